package org.diskchain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.diskchain.bytes.HostTrait;
import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;
import org.diskchain.journal.Phase;
import org.diskchain.testing.PaperForest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What people read on the console.
final class ConsoleTextTest {
    private static final Path VM = Path.of("/vm").toAbsolutePath();
    private static final long GIB = 1L << 30;

    private final PaperForest forest =
            new PaperForest(VM)
                    .base("golden.vhdx", 18 * GIB)
                    .child("march.vhdx", "golden.vhdx", 3 * GIB)
                    .child("web01.avhdx", "march.vhdx", 11 * GIB)
                    .child("web01-test.avhdx", "web01.avhdx", 640 << 20)
                    .child("staging.avhdx", "march.vhdx", GIB)
                    .child("app01.avhdx", "golden.vhdx", 14 * GIB);

    private Call call(String... arguments) {
        return Call.of(new PaperEngine(forest.made(), VM), arguments);
    }

    @Test
    void theTreeIsDrawnWithColumnsThatAlign() {
        assertEquals(
                """
                /vm
                golden.vhdx                VHDX dynamic       127 GB  18.0 GB own  Sound
                ├─ march.vhdx              VHDX differencing  127 GB   3.0 GB own  Sound
                │  ├─ web01.avhdx          VHDX differencing  127 GB  11.0 GB own  Sound
                │  │  └─ web01-test.avhdx  VHDX differencing  127 GB   640 MB own  Sound
                │  └─ staging.avhdx        VHDX differencing  127 GB   1.0 GB own  Sound
                └─ app01.avhdx             VHDX differencing  127 GB  14.0 GB own  Sound

                6 disks, 1 tree
                """,
                call("tree", "/vm").out());
    }

    @Test
    void whereTheEncodingHasNoLinesTheTreeIsDrawnInAscii() {
        PaperEngine engine = new PaperEngine(forest.made(), VM);

        String out =
                Call.of(engine, Locale.ENGLISH, StandardCharsets.US_ASCII, null, "tree", "/vm")
                        .out();

        assertTrue(out.contains("|- march.vhdx"), out);
        assertTrue(out.contains("|  |  `- web01-test.avhdx"), out);
        assertFalse(out.contains("?"), out);
    }

    @Test
    void problemsAndUnfinishedMergesStandBelowTheTree() {
        Path lost = VM.resolve("dc01-2026.avhdx");
        forest.child(
                        "dc01-2026.avhdx",
                        "dc01.vhdx",
                        new ParentState.Missing(List.of()),
                        new Finding.ParentMissing(lost, List.of()))
                .unfinished(Phase.COPY, "web01.avhdx", "march.vhdx");

        String out = call("tree", "/vm").out();

        assertTrue(out.contains("Parent missing: dc01.vhdx"), out);
        assertTrue(out.contains("error  /vm/dc01-2026.avhdx: The parent was not found. "), out);
        assertTrue(out.contains("Unfinished merge of web01.avhdx into /vm/march.vhdx, 25 %"), out);
        assertTrue(out.endsWith("7 disks, 2 trees\n"), out);
    }

    @Test
    void aPlanTellsEffectsReasonsAmountsAndConsequences() {
        assertEquals(
                """
                Merge 1 disk into march.vhdx

                Effect       Disk              Why                                                Own data
                Target       march.vhdx        Reads afterwards as web01.avhdx did                  3.0 GB
                Merged       web01.avhdx       Picked disk; contained in the target afterwards     11.0 GB
                Invalidated  staging.avhdx     Built on march.vhdx, not on web01.avhdx              1.0 GB
                Orphaned     web01-test.avhdx  Child of the picked disk; reconnect to the target    640 MB
                Untouched    2 disks

                Copied into the target  7.0 MB
                Target file afterwards  15.0 MB from 10.0 MB
                Space needed on /srv    5.0 MB of 1.0 TB free
                Looked in               /vm

                /vm/web01.avhdx: The machine may still list this disk as a checkpoint. Hyper-V does \
                not hear of the merge: remove the checkpoint from the machine, or connect the target \
                to it afterwards.
                1 disk becomes invalid · 1 to reconnect afterwards
                """,
                call("plan", "/vm/web01.avhdx", "--depth", "1").out());
    }

