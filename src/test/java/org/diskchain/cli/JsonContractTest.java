package org.diskchain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;

import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;
import org.diskchain.journal.Phase;
import org.diskchain.testing.PaperForest;
import org.junit.jupiter.api.Test;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;

/// What scripts see, to the letter.
final class JsonContractTest {
    private static final Path VM = Path.of("/vm").toAbsolutePath();
    private static final String IDS =
            "\"id\":\"%s\",\"dataId\":\"%s\","
                    .formatted(PaperForest.guid("id of a.vhdx"), PaperForest.guid("a.vhdx"));

    private final PaperForest forest =
            new PaperForest(VM)
                    .base("base.vhdx", 30)
                    .child("a.vhdx", "base.vhdx", 20)
                    .child("b.vhdx", "a.vhdx", 10)
                    .child("side.vhdx", "a.vhdx", 10)
                    .child("leaf.vhdx", "b.vhdx", 10);

    private PaperEngine engine() {
        return new PaperEngine(forest.made(), VM);
    }

    @Test
    void aDiskOfTheTreeHasItsFactsItsLinkAndItsChildren() {
        JsonObject tree = Call.of(engine(), "tree", "/vm", "--json").json();

        assertEquals(5, tree.getJsonArray("disks").size());
        assertJson(
                """
                {"path":"/vm/a.vhdx","format":"vhdx","type":"differencing",
                 "virtualSize":136365211648,"fileSize":2097172,"blockSize":2097152,
                 "logicalSectorSize":512,"ownedBytes":20,%s
                 "parent":{"state":"resolved","path":"/vm/base.vhdx","recordedId":"%s",
                  "recordedPaths":[{"kind":"relative","value":".\\\\base.vhdx"},
                                   {"kind":"absolute","value":"D:\\\\vm\\\\base.vhdx"}]},
                 "children":["/vm/b.vhdx","/vm/side.vhdx"],"findings":[]}
                """
                        .formatted(IDS, PaperForest.guid("base.vhdx")),
                tree.getJsonArray("disks").get(1));
        assertEquals(JsonValue.EMPTY_JSON_ARRAY, tree.get("unfinishedMerges"));
    }

    @Test
    void aBaseHasNoParentAndAVhdNoDataIdentity() {
        PaperEngine engine = new PaperEngine(new PaperForest(VM).base("old.vhd", 0).made(), VM);

        JsonObject disk =
                Call.of(engine, "tree", "/vm", "--json")
                        .json()
                        .getJsonArray("disks")
                        .getJsonObject(0);

        assertEquals(JsonValue.NULL, disk.get("parent"));
        assertEquals(JsonValue.NULL, disk.get("dataId"));
        assertEquals("vhd", disk.getString("format"));
    }

    @Test
    void aMissingParentHasNoPathAndTheFindingHasItsCodes() {
        Path lost = VM.resolve("lost.vhdx");
        forest.child(
                "lost.vhdx",
                "gone.vhdx",
                new ParentState.Missing(List.of(VM.resolve("gone.vhdx"))),
                new Finding.ParentMissing(lost, List.of(VM.resolve("gone.vhdx"))));

        JsonObject disk =
                Call.of(engine(), "tree", "/vm", "--json")
                        .json()
                        .getJsonArray("disks")
                        .getJsonObject(5);

        assertEquals("missing", disk.getJsonObject("parent").getString("state"));
        assertEquals(JsonValue.NULL, disk.getJsonObject("parent").get("path"));
        assertJson(
                """
                {"code":"parent-missing","severity":"error","message":"/vm/lost.vhdx: The parent \
                was not found. Looked at: /vm/gone.vhdx. Search in the folder where the parent is \
                now, or restore it.","win32":"0xC03A000D"}
                """,
                disk.getJsonArray("findings").get(0));
    }

    @Test
    void theTreeListsUnfinishedMerges() {
        forest.unfinished(Phase.COPY, "b.vhdx", "a.vhdx", "base.vhdx");

        assertJson(
                """
                [{"target":"/vm/base.vhdx","source":"/vm/b.vhdx","depth":2,"doneBytes":250,
                  "totalBytes":1000}]
                """,
                Call.of(engine(), "tree", "/vm", "--json").json().get("unfinishedMerges"));
    }

    @Test
    void infoIsADiskWithItsChain() {
        JsonObject info = Call.of(engine(), "info", "/vm/b.vhdx", "--json").json();

        assertEquals("/vm/b.vhdx", info.getString("path"));
        assertJson("[\"/vm/b.vhdx\",\"/vm/a.vhdx\",\"/vm/base.vhdx\"]", info.get("chain"));
    }

