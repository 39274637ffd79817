package org.diskchain.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Holder;
import org.diskchain.bytes.HostTrait;
import org.diskchain.bytes.NoRoomException;
import org.diskchain.bytes.NoRoomException.Kind;
import org.diskchain.bytes.Volume;
import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.Fault;
import org.diskchain.disk.FaultCode;
import org.diskchain.disk.Format;
import org.diskchain.disk.RecordedPath;
import org.diskchain.disk.Severity;
import org.diskchain.journal.JournalDamagedException.Damage;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Effects;
import org.diskchain.plan.Refusal;
import org.diskchain.plan.Warning;
import org.diskchain.run.OutOfRoomException;
import org.diskchain.run.OutOfRoomException.Work;
import org.diskchain.run.RunRefusedException;
import org.diskchain.work.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything that the engine can find has its words, in both languages.
final class WordsTest {
    private static final Path DISK = Path.of("/vm/a.vhdx").toAbsolutePath();
    private static final Path OTHER = Path.of("/vm/b.vhdx").toAbsolutePath();
    private static final Guid ID = new Guid(1, 2);

    private static List<Finding> findings() {
        return List.of(
                new Finding.Unreadable(DISK, "reason"),
                new Finding.NotFound(DISK),
                new Finding.ParentMissing(DISK, List.of(OTHER)),
                new Finding.ParentMismatch(DISK, OTHER, ID, Guid.ZERO),
                new Finding.ParentCycle(DISK, List.of(OTHER)),
                new Finding.ParentBlocked(DISK, "\\\\server\\share"),
                new Finding.ParentUnidentified(DISK),
                new Finding.ParentAmbiguous(DISK, OTHER, DISK),
                new Finding.ParentMoved(DISK, OTHER),
                new Finding.AbsolutePathStale(DISK, "D:\\b.vhdx"),
                new Finding.ParentTimeDiffers(DISK, OTHER, Instant.EPOCH, Instant.EPOCH),
                new Finding.ParentBySecondIdentity(DISK, OTHER),
                new Finding.ParentSuperseded(DISK, OTHER, OTHER),
                new Finding.ParentFormatDiffers(DISK, OTHER),
                new Finding.SectorSizeDiffers(DISK, OTHER, 512, 4096),
                new Finding.SizeDiffers(DISK, OTHER, 1, 2, true),
                new Finding.SizeDiffers(DISK, OTHER, 1, 2, false),
                new Finding.ChainBroken(DISK, OTHER),
                new Finding.Twin(DISK, OTHER),
                new Finding.MergeUnfinished(DISK, OTHER, true),
                new Finding.MergeUnfinished(DISK, OTHER, false),
                new Finding.ChangedMeanwhile(DISK),
                new Finding.ReconnectUnfinished(DISK, OTHER),
                new Finding.RebaseUnfinished(DISK, OTHER),
                new Finding.RecordDamaged(DISK, OTHER, Damage.CHECKSUM),
                new Finding.JournalDamaged(DISK, OTHER, Damage.CHECKSUM));
    }

    private static List<Refusal> refusals() {
        return List.of(
                new Refusal.Unsound(DISK, new Finding.ParentMoved(DISK, DISK)),
                new Refusal.InUse(DISK, List.of()),
                new Refusal.NotWritable(DISK, OTHER),
                new Refusal.FileTooLarge(DISK, "/vm", 9, 5),
                new Refusal.NotRescuable(DISK),
                new Refusal.NoSpace(DISK, "D:", 2, 1),
                new Refusal.WouldCutData(DISK, OTHER, 512),
                new Refusal.VhdSizesDiffer(DISK, OTHER),
                new Refusal.OtherMergeUnfinished(DISK, OTHER),
                new Refusal.TableFull(DISK, 9, 5),
                new Refusal.NotDifferencing(DISK),
                new Refusal.ParentIsBelow(DISK, OTHER),
                new Refusal.ParentFormatDiffers(DISK, OTHER),
                new Refusal.SectorSizeDiffers(DISK, OTHER, 512, 4096),
                new Refusal.IdentityDiffers(DISK, OTHER, ID, Guid.ZERO),
                new Refusal.NotWindowsPath(DISK, "x", "y.vhd"),
                new Refusal.PathNotRecordable(DISK, OTHER),
                new Refusal.ReconnectUnfinished(DISK, OTHER),
                new Refusal.UndoKept(DISK, OTHER),
                new Refusal.RebaseUnfinished(DISK, OTHER),
                new Refusal.CannotDrop(DISK),
                new Refusal.OutsidePlaces(DISK),
                new Refusal.Ambiguous(DISK, OTHER, DISK));
    }

