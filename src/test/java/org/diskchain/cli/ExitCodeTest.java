package org.diskchain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.diskchain.bytes.NoRoomException;
import org.diskchain.bytes.NoRoomException.Kind;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;
import org.diskchain.journal.Phase;
import org.diskchain.read.ChainBrokenException;
import org.diskchain.run.RunRefusedException;
import org.diskchain.testing.PaperForest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// How commands end, and what they say where they have no answer.
final class ExitCodeTest {
    private static final Path VM = Path.of("/vm").toAbsolutePath();
    private static final Path LOST = VM.resolve("lost.vhdx");

    private final DiskForest forest =
            new PaperForest(VM)
                    .base("base.vhdx", 30)
                    .child("a.vhdx", "base.vhdx", 20)
                    .child("b.vhdx", "a.vhdx", 10)
                    .child(
                            "lost.vhdx",
                            "gone.vhdx",
                            new ParentState.Missing(List.of()),
                            new Finding.ParentMissing(LOST, List.of()))
                    .made();
    private final PaperEngine engine = new PaperEngine(forest, VM);

    @Test
    void optionsOfWhichOneIsNeededAreToldAsSuch() {
        Call call = Call.of(engine, "merge", "/vm/b.vhdx", "--yes");

        assertTrue(call.err().contains("Missing: --depth or --into."), call.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "melt x",
                "tree",
                "plan /vm/b.vhdx",
                "plan /vm/b.vhdx --depth 0",
                "plan /vm/b.vhdx --depth -1",
                "plan /vm/b.vhdx --depth two",
                "plan /vm/b.vhdx --depth 1 --into /vm/a.vhdx",
                "merge /vm/b.vhdx --depth 1",
                "tree /vm --search /nowhere",
                "convert /vm/b.vhdx /vm/new.disk",
                "convert /vm/b.vhdx /vm/new.vhd --format qcow2",
                "reparent /vm/b.vhdx",
                "rebase /vm/b.vhdx --parent /vm/a.vhdx",
                "adopt /vm/b.vhdx --parent /vm/a.vhdx"
            })
    void wrongUsageIs2AndSaysWhatHelps(String line) {
        Call call = Call.of(engine, (line + " --json").strip().split(" "));

        assertEquals(2, call.exit());
        assertEquals("usage", call.json().getJsonObject("error").getString("code"));
        assertTrue(call.err().contains("--help"), call.err());
        assertFalse(engine.asked.contains("merge"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "depth-too-large plan /vm/b.vhdx --depth 3",
                "depth-too-large merge /vm/base.vhdx --depth 1 --yes",
                "not-an-ancestor plan /vm/b.vhdx --into /vm/lost.vhdx",
                "not-an-ancestor plan /vm/b.vhdx --into /vm/b.vhdx",
                "parent-missing plan /vm/lost.vhdx --depth 1",
                "not-found info /vm/nothing.vhdx",
                "not-found tree /nowhere",
                "not-a-disk info /vm/notes.txt",
                "not-a-disk hash /vm",
                "not-found convert /vm/b.vhdx /nowhere/new.vhdx",
                "out-exists sample /vm",
                "out-exists convert /vm/b.vhdx /vm/a.vhdx"
            })
    void whatTheDisksDoNotAllowIs1(String line) {
        String[] words = (line + " --json").split(" ");

        Call call = Call.of(engine, List.of(words).subList(1, words.length).toArray(String[]::new));

        assertEquals(1, call.exit());
        assertEquals(words[0], call.json().getJsonObject("error").getString("code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x00000050 sample /vm",
                "0x00000050 convert /vm/b.vhdx /vm/a.vhdx",
                "0x00000002 convert /vm/b.vhdx /nowhere/new.vhdx",
                "0x00000002 info /vm/nothing.vhdx"
            })
    void sayTheCodeOfWindowsWhereverTheSameIsWrong(String line) {
        String[] words = (line + " --json").split(" ");

        Call call = Call.of(engine, List.of(words).subList(1, words.length).toArray(String[]::new));

        assertEquals(words[0], call.json().getJsonObject("error").getString("win32"));
    }

    @Test
    void checkTellsOfAPathThatIsNotThereAsInfoDoes() {
        Call call = Call.of(engine, "check", "/vm/nothing.vhdx", "/vm/a.vhdx", "--json");

        assertEquals(1, call.exit());
        JsonObject first = call.json().getJsonArray("findings").getJsonObject(0);
        assertEquals("not-found", first.getString("code"));
        assertEquals("0x00000002", first.getString("win32"));
    }

    @ParameterizedTest
    @CsvSource({
        "--color, Desconhecido: --color.",
        "--depth=two, --depth: two não é um valor possível.",
        "--depth=1 --into=/vm/a.vhdx, Foram dadas duas opções que se excluem."
    })
    void wrongUsageIsToldInTheLanguageOfThePerson(String options, String said) {
        String[] words = ("plan /vm/b.vhdx " + options).split(" ");
        Locale portuguese = Locale.of("pt", "BR");

        Call call = Call.of(engine, portuguese, StandardCharsets.UTF_8, null, words);

        assertEquals(2, call.exit());
        assertTrue(call.err().startsWith(said), call.err());
    }

    @Test
    void whatIsMissingIsNamedInTheLanguageOfThePerson() {
        Call call = Call.of(engine, Locale.of("pt"), StandardCharsets.UTF_8, null, "info");

        assertTrue(call.err().startsWith("Falta: DISK."), call.err());
    }

    @Test
    void aMergeThatIsDeclinedSaysThatNothingWasBegun() {
        String[] merge = {"merge", "/vm/b.vhdx", "--depth", "1"};

        Call call = Call.of(engine, Locale.ENGLISH, StandardCharsets.UTF_8, "n\n", merge);

        assertEquals(4, call.exit());
        assertTrue(call.err().contains("Not merged. Nothing was changed."), call.err());
        assertFalse(engine.asked.contains("merge"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hash /vm/lost.vhdx",
                "map /vm/lost.vhdx",
                "convert /vm/lost.vhdx /vm/x.raw"
            })
    void aChainThatDoesNotHoldIsNotRead(String command) {
        engine.failure = new ChainBrokenException(new Finding.ParentMissing(LOST, List.of()));

        Call call = Call.of(engine, (command + " --json").split(" "));

        assertEquals(1, call.exit());
        assertEquals("parent-missing", call.json().getJsonObject("error").getString("code"));
        assertEquals("0xC03A000D", call.json().getJsonObject("error").getString("win32"));
        assertEquals(LOST.toString(), call.json().getJsonObject("error").getString("disk"));
    }

    @Test
    void infoAndTreeDescribeADiskWhoseChainDoesNotHold() {
        assertEquals(0, Call.of(engine, "info", "/vm/lost.vhdx").exit());
        assertEquals(0, Call.of(engine, "tree", "/vm").exit());
    }

    @Test
    void checkIs1OnlyWhereAFindingIsAnError() {
        DiskForest odd =
                new PaperForest(VM)
                        .base("base.vhdx", 0)
                        .child(
                                "a.vhdx",
                                "base.vhdx",
                                new ParentState.Resolved(
                                        VM.resolve("base.vhdx"), ParentState.Found.IDENTITY),
                                new Finding.ParentMoved(
                                        VM.resolve("a.vhdx"), VM.resolve("base.vhdx")))
                        .made();

        assertEquals(0, Call.of(new PaperEngine(odd, VM), "check", "/vm").exit());
        assertEquals(1, Call.of(engine, "check", "/vm").exit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-a-disk /vm/notes.txt", "not-found /vm/nothing.vhdx"})
    void aNamedFileThatIsNoDiskIsAFindingOfCheck(String line) {
        PaperEngine empty = new PaperEngine(DiskForest.EMPTY, VM);
        String[] words = line.split(" ");

        Call call = Call.of(empty, "check", words[1], "--json");

        assertEquals(1, call.exit());
        assertEquals(
                words[0], call.json().getJsonArray("findings").getJsonObject(0).getString("code"));
    }

    @Test
    void aFailureOfTheMachineIs3() {
        engine.failure = new AccessDeniedException("/vm/a.vhdx");

        Call call = Call.of(engine, "merge", "/vm/b.vhdx", "--depth", "1", "--yes", "--json");

        assertEquals(3, call.exit());
        assertEquals("access-denied", call.json().getJsonObject("error").getString("code"));
        assertTrue(call.err().contains("/vm/a.vhdx"), call.err());
    }

    @Test
    void aFullVolumeIsCalledSo() {
        engine.failure =
                new NoRoomException(Kind.VOLUME_FULL, VM.resolve("base.vhdx"), new IOException());

        Call call = Call.of(engine, "merge", "/vm/b.vhdx", "--depth", "1", "--yes", "--json");

        assertEquals(3, call.exit());
        assertEquals("no-space", call.json().getJsonObject("error").getString("code"));
        assertEquals("0x00000070", call.json().getJsonObject("error").getString("win32"));
    }

    @Test
    void disksThatChangedSinceThePlanAre1() {
        engine.failure =
                new RunRefusedException(RunRefusedException.Reason.CHANGED, VM.resolve("a.vhdx"));

        Call call = Call.of(engine, "merge", "/vm/b.vhdx", "--depth", "1", "--yes", "--json");

        assertEquals(1, call.exit());
        assertEquals("disk-changed", call.json().getJsonObject("error").getString("code"));
    }

    @Test
    void aPersonWhoDoesNotAgreeStopsTheMergeBeforeItBegins() {
        Call call = onTerminal("n\n", "merge", "/vm/b.vhdx", "--depth", "1");

        assertEquals(4, call.exit());
        assertFalse(engine.asked.contains("merge"));
        assertTrue(call.err().contains("Merge 1 disk into a.vhdx?"), call.err());
    }

    @Test
    void aPersonWhoAgreesMerges() {
        Call call = onTerminal("y\n", "merge", "/vm/b.vhdx", "--depth", "1");

        assertEquals(0, call.exit());
        assertTrue(engine.asked.contains("merge"));
    }

    @Test
    void resumingNothingSaysSo() {
        Call call = Call.of(engine, "resume", "/vm");

        assertEquals(0, call.exit());
        assertEquals("There is no unfinished work there.\n", call.out());
    }

    @Test
    void aMergeWhoseIdentitiesChangedIsNotDroppedNorIsAnother() {
        DiskForest begun =
                new PaperForest(VM)
                        .base("base.vhdx", 0)
                        .child("a.vhdx", "base.vhdx", 0)
                        .base("other.vhdx", 0)
                        .child("c.vhdx", "other.vhdx", 0)
                        .unfinished(Phase.PLANNED, "c.vhdx", "other.vhdx")
                        .unfinished(Phase.COPY, "a.vhdx", "base.vhdx")
                        .made();
        PaperEngine two = new PaperEngine(begun, VM);

        Call call = Call.of(two, "drop", "/vm", "--json");

        assertEquals(1, call.exit());
        assertEquals("not-droppable", call.json().getJsonObject("error").getString("code"));
        assertFalse(two.asked.contains("drop"));
    }

    @Test
    void theJournalItselfMayBeNamed() {
        DiskForest begun =
                new PaperForest(VM)
                        .base("base.vhdx", 0)
                        .child("a.vhdx", "base.vhdx", 0)
                        .unfinished(Phase.COPY, "a.vhdx", "base.vhdx")
                        .made();
        PaperEngine one = new PaperEngine(begun, VM);

        assertEquals(0, Call.of(one, "resume", "/vm/base.vhdx.diskchain-merge").exit());
        assertTrue(one.asked.contains("resume"));
    }

    @Test
    void intoNamesTheTargetAndItsFolder() {
        Call.of(engine, "plan", "/vm/b.vhdx", "--into", "/vm/base.vhdx");

        assertEquals(2, engine.wishes.getFirst().depth());
        assertEquals(List.of(VM.resolve("base.vhdx"), VM), engine.wishes.getFirst().named());
        assertTrue(engine.wishes.getFirst().targetNamed());
    }

    @Test
    void theExtensionDecidesTheFormatUnlessItIsTold() {
        Call.of(engine, "convert", "/vm/b.vhdx", "/vm/new.vhd", "--fixed");
        Call.of(engine, "convert", "/vm/b.vhdx", "/vm/new.vhd", "--format", "raw");
        Call.of(engine, "convert", "/vm/b.vhdx", "/vm/new.avhdx");

        assertEquals(
                List.of("convert VHD_FIXED", "convert RAW", "convert VHDX_DYNAMIC"),
                engine.asked.stream().filter(asked -> asked.startsWith("convert")).toList());
    }

    private Call onTerminal(String answer, String... arguments) {
        return Call.of(engine, Locale.ENGLISH, StandardCharsets.UTF_8, answer, arguments);
    }
}
