package org.diskchain.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Holder;
import org.diskchain.bytes.Volume;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;
import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.Fault;
import org.diskchain.disk.FaultCode;
import org.diskchain.disk.Format;
import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Journal;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.Participant;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Witness;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.plan.Effect.Reason;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.plan.Planned.Refused;
import org.diskchain.read.Circumstances;
import org.diskchain.read.Measured;
import org.diskchain.testing.Paper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a merge does to each disk, and all that refuses it.
///
/// ```
///   base - T - M - S - K - L
///     |    |   +- X
///     |    +- Y - Z
///     +- U
/// ```
final class MergePlannerTest {
    private static final Path VM = Path.of("/vm").toAbsolutePath();
    private static final Measured AMOUNTS = Paper.amounts(100, 1_000, 1_500, 0);

    private final List<DiskNode> disks = new ArrayList<>();
    private final List<Journal> unfinished = new ArrayList<>();
    private Circumstances machine; // null: room, and nobody in the way
    private Measured amounts = AMOUNTS;
    private List<Path> named = List.of(VM);
    private boolean targetNamed;

    @BeforeEach
    void web() {
        disk("base", null);
        disk("T", "base");
        disk("M", "T");
        disk("S", "M");
        disk("K", "S");
        disk("L", "K");
        disk("X", "M");
        disk("Y", "T");
        disk("Z", "Y");
        disk("U", "base");
    }

    private void disk(String name, String parent, Finding... findings) {
        Guid identity = identity(name);
        ParentLink link =
                parent == null
                        ? ParentLink.NONE
                        : new ParentLink(List.of(identity(parent)), List.of());
        DiskType type = parent == null ? DiskType.DYNAMIC : DiskType.DIFFERENCING;
        DiskFacts facts =
                new DiskFacts(
                        Format.VHDX,
                        type,
                        1 << 20,
                        1 << 22,
                        1 << 20,
                        512,
                        identity,
                        identity,
                        link,
                        "");
        ParentState state =
                parent == null
                        ? new ParentState.Base()
                        : new ParentState.Resolved(path(parent), ParentState.Found.RECORDED);
        disks.removeIf(disk -> disk.path().equals(path(name)));
        disks.add(
                new DiskNode(
                        path(name),
                        name,
                        Instant.EPOCH,
                        facts,
                        0,
                        state,
                        List.of(findings),
                        false));
    }

    private static Guid identity(String name) {
        return new Guid(1, name.hashCode());
    }

    private static Path path(String name) {
        return VM.resolve(name + ".vhdx");
    }

    private DiskForest forest() {
        return new DiskForest(disks, unfinished, List.of(VM));
    }

    private Effects effects(int depth) {
        return MergePlanner.effects(forest(), path("S"), depth);
    }

    private Planned plan() {
        return MergePlanner.plan(
                forest(), new MergeWish(path("S"), 2, named, targetNamed), amounts, machine());
    }

    private List<Refusal> refusals() {
        return assertInstanceOf(Refused.class, plan()).reasons();
    }

    private static List<Path> paths(String... names) {
        return List.of(names).stream().map(MergePlannerTest::path).toList();
    }

    @Test
    void everyDiskHasItsEffect() {
        Effects effects = effects(2);
        assertEquals(paths("S", "M", "T"), effects.mergedLine());
        assertEquals(paths("T"), effects.disks(Kind.TARGET));
        assertEquals(paths("S", "M"), effects.disks(Kind.MERGED));
        assertEquals(paths("X", "Y", "Z"), effects.disks(Kind.INVALIDATED));
        assertEquals(paths("K"), effects.disks(Kind.ORPHANED));
        assertEquals(paths("L"), effects.disks(Kind.FOLLOWS));
        assertEquals(paths("base", "U"), effects.disks(Kind.UNTOUCHED));
    }