    private static List<Warning> warnings() {
        return List.of(
                new Warning.Checkpoint(DISK),
                new Warning.ChangeTracking(DISK, OTHER),
                new Warning.Ambiguous(DISK, OTHER, DISK),
                new Warning.HostFile(DISK, HostTrait.SPARSE),
                new Warning.HostFile(DISK, HostTrait.COMPRESSED),
                new Warning.HostFile(DISK, HostTrait.ENCRYPTED));
    }

    @Test
    void aPathOfWindowsIsNotToldAsANameOfAnotherSystem() {
        Path odd = Path.of("/vm", ".\\x.vhd").toAbsolutePath();
        String told =
                new Words(Locale.ENGLISH)
                        .next(new Finding.ParentMissing(DISK, List.of(odd, OTHER)));
        assertTrue(told.contains(OTHER.toString()), told);
        assertFalse(told.contains(".\\x.vhd"), told);
    }

    @Test
    void theListsAboveLeaveNoKindOut() {
        assertEquals(kinds(Finding.class), classes(findings(), Finding.Faulty.class));
        assertEquals(kinds(Refusal.class), classes(refusals()));
        assertEquals(kinds(Warning.class), classes(warnings()));
    }

    private static Set<Class<?>> kinds(Class<?> sealed) {
        return Set.of(sealed.getPermittedSubclasses());
    }

