package org.diskchain.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Guid;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.disk.RecordedPath;
import org.diskchain.journal.UndoFile;
import org.diskchain.testing.MadeDisks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `reparent`, `undo` and `rebase` as scripts see them, on a real file system.
final class ReparentTest {
    private final MadeDisks disks = new MadeDisks(new FileStorage());
    private final DiskEngine engine = DiskEngine.ofThisMachine();
    private Path folder;

    @BeforeEach
    void resolve(@TempDir Path temp) throws IOException {
        folder = temp.toRealPath();
    }

    private Path make(String ending) throws IOException {
        Guid base = disks.base(folder.resolve("moved").resolve("base" + ending));
        disks.base(folder.resolve("other" + ending));
        Path child = folder.resolve("child" + ending);
        disks.child(child, base, ".\\gone\\base" + ending);
        return child;
    }

    private JsonObject json(int exit, Object... arguments) {
        String[] words = new String[arguments.length + 1];
        for (int i = 0; i < arguments.length; i++) words[i] = arguments[i].toString();
        words[arguments.length] = "--json";
        Call call = Call.of(engine, words);
        assertEquals(exit, call.exit(), call.err() + call.out());
        return call.json();
    }

    private static String refusal(JsonObject answer) {
        return answer.getJsonArray("refusals").getJsonObject(0).getString("code");
    }

    @ParameterizedTest
    @ValueSource(strings = {".vhd", ".vhdx"})
    void aChildIsReconnectedAndThatIsUndone(String ending) throws IOException {
        Path child = make(ending);
        byte[] before = Files.readAllBytes(child);
        Path parent = folder.resolve("moved").resolve("base" + ending);

        JsonObject answer = json(0, "reparent", child, "--parent", parent);

        assertEquals("reconnected", answer.getString("outcome"));
        assertFalse(answer.getBoolean("identityDiffers"));
        JsonObject tree = json(0, "tree", folder);
        JsonObject undoable = tree.getJsonArray("undoable").getJsonObject(0);
        assertEquals(child.toString(), undoable.getString("child"));
        assertEquals("done", undoable.getString("standing"));
        assertEquals(0, Call.of(engine, "check", child.toString()).exit());

        assertEquals("undone", json(0, "undo", child).getString("outcome"));
        assertArrayEquals(before, Files.readAllBytes(child));
        JsonObject nothing = json(1, "undo", child);
        assertEquals("nothing-to-undo", nothing.getJsonObject("error").getString("code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".vhd", ".vhdx"})
    void anotherIdentityNeedsAWord(String ending) throws IOException {
        Path child = make(ending);
        Path other = folder.resolve("other" + ending);
        assertEquals("parent-mismatch", refusal(json(1, "reparent", child, "--parent", other)));
        Call call =
                Call.of(
                        engine,
                        "reparent",
                        child.toString(),
                        "--parent",
                        other.toString(),
                        "--ignore-id-mismatch");
        assertEquals(0, call.exit());
        assertTrue(call.out().contains("WARNING"), call.out());
        assertTrue(Files.exists(UndoFile.beside(child)));
        assertEquals("forgotten", json(0, "undo", child, "--forget").getString("outcome"));
        assertFalse(Files.exists(UndoFile.beside(child)));
    }

    /// What other links tell is not taken where the person says that there is nothing to take.
    @ParameterizedTest
    @ValueSource(strings = {".vhd", ".vhdx"})
    @DisabledOnOs(OS.WINDOWS)
    void theWindowsPathIsLeftOutWhereThatIsSaid(String ending) throws IOException {
        Path child = make(ending);
        Path parent = folder.resolve("moved").resolve("base" + ending);
        Guid mate = disks.base(parent.resolveSibling("mate" + ending));
        Path told = parent.resolveSibling("told" + ending);
        disks.child(told, mate, "C:\\vm\\mate" + ending, ".\\mate" + ending);

        json(0, "reparent", child, "--parent", parent);
        assertEquals(List.of("C:\\vm\\base" + ending), absolute(child));
        for (String said : List.of("none", "")) {
            json(0, "reparent", child, "--parent", parent, "--windows-path", said);
            assertEquals(List.of(), absolute(child));
        }

        json(0, "undo", child, "--forget");
        Path other = folder.resolve("other" + ending);
        json(0, "rebase", child, "--parent", other, "--yes");
        json(0, "rebase", child, "--parent", parent, "--yes", "--windows-path", "none");
        assertEquals(List.of(), absolute(child));
        json(0, "rebase", child, "--parent", other, "--yes");
        json(0, "rebase", child, "--parent", parent, "--yes");
        assertEquals(List.of("C:\\vm\\base" + ending), absolute(child));
    }

    private static List<String> absolute(Path child) throws IOException {
        try (Disk disk = Disks.open(new FileStorage(), child)) {
            return disk.facts().parent().paths().stream()
                    .filter(path -> path.kind() == RecordedPath.Kind.ABSOLUTE)
                    .map(RecordedPath::value)
                    .distinct()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".vhd", ".vhdx"})
    void aDiskIsRebased(String ending) throws IOException {
        Path child = make(ending);
        Path other = folder.resolve("other" + ending);
        JsonObject dry = json(0, "rebase", child, "--parent", other, "--dry-run");
        assertEquals(0, dry.getInt("bytesToCopy")); // both are empty
        assertFalse(dry.containsKey("outcome"));
        assertEquals(2, Call.of(engine, "rebase", child + "", "--parent", other + "").exit());

        JsonObject done = json(0, "rebase", child, "--parent", other, "--yes", "--verify", "full");

        assertEquals("rebased", done.getString("outcome"));
        JsonObject info = json(0, "info", child);
        assertEquals(other.toString(), info.getJsonArray("chain").getString(1));
        assertEquals("[]", json(0, "resume", folder).getJsonArray("rebased").toString());
        assertEquals("[]", json(0, "drop", folder).getJsonArray("droppedRebases").toString());
    }

    /// What a merge leaves without a parent needs no more than its path.
    @ParameterizedTest
    @ValueSource(strings = {".vhd", ".vhdx"})
    void theOrphansOfAMergeAreReconnected(String ending) throws IOException {
        Guid base = disks.base(folder.resolve("base" + ending));
        Path source = folder.resolve("source" + ending);
        Guid identity = disks.child(source, base, ".\\base" + ending);
        Path orphan = folder.resolve("orphan" + ending);
        disks.child(orphan, identity, ".\\source" + ending);
        json(0, "merge", source, "--depth", "1", "--yes");

        json(0, "reparent", orphan, "--parent", folder.resolve("base" + ending));

        JsonObject info = json(0, "info", orphan);
        assertEquals(
                folder.resolve("base" + ending).toString(),
                info.getJsonArray("chain").getString(1));
        assertEquals(0, Call.of(engine, "hash", orphan.toString()).exit());
    }
}