    @Test
    void reasonsNameTheDiskThatCausesThem() {
        Effects effects = effects(2);
        assertEquals(
                new Effect(path("X"), Kind.INVALIDATED, Reason.BUILT_ON, path("M")),
                effects.of(path("X")));
        assertEquals(
                new Effect(path("Z"), Kind.INVALIDATED, Reason.BUILT_ON_INVALID, path("Y")),
                effects.of(path("Z")));
        assertEquals(
                new Effect(path("L"), Kind.FOLLOWS, Reason.VALID_WITH, path("K")),
                effects.of(path("L")));
        assertEquals(Reason.PICKED, effects.of(path("S")).reason());
        assertEquals(Reason.BETWEEN, effects.of(path("M")).reason());
    }

    @Test
    void depthDecidesWhichDisksAreTouched() {
        assertEquals(paths("X"), effects(1).disks(Kind.INVALIDATED));
        assertEquals(paths("U", "X", "Y", "Z"), sorted(effects(3).disks(Kind.INVALIDATED)));
    }

    private static List<Path> sorted(List<Path> paths) {
        return paths.stream().sorted().toList();
    }

    @Test
    void aDepthBeyondTheBaseIsNoPlan() {
        assertThrows(IllegalArgumentException.class, () -> effects(4));
        assertThrows(IllegalArgumentException.class, () -> effects(0));
    }

    @Test
    void aSoundChainIsPlanned() {
        MergePlan plan = assertInstanceOf(MergePlan.class, plan());
        assertEquals(Optional.empty(), plan.begun());
        assertEquals(List.of(VM), plan.searched());
    }

    @Test
    void aDiskThatAnotherProgramHasOrThatMayNotBeWrittenAreEachARefusal() {
        List<Holder> holders = List.of(new Holder("qemu", 4120));
        for (String disk : List.of("S", "M", "T")) {
            machine = machine(Map.of(path(disk), holders), Set.of());
            assertEquals(List.of(new Refusal.InUse(path(disk), holders)), refusals());
            machine = machine(Map.of(), Set.of(path(disk)));
            assertEquals(List.of(new Refusal.NotWritable(path(disk), path(disk))), refusals());
        }
        machine = machine(Map.of(), Set.of(VM));
        assertEquals(List.of(new Refusal.NotWritable(path("T"), VM)), refusals());
        machine = machine(Map.of(path("base"), holders), Set.of(path("base"), path("X")));
        assertInstanceOf(MergePlan.class, plan());
    }

    private Circumstances machine(Map<Path, List<Holder>> holders, Set<Path> notWritable) {
        Volume volume = new Volume("/", 1 << 20);
        return Paper.machine(forest(), volume, holders, notWritable, List.of());
    }

    @Test
    void anErrorOfALinkAnywhereInTheChainRefuses() {
        Finding sectors = new Finding.SectorSizeDiffers(path("M"), path("T"), 512, 4096);
        disk("M", "T", sectors);
        assertEquals(List.of(new Refusal.Unsound(path("M"), sectors)), refusals());
        disk("M", "T");
        Finding cycle = new Finding.ParentCycle(path("base"), List.of(path("base")));
        disk("base", null, cycle);
        assertEquals(List.of(new Refusal.Unsound(path("base"), cycle)), refusals());
    }

    @Test
    void theRealPlacesDecideWhatMayBeWritten() {
        Path far = Path.of("/far").toAbsolutePath();
        named = List.of();
        machine = real(Map.of(path("T"), far.resolve("T")));
        assertEquals(List.of(new Refusal.OutsidePlaces(path("T"))), refusals());
        named = List.of(path("T"));
        assertInstanceOf(MergePlan.class, plan());
        named = List.of(VM.resolve("way"));
        machine = real(Map.of(path("T"), far.resolve("T"), VM.resolve("way"), far));
        assertInstanceOf(MergePlan.class, plan());
    }

    private Circumstances real(Map<Path, Path> real) {
        Volume volume = new Volume("/", 1 << 20);
        return Paper.machine(forest(), volume, Map.of(), Set.of(), real, List.of(), Map.of());
    }

