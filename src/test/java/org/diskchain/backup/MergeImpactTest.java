package org.diskchain.backup;

import static org.diskchain.testing.VssDocuments.ABLE;
import static org.diskchain.testing.VssDocuments.component;
import static org.diskchain.testing.VssDocuments.components;
import static org.diskchain.testing.VssDocuments.differenced;
import static org.diskchain.testing.VssDocuments.file;
import static org.diskchain.testing.VssDocuments.files;
import static org.diskchain.testing.VssDocuments.group;
import static org.diskchain.testing.VssDocuments.metadata;
import static org.diskchain.testing.VssDocuments.partial;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.backup.MergeImpact.Advice;
import org.diskchain.backup.MergeImpact.Bytes;
import org.diskchain.backup.MergeImpact.Concern;
import org.diskchain.backup.MergeImpact.DiskImpact;
import org.diskchain.chain.DiskForest;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Effects;
import org.diskchain.plan.MergePlanner;
import org.diskchain.testing.PaperForest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a merge does to the next backup: before and after, in bytes, and what is worth saying.
final class MergeImpactTest {
    private static final Path VM = Path.of("/vm").toAbsolutePath();
    private static final int BLOCK = 2 << 20; // what each file on paper has besides its own bytes
    private static final Instant NOW = Instant.parse("2026-03-10T00:00:00.0000001Z");
    private static final Instant BACKUP = Instant.parse("2026-03-05T00:00:00.0000001Z");
    private static final PathRules RULES =
            new PathRules(
                    List.of(new PathRule(WindowsPath.parse("C:\\VMs").orElseThrow(), VM, false)));
    private static final ForecastInputs INPUTS =
            new ForecastInputs(
                    BackupType.INCREMENTAL,
                    LastBackup.at(BACKUP),
                    LastBackup.NEVER,
                    RULES,
                    Variables.USUAL);

    /// base - a - leaf, and base - side. All files were changed in 1970.
    private static final DiskForest FOREST =
            new PaperForest(VM)
                    .base("base.vhdx", 1000)
                    .child("a.vhdx", "base.vhdx", 100)
                    .child("leaf.vhdx", "a.vhdx", 10)
                    .child("side.vhdx", "base.vhdx", 1)
                    .made();

    private static MergeImpact impact(VssSet set, Set<Path> rescued, Map<Path, Long> sizes) {
        Effects effects = MergePlanner.effects(FOREST, VM.resolve("a.vhdx"), 1, rescued);
        return MergeImpact.of(set, FOREST, INPUTS, effects, sizes, NOW);
    }

    private static MergeImpact impact(VssSet set) {
        return impact(set, Set.of(), Map.of(VM.resolve("base.vhdx"), BLOCK + 1100L));
    }

    private static List<Concern> concerns(MergeImpact impact, String disk) {
        return impact.disks().stream()
                .filter(each -> each.disk().equals(VM.resolve(disk)))
                .map(DiskImpact::concerns)
                .findFirst()
                .orElseThrow();
    }

    private static VssSet of(int types, String... entries) throws IOException {
        return Backup.of(
                components("incremental", ABLE, component("vm", differenced(entries))),
                metadata(ABLE, group("Machines", "vm", files("C:\\VMs", "*", "no", types))));
    }

    private static String at(Instant time) {
        return Long.toUnsignedString(Filetime.of(time).ticks());
    }

    @Test
    void aParentWhoseWritersTimeIsOldMayBeLeftOutAlthoughItsContentChanged() throws IOException {
        VssSet set = of(0xF0F, file("C:\\VMs", "*", "no", at(BACKUP.minusSeconds(60))));

        MergeImpact impact = impact(set);

        assertEquals(Verdict.LEFT_OUT, impact.before().of(VM.resolve("base.vhdx")).verdict());
        assertEquals(
                new DiskImpact(
                        VM.resolve("base.vhdx"),
                        Effect.Kind.TARGET,
                        Verdict.LEFT_OUT,
                        Verdict.DEPENDS,
                        List.of(Concern.MAY_BE_LEFT_OUT)),
                impact.disks().getFirst());
        assertEquals(new Bytes(0, 0), impact.bytesBefore());
        // leaf: when it is reconnected; a: merged, and its link was written
        assertEquals(new Bytes(0, 3 * BLOCK + 1100 + 100 + 10), impact.bytesAfter());
        assertEquals(List.of(Concern.MAY_BE_COPIED_THOUGH_MERGED), concerns(impact, "a.vhdx"));
    }