    @Test
    void aPlanWarnsOfHostFilesThatWindowsRefuses() {
        PaperEngine engine = new PaperEngine(forest.made(), VM);
        engine.traits.put(VM.resolve("march.vhdx"), Set.of(HostTrait.SPARSE, HostTrait.ENCRYPTED));
        String[] plan = {"plan", "/vm/web01.avhdx", "--depth", "1"};

        String out = Call.of(engine, plan).out();
        Call json = Call.of(engine, "plan", "/vm/web01.avhdx", "--depth", "1", "--json");

        assertTrue(out.contains("/vm/march.vhdx: The file is sparse."), out);
        assertTrue(out.contains("/vm/march.vhdx: The file is encrypted by the file system."), out);
        assertEquals(
                List.of("host-sparse", "host-encrypted"),
                json.json().getJsonArray("warnings").getValuesAs(JsonObject.class).stream()
                        .map(warning -> warning.getString("code"))
                        .filter(code -> code.startsWith("host-"))
                        .toList());
        assertEquals(0, json.exit());
    }

    @Test
    void aRefusedPlanTellsEveryReasonAndWhatToDo() {
        PaperEngine engine = new PaperEngine(forest.made(), VM);
        engine.free = 0;

        String out = Call.of(engine, "plan", "/vm/web01.avhdx", "--depth", "1").out();

        assertTrue(out.startsWith("Refused: merge 1 disk into march.vhdx."), out);
        assertTrue(out.contains("Refused for 1 reason\n  no-space  /vm/march.vhdx: Not eno"), out);
        assertTrue(out.endsWith("Make room, then try again.\n"), out);
    }

    @Test
    void theProgramSpeaksPortugueseToWhoeverDoes() {
        PaperEngine engine = new PaperEngine(forest.made(), VM);

        String out =
                Call.of(
                                engine,
                                Locale.of("pt", "PT"),
                                StandardCharsets.UTF_8,
                                null,
                                "plan",
                                "/vm/web01.avhdx",
                                "--depth",
                                "1")
                        .out();

        assertTrue(out.contains("1 disco fica inválido · 1 a reconectar depois"), out);
        assertTrue(out.contains("18,0 GB") || out.contains("11,0 GB"), out);
    }

    @Test
    void namesThatActOnATerminalAreShownAndNotObeyed() {
        forest.base("a\u001b[31m\u202egnp.vhdx", 0);

        String out = call("tree", "/vm").out();

        assertTrue(out.contains("a\\u001b[31m\\u202egnp.vhdx"), out);
        assertEquals(-1, out.indexOf('\u001b'));
    }

    @Test
    void aChainOfThousandsStaysReadable() {
        PaperForest deep = new PaperForest(VM).base("d0.vhdx", 0);
        for (int i = 1; i < 5000; i++) deep.child("d" + i + ".vhdx", "d" + (i - 1) + ".vhdx", 0);

        String out = Call.of(new PaperEngine(deep.made(), VM), "tree", "/vm").out();

        assertTrue(out.contains("d4999.vhdx"));
        assertTrue(out.lines().allMatch(line -> line.length() < 160));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tree", "info", "map", "check", "plan", "merge", "resume", "drop", "convert",
                "hash", "sample"
            })
    void everyCommandHasHelpWithAnExample(String command) {
        Call call = call(command, "--help");

        assertEquals(0, call.exit());
        assertTrue(call.out().contains("Example:\n  diskchain-cli " + command), call.out());
        assertTrue(call.out().contains("--json"), call.out());
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertTrue(call("--version").out().matches("Diskchain \\d+\\.\\d+\\.\\d+\n"));
    }
}