    @Test
    void allReasonsComeAtOnce() {
        disk("M", "T", new Finding.ParentMismatch(path("M"), path("T"), Guid.ZERO, Guid.ZERO));
        disk("base", null, faulty("base", FaultCode.BLOCKS_OVERLAP));
        machine =
                Paper.machine(
                        forest(),
                        new Volume("/", 499),
                        Map.of(path("S"), List.of(new Holder("qemu", 4120))),
                        Set.of(path("T"), VM),
                        Map.of(),
                        List.of(),
                        Map.of());
        assertEquals(
                List.of(
                        "parent-mismatch",
                        "blocks-overlap",
                        "in-use",
                        "not-writable",
                        "not-writable",
                        "no-space"),
                refusals().stream().map(Refusal::code).toList());
    }

    @Test
    void damageThatOnlyForbidsWritingRefusesWhereItIsWritten() {
        disk("base", null, faulty("base", FaultCode.FOOTER_MISSING));
        assertInstanceOf(MergePlan.class, plan());
        disk("T", "base", faulty("T", FaultCode.FOOTER_MISSING));
        assertEquals("footer-missing", refusals().getFirst().code());
    }

    private static Finding faulty(String name, FaultCode code) {
        return new Finding.Faulty(path(name), new Fault(code, "x", 0, "a", "b"));
    }

    @Test
    void whatFollowsFromAnErrorIsNotAnotherReason() {
        disk("base", null, faulty("base", FaultCode.BLOCKS_OVERLAP));
        disk("T", "base", new Finding.ChainBroken(path("T"), path("base")));
        disk("M", "T", new Finding.ChainBroken(path("M"), path("base")));
        assertEquals(1, refusals().size());
    }

    @Test
    void justEnoughSpaceIsEnough() {
        machine = Paper.machine(forest(), new Volume("/", 500), Map.of(), Set.of(), List.of());
        assertInstanceOf(MergePlan.class, plan());
        machine = Paper.machine(forest(), new Volume("/", 499), Map.of(), Set.of(), List.of());
        assertEquals(List.of(new Refusal.NoSpace(path("T"), "/", 500, 499)), refusals());
    }

    @Test
    void cutDataRefuses() {
        amounts = Paper.amounts(100, 1_000, 1_500, 4_096);
        assertEquals(List.of(new Refusal.WouldCutData(path("T"), path("S"), 4_096)), refusals());
    }

    @Test
    void vhdsOfDifferingSizeAreNotMerged() {
        disk("M", "T", new Finding.SizeDiffers(path("M"), path("T"), 1, 2, true));
        assertEquals(List.of(new Refusal.VhdSizesDiffer(path("M"), path("T"))), refusals());
    }

    @Test
    void onlyWhatWasNamedIsWritten() {
        DiskNode far = disks.get(1);
        Path elsewhere = Path.of("/golden/T.vhdx").toAbsolutePath();
        disks.set(
                1,
                new DiskNode(
                        elsewhere,
                        "T",
                        far.modified(),
                        far.facts(),
                        0,
                        far.parent(),
                        List.of(),
                        true));
        DiskNode m = disks.get(2);
        disks.set(
                2,
                new DiskNode(
                        m.path(),
                        "M",
                        m.modified(),
                        m.facts(),
                        0,
                        new ParentState.Resolved(elsewhere, ParentState.Found.RECORDED),
                        List.of(),
                        false));
        named = List.of();
        assertEquals(List.of(new Refusal.OutsidePlaces(elsewhere)), refusals());
        named = List.of(elsewhere.getParent());
        assertInstanceOf(MergePlan.class, plan());
    }

    @Test
    void anAmbiguousLinkAsksForTheTargetByName() {
        Path other = VM.resolve("copy/M.vhdx");
        disk("S", "M", new Finding.ParentAmbiguous(path("S"), path("M"), other));
        assertEquals(List.of(new Refusal.Ambiguous(path("S"), path("M"), other)), refusals());
        targetNamed = true;
        MergePlan plan = assertInstanceOf(MergePlan.class, plan());
        assertEquals(List.of(new Warning.Ambiguous(path("S"), path("M"), other)), plan.warnings());
    }