    private static Set<Class<?>> classes(List<?> values, Class<?>... more) {
        return Stream.concat(values.stream().map(Object::getClass), Stream.of(more))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "pt-BR"})
    void everyMessageNamesTheFileAndSaysWhatToDo(String language) {
        Words words = new Words(Locale.forLanguageTag(language));
        List<String> messages = new ArrayList<>();
        findings().forEach(finding -> messages.add(words.message(finding)));
        refusals().forEach(refusal -> messages.add(words.message(refusal)));
        warnings().forEach(warning -> messages.add(words.message(warning)));
        for (var reason : RunRefusedException.Reason.values()) {
            messages.add(words.message(new RunRefusedException(reason, DISK)));
        }
        for (var what : RunRefusedException.Difference.values()) {
            for (var remedy : RunRefusedException.Remedy.values()) {
                messages.add(words.message(new RunRefusedException(DISK, what, remedy)));
            }
        }
        for (Damage damage : EnumSet.complementOf(EnumSet.of(Damage.CHECKSUM))) {
            messages.add(words.message(new Finding.JournalDamaged(DISK, OTHER, damage)));
        }
        messages.addAll(room(words));
        for (FaultCode code : FaultCode.values()) {
            Fault fault = new Fault(code, "BAT", 0x600, "1", "2");
            String message = words.message(new Finding.Faulty(DISK, fault));
            assertTrue(message.contains("BAT") && message.contains("0x600"), message);
            messages.add(message);
        }

        for (String message : messages) {
            assertTrue(message.startsWith(DISK + ": "), message);
            assertTrue(message.endsWith("."), message);
            assertFalse(message.contains("{"), message);
        }
        assertEquals(messages.size(), Set.copyOf(messages).size(), "two say the same");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "pt-BR"})
    void everyConstantHasAName(String language) {
        Words words = new Words(Locale.forLanguageTag(language));
        Stream.of(
                        Arrays.stream(Effect.Kind.values()).map(words::name),
                        Arrays.stream(Stage.values()).map(words::name),
                        Arrays.stream(Severity.values()).map(words::name),
                        Arrays.stream(Format.values()).map(words::name),
                        Arrays.stream(DiskType.values()).map(words::name),
                        Arrays.stream(RecordedPath.Kind.values()).map(words::name),
                        Arrays.stream(Effect.Reason.values()).map(reason -> why(words, reason)),
                        Stream.of(
                                        new ParentState.Base(),
                                        new ParentState.Resolved(OTHER, ParentState.Found.RECORDED),
                                        new ParentState.Missing(List.of()),
                                        new ParentState.Mismatch(OTHER, ID),
                                        new ParentState.Cycle(OTHER, List.of()),
                                        new ParentState.Blocked(""))
                                .map(words::name))
                .flatMap(names -> names)
                .forEach(name -> assertFalse(name.isBlank()));
    }

    private static String why(Words words, Effect.Reason reason) {
        Effect effect = new Effect(DISK, Effect.Kind.UNTOUCHED, reason, OTHER);
        return words.why(effect, new Effects(List.of(DISK, OTHER), new LinkedHashMap<>()));
    }

    @Test
    void reasonsNameTheDiskThatCausesThem() {
        assertEquals(
                "Built on b.vhdx, not on a.vhdx",
                why(new Words(Locale.ENGLISH), Effect.Reason.BUILT_ON));
        assertEquals(
                "Válido de novo junto com b.vhdx",
                why(new Words(Locale.of("pt")), Effect.Reason.VALID_WITH));
    }

    @Test
    void countsAreWordsThatAgree() {
        Words words = new Words(Locale.ENGLISH);
        assertEquals("No disk becomes invalid", words.becomeInvalid(0));
        assertEquals("1 disk becomes invalid", words.becomeInvalid(1));
        assertEquals("1,200 disks become invalid", words.becomeInvalid(1200));
        assertEquals("Refused for 2 reasons", words.refusedFor(2));
    }

    @Test
    void holdersAreNamedAsFarAsTheSystemTells() {
        Words words = new Words(Locale.ENGLISH);
        List<Holder> holders =
                List.of(new Holder("vmwp.exe", 4120), new Holder("", 7), new Holder("", 0));

        assertEquals(
                "Opened by vmwp.exe (process 4120), process 7, another program. Shut the machine"
                        + " down, or detach the disk, then try again.",
                words.next(new Refusal.InUse(DISK, holders)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u001b[2Jb", "a\u202eb", "a\nb", "a\u0000b", "a\ud800b", "a\u2028b"})
    void whatActsInsteadOfBeingSeenIsWrittenAsItsCode(String name) {
        String shown = Visible.text(name);

        assertTrue(shown.matches("a\\\\(u[0-9a-f]{4}|n)(\\[2J)?b"), shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain.vhdx", "100%.vhd", "Área de São João.vhdx", "虚拟磁盘.vhd", "💾.vhd"})
    void ordinaryNamesStayAsTheyAre(String name) {
        assertEquals(name, Visible.text(name));
    }

    private static Set<String> room(Words words) {
        Set<String> messages = new LinkedHashSet<>();
        for (var kind : Kind.values()) {
            messages.add(words.message(new NoRoomException(kind, DISK, null)));
            for (Volume volume : List.of(new Volume("/vm", 5), new Volume("/vm", 5, 70))) {
                for (long growth : List.of(4L, 90L)) {
                    for (Work work : Work.values()) {
                        messages.add(
                                words.message(
                                        new OutOfRoomException(
                                                kind, DISK, volume, work, growth, 80, null)));
                    }
                }
            }
        }
        return messages;
    }

    @Test
    void aFullVolumeIsNamedWithWhatIsMissing() {
        Words words = new Words(Locale.ENGLISH);
        Volume volume = new Volume("/srv", 1_000, 4_000);
        String full =
                words.message(
                        new OutOfRoomException(
                                Kind.VOLUME_FULL, DISK, volume, Work.MERGE, 3_500, 0, null));
        assertTrue(full.contains("/srv") && full.contains("2,500 bytes"), full);
        String limited =
                words.message(
                        new OutOfRoomException(
                                Kind.FILE_TOO_LARGE, DISK, volume, Work.MERGE, 1, 9_000, null));
        assertTrue(limited.contains("4,000 bytes") && limited.contains("9,000 bytes"), limited);
    }

    @Test
    void aRunThatIsRefusedForAnotherProgramNamesIt() {
        Words words = new Words(Locale.ENGLISH);
        Holder holder = new Holder("qemu-system-x86", 4711);
        String message = words.message(new RunRefusedException(DISK, List.of(holder)));
        assertTrue(message.contains("qemu-system-x86 (process 4711)"), message);
        String unknown = words.message(new RunRefusedException(DISK, List.of()));
        assertTrue(unknown.contains("another program"), unknown);
    }
}