    @Test
    void bySoftwaresOwnRecordsTheWholeParentIsCopiedNextTime() throws IOException {
        MergeImpact impact = impact(of(0xF0F, file("C:\\VMs", "*", "no", "0")));

        assertEquals(List.of(Concern.COPIED_WHOLE), concerns(impact, "base.vhdx"));
        assertEquals(new Bytes(0, 0), impact.bytesBefore());
    }

    @Test
    void theSourceIsWrittenTooAndAnOrphanWhenItIsReconnected() throws IOException {
        MergeImpact impact = impact(of(0xF0F, file("C:\\VMs", "*", "no", "0")));

        assertEquals(Verdict.WHOLE, impact.after().of(VM.resolve("a.vhdx")).verdict());
        assertEquals(List.of(Concern.COPIED_THOUGH_MERGED), concerns(impact, "a.vhdx"));
        assertEquals(Verdict.LEFT_OUT, impact.after().of(VM.resolve("leaf.vhdx")).verdict());
        assertEquals(List.of(Concern.COPIED_ONCE_RECONNECTED), concerns(impact, "leaf.vhdx"));
        assertEquals(List.of(), concerns(impact, "side.vhdx"));
        long merged = 2 * BLOCK + 1100 + 100;
        assertEquals(new Bytes(merged, merged + BLOCK + 10), impact.bytesAfter());
    }

    @Test
    void anOrphanMayBeCopiedOnceItIsReconnectedWhereTheTimeOfTheWriterIsOld() throws IOException {
        MergeImpact impact =
                impact(of(0xF0F, file("C:\\VMs", "*", "no", at(BACKUP.minusSeconds(60)))));

        assertEquals(
                List.of(Concern.MAY_BE_COPIED_ONCE_RECONNECTED), concerns(impact, "leaf.vhdx"));
    }

    @Test
    void ofDisksOfNoUseNothingIsSaidMoreCertainlyThanItsVerdict() throws IOException {
        VssSet partial =
                Backup.of(
                        components(
                                "incremental",
                                ABLE,
                                component(
                                        "vm",
                                        partial("C:\\VMs", "a.vhdx"),
                                        partial("C:\\VMs", "side.vhdx"))),
                        metadata(ABLE));
        MergeImpact ranges = impact(partial);

        assertEquals(
                List.of(Concern.RANGES_COPIED_THOUGH_MERGED, Concern.NAMED_EXACTLY),
                concerns(ranges, "a.vhdx"));
        assertEquals(List.of(Concern.RANGES_COPIED_THOUGH_INVALID), concerns(ranges, "side.vhdx"));
        // changed in 1970, which is after the time of the writer and before the last backup
        VssSet either = of(0xF0F, file("C:\\VMs", "side.vhdx", "no", "1"));
        MergeImpact depends = impact(either);
        assertEquals(Verdict.DEPENDS, depends.after().of(VM.resolve("side.vhdx")).verdict());
        assertEquals(List.of(Concern.MAY_BE_COPIED_THOUGH_INVALID), concerns(depends, "side.vhdx"));
    }

    @Test
    void byItsMaskEverythingIsCopiedDeadAndBrokenFilesToo() throws IOException {
        MergeImpact impact = impact(of(0xF0F));

        assertEquals(List.of(Concern.COPIED_WHOLE), concerns(impact, "base.vhdx"));
        assertEquals(List.of(Concern.COPIED_THOUGH_MERGED), concerns(impact, "a.vhdx"));
        assertEquals(List.of(Concern.COPIED_THOUGH_INVALID), concerns(impact, "side.vhdx"));
        assertEquals(List.of(), concerns(impact, "leaf.vhdx"));
        assertEquals(new Bytes(4 * BLOCK + 1111, 4 * BLOCK + 1111), impact.bytesBefore());
        assertEquals(new Bytes(4 * BLOCK + 1211, 4 * BLOCK + 1211), impact.bytesAfter());
    }