    @Test
    void aPlanNamesEveryDiskByItsEffect() {
        assertJson(
                """
                {"source":"/vm/b.vhdx","target":"/vm/base.vhdx","depth":2,
                 "merged":["/vm/b.vhdx","/vm/a.vhdx"],"invalidated":["/vm/side.vhdx"],
                 "orphaned":["/vm/leaf.vhdx"],"follows":[],"rescued":[],"rescuable":[],
                 "bytesToCopy":7340032,"targetSizeAfter":15728640,
                 "space":[{"volume":"/srv","needed":5242880,"free":1099511627776}],
                 "searched":["/vm"],"warnings":[],"refusals":[]}
                """,
                Call.of(engine(), "plan", "/vm/b.vhdx", "--depth", "2", "--json").json());
    }

    @Test
    void aRefusedPlanHasItsEffectsAndAllReasons() {
        PaperEngine engine = engine();
        engine.free = 1 << 20;

        Call call = Call.of(engine, "plan", "/vm/b.vhdx", "--into", "/vm/a.vhdx", "--json");

        assertEquals(1, call.exit());
        assertJson("[\"/vm/b.vhdx\"]", call.json().get("merged"));
        assertJson(
                """
                [{"code":"no-space","message":"/vm/a.vhdx: Not enough space. On /srv, 5.0 MB \
                (5,242,880 bytes) are needed and 1.0 MB (1,048,576 bytes) are free. Make room, \
                then try again.","disk":"/vm/a.vhdx","win32":"0x00000070"}]
                """,
                call.json().get("refusals"));
    }

    @Test
    void aMergeIsItsPlanWithTheOutcome() {
        JsonObject merge =
                Call.of(engine(), "merge", "/vm/b.vhdx", "--depth", "1", "--yes", "--json").json();

        assertEquals("merged", merge.getString("outcome"));
        assertEquals(PaperEngine.COPIED, merge.getJsonNumber("copiedBytes").longValue());
        assertEquals(1.5, merge.getJsonNumber("seconds").doubleValue());
        assertEquals("/vm/a.vhdx", merge.getString("target"));
    }

    @Test
    void aMapCoversTheDiskAndNobodyOwnsTheRest() {
        assertJson(
                """
                {"virtualSize":4096,"ranges":[
                 {"start":0,"length":512,"kind":"data","depth":0,"path":"/vm/b.vhdx"},
                 {"start":512,"length":512,"kind":"zero","depth":1,"path":"/vm/a.vhdx"},
                 {"start":1024,"length":3072,"kind":"zero","depth":null,"path":null}]}
                """,
                Call.of(engine(), "map", "/vm/b.vhdx", "--json").json());
    }

    @Test
    void hashConvertResumeAndDropAnswer() {
        forest.unfinished(Phase.PLANNED, "b.vhdx", "a.vhdx");

        assertJson(
                "{\"path\":\"/vm/b.vhdx\",\"virtualSize\":4096,\"sha256\":\"%s\"}"
                        .formatted("ab".repeat(32)),
                Call.of(engine(), "hash", "/vm/b.vhdx", "--json").json());
        assertJson(
                "{\"out\":\"/vm/new.vhd\",\"virtualSize\":4096,\"writtenBytes\":512}",
                Call.of(engine(), "convert", "/vm/b.vhdx", "/vm/new.vhd", "--json").json());
        assertJson(
                """
                {"resumed":[{"target":"/vm/a.vhdx","source":"/vm/b.vhdx","depth":1,
                  "outcome":"merged","copiedBytes":7340032,"verified":null,\
                "startedOver":null}],"rebased":[]}
                """,
                Call.of(engine(), "resume", "/vm", "--json").json());
        assertJson(
                """
                {"dropped":[{"target":"/vm/a.vhdx","source":"/vm/b.vhdx","depth":1}],
                 "droppedRebases":[]}
                """,
                Call.of(engine(), "drop", "/vm/a.vhdx", "--json").json());
    }

    @Test
    void checkListsFindingsWithTheirDisks() {
        Path bad = VM.resolve("bad.vhdx");
        forest.unreadable("bad.vhdx", new Finding.Unreadable(bad, "not permitted"));

        assertJson(
                """
                {"findings":[{"disk":"/vm/bad.vhdx","code":"unreadable","severity":"error",
                 "message":"/vm/bad.vhdx: The file cannot be read. The system says: not permitted. \
                Check the permission to read it and that the medium is there, then try again.",
                 "win32":"0x00000005"}]}
                """,
                Call.of(engine(), "check", "/vm", "--json").json());
    }

    private static void assertJson(String expected, JsonValue actual) {
        try (JsonReader reader = Json.createReader(new StringReader(expected))) {
            assertEquals(reader.readValue(), actual);
        }
    }
}