    @Test
    void anotherUnfinishedMergeRefuses() {
        unfinished.add(journal("M", "T"));
        assertEquals(
                List.of(new Refusal.OtherMergeUnfinished(path("M"), unfinished.getFirst().file())),
                refusals());
    }

    @Test
    void theSameUnfinishedMergeIsGoneOnWith() {
        unfinished.add(journal("S", "M", "T"));
        disk(
                "T",
                "base",
                new Finding.MergeUnfinished(path("T"), unfinished.getFirst().file(), false));
        MergePlan plan = assertInstanceOf(MergePlan.class, plan());
        assertEquals(Optional.of(unfinished.getFirst()), plan.begun());
    }

    @Test
    void disksThatTheBegunMergeHasCutOffAreStillNamed() {
        assertStillNamed(new ParentState.Mismatch(path("T"), new Guid(7, 7)));
        assertStillNamed(new ParentState.Missing(List.of())); // it was found by its identity
    }

    private void assertStillNamed(ParentState cutOff) {
        unfinished.clear();
        unfinished.add(journal("S", "M", "T"));
        disks.replaceAll(
                disk ->
                        disk.path().equals(path("Y"))
                                ? new DiskNode(
                                        disk.path(),
                                        "Y",
                                        disk.modified(),
                                        disk.facts(),
                                        0,
                                        cutOff,
                                        List.of(),
                                        false)
                                : disk);
        assertEquals(paths("X", "Y", "Z"), effects(2).disks(Kind.INVALIDATED));
    }

    private Circumstances machine() {
        return machine == null ? Paper.machine(forest(), "/", 1 << 20) : machine;
    }

    private static Journal journal(String... line) {
        List<Participant> participants = new ArrayList<>();
        for (String name : line) {
            Witness witness = new Witness(path(name), 1, "k", Instant.EPOCH, identity(name), "d");
            participants.add(new Participant(path(name), identity(name), new Guid(7, 7), witness));
        }
        Path target = participants.getLast().path();
        return Paper.journal(
                JournalFile.beside(target), Phase.COPY, participants, 0, 0, 1, Instant.EPOCH);
    }

    @Test
    void checkpointsAndChangeTrackingAreWarnedOf() {
        Path checkpoint = VM.resolve("S.avhdx");
        disks.replaceAll(
                disk ->
                        disk.path().equals(path("S"))
                                ? new DiskNode(
                                        checkpoint,
                                        "S",
                                        disk.modified(),
                                        disk.facts(),
                                        0,
                                        disk.parent(),
                                        List.of(),
                                        false)
                                : disk);
        Path side = VM.resolve("S.avhdx.rct");
        machine =
                Paper.machine(
                        forest(), new Volume("/", 1 << 20), Map.of(), Set.of(), List.of(side));
        Planned planned =
                MergePlanner.plan(
                        forest(), new MergeWish(checkpoint, 2, named, false), amounts, machine());
        assertEquals(
                List.of(
                        new Warning.Checkpoint(checkpoint),
                        new Warning.ChangeTracking(checkpoint, side)),
                planned.warnings());
        assertTrue(planned instanceof MergePlan);
    }

    @Test
    void aFileThatItsVolumeCannotHoldIsRefused() {
        Volume most = new Volume("/", 1 << 20, 1_500);
        machine = Paper.machine(forest(), most, Map.of(), Set.of(), List.of());
        assertInstanceOf(MergePlan.class, plan());
        Volume less = new Volume("/", 1 << 20, 1_499);
        machine = Paper.machine(forest(), less, Map.of(), Set.of(), List.of());
        Refused refused = assertInstanceOf(Refused.class, plan());
        assertEquals(
                List.of(new Refusal.FileTooLarge(path("T"), "/", 1_500, 1_499)), refused.reasons());
    }
}