    @Test
    void aSetThatThisKindOfBackupDoesNotNeedLeavesWhatWasMergedInNoBackup() throws IOException {
        assertEquals(List.of(Concern.LEFT_OUT), concerns(impact(of(0x1)), "base.vhdx"));
        VssSet other =
                Backup.of(
                        components("incremental", ABLE, component("vm")),
                        metadata(ABLE, group("Machines", "vm", files("D:\\", "*"))));
        assertEquals(List.of(Concern.NOT_IN_BACKUP), concerns(impact(other), "base.vhdx"));
        VssSet noMetadata = Backup.of(components("incremental", ABLE, component("vm")));
        assertEquals(List.of(Concern.CANNOT_BE_TOLD), concerns(impact(noMetadata), "base.vhdx"));
    }

    @Test
    void anEntryThatNamesTheMergedFileExactlyWillNameAMissingOne() throws IOException {
        MergeImpact impact = impact(of(0xF0F, file("C:\\VMs", "a.vhdx", "no", "0")));

        assertEquals(
                List.of(Concern.COPIED_THOUGH_MERGED, Concern.NAMED_EXACTLY),
                concerns(impact, "a.vhdx"));
    }

    @Test
    void aFileSetThatNamesItExactlyIsFoundBesideOneThatNamesMore() throws IOException {
        VssSet set =
                Backup.of(
                        components("incremental", ABLE, component("vm")),
                        metadata(
                                ABLE,
                                group(
                                        "Machines",
                                        "vm",
                                        files("C:\\VMs", "*"),
                                        files("C:\\VMs", "a.vhdx"))));

        assertEquals(
                List.of(Concern.COPIED_THOUGH_MERGED, Concern.NAMED_EXACTLY),
                concerns(impact(set), "a.vhdx"));
    }

    @Test
    void anEntryOfWhichNobodyKnowsWhereItLeadsIsNotSaidToNameIt() throws IOException {
        VssSet set = of(0x1, file("%NOPE%", "a.vhdx", "no", "0"));

        MergeImpact impact = impact(set);

        assertEquals(Verdict.UNKNOWN, impact.after().of(VM.resolve("a.vhdx")).verdict());
        assertEquals(List.of(), concerns(impact, "a.vhdx"));
    }

    @Test
    void rescuedDisksChangeToo() throws IOException {
        MergeImpact impact =
                impact(
                        of(0xF0F, file("C:\\VMs", "*", "no", "0")),
                        Set.of(VM.resolve("side.vhdx")),
                        Map.of(
                                VM.resolve("base.vhdx"), 5L * BLOCK,
                                VM.resolve("side.vhdx"), 3L * BLOCK));

        assertEquals(List.of(Concern.COPIED_WHOLE), concerns(impact, "side.vhdx"));
        assertEquals(9L * BLOCK + 100, impact.bytesAfter().least()); // with the source
    }

    @Test
    void whatWasNotMeasuredHasAnUpperBound() throws IOException {
        MergeImpact impact = impact(of(0xF0F, file("C:\\VMs", "*", "no", "0")), Set.of(), Map.of());
        long least = 2 * BLOCK + 1000 + 100; // base and a

        assertEquals(
                new Bytes(least, least + PaperForest.VIRTUAL_SIZE + BLOCK + 10), // and leaf
                impact.bytesAfter());
    }

    @Test
    void aFullBackupIsAlwaysAdvised() throws IOException {
        assertEquals(
                List.of(
                        Advice.FULL_BACKUP,
                        Advice.KEEP_EARLIER_TOGETHER,
                        Advice.DOCUMENTS_BECOME_OLD),
                impact(of(0xF0F)).advice());
    }
}
