package org.diskchain.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Guid;
import org.diskchain.chain.DiskForest;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.disk.RecordedPath;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.Verify;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.PlannedReconnect.ReconnectPlan;
import org.diskchain.plan.RebaseWish;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.testing.CancelAt;
import org.diskchain.testing.MadeDisks;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/// Reconnecting and rebasing disks that lie behind links, have the longest names, or were copied.
@DisabledOnOs(OS.WINDOWS)
final class OddPlacesTest {
    private static final int LONGEST = 255;

    private final FileStorage storage = new FileStorage();
    private final MadeDisks disks = new MadeDisks(storage);
    private final DiskEngine engine = DiskEngine.ofThisMachine();
    private Path folder;

    @BeforeEach
    void resolve(@TempDir Path temp) throws IOException {
        folder = temp.toRealPath();
        for (String name : List.of("shelf", "store")) Files.createDirectory(folder.resolve(name));
    }

    private Path at(String path) {
        return folder.resolve(path);
    }

    private JsonObject json(int exit, Object... arguments) {
        String[] words = new String[arguments.length + 1];
        for (int i = 0; i < arguments.length; i++) words[i] = arguments[i].toString();
        words[arguments.length] = "--json";
        Call call = Call.of(engine, words);
        assertEquals(exit, call.exit(), call.err() + call.out());
        return call.json();
    }

    private List<RecordedPath> recorded(Path child) throws IOException {
        try (Disk disk = Disks.open(storage, child)) {
            return disk.facts().parent().paths().stream()
                    .filter(path -> path.kind() == RecordedPath.Kind.RELATIVE)
                    .toList();
        }
    }

    /// Three disks in `store`; the child is `shelf/child` as well, by a link.
    private Path makeLinkedChild(String ending) throws IOException {
        Guid base = disks.base(at("store/base" + ending));
        disks.base(at("store/other" + ending));
        disks.child(at("store/child" + ending), base, ".\\gone" + ending);
        Files.createSymbolicLink(at("shelf/child" + ending), at("store/child" + ending));
        return at("shelf/child" + ending);
    }

    /// The real file is written, and its link leads from where it really lies.
    @ParameterizedTest
    @ValueSource(strings = {".vhd", ".vhdx"})
    void aChildBehindALinkIsReconnectedInItsOwnPlace(String ending) throws IOException {
        Path link = makeLinkedChild(ending);
        Path real = at("store/child" + ending);
        byte[] before = Files.readAllBytes(real);

        json(0, "reparent", link, "--parent", at("store/base" + ending));
        assertEquals(".\\base" + ending, recorded(real).getFirst().value());
        json(0, "reparent", link, "--parent", at("store/other" + ending), "--ignore-id-mismatch");
        assertEquals(".\\other" + ending, recorded(real).getFirst().value());
        assertTrue(Files.isSymbolicLink(link));

        json(0, "undo", link);
        assertArrayEquals(before, Files.readAllBytes(real));
    }

    /// As the window does it, which knows only the folder with the link.
    @ParameterizedTest
    @ValueSource(strings = {".vhd", ".vhdx"})
    void whereOnlyTheLinkIsKnownTheFileIsReconnected(String ending) throws Exception {
        Path link = makeLinkedChild(ending);
        Path real = at("store/child" + ending);
        Files.move(at("store/other" + ending), at("shelf/other" + ending));
        Files.move(at("store/base" + ending), at("shelf/base" + ending));
        byte[] before = Files.readAllBytes(real);

        for (String parent : List.of("base", "other")) {
            DiskForest forest = engine.scan(List.of(at("shelf")), Progress.NONE);
            assertTrue(forest.disk(link).isPresent());
            ReconnectWish wish =
                    new ReconnectWish(
                            link, at("shelf/" + parent + ending), new HostPath.Told(), true);
            engine.reconnect((ReconnectPlan) engine.plan(forest, wish));
            assertEquals("..\\shelf\\" + parent + ending, recorded(real).getFirst().value());
        }

        engine.undo(engine.scan(List.of(at("shelf")), Progress.NONE), link);
        assertArrayEquals(before, Files.readAllBytes(real));
    }

    @ParameterizedTest
    @ValueSource(strings = {".vhd", ".vhdx"})
    void whereOnlyTheLinkIsKnownARebaseIsGoneOnWith(String ending) throws Exception {
        Path link = makeLinkedChild(ending);
        Files.move(at("store/other" + ending), at("shelf/other" + ending));
        json(0, "reparent", link, "--parent", at("store/base" + ending));
        json(0, "undo", link, "--forget");
        RebaseWish wish =
                new RebaseWish(
                        link, at("shelf/other" + ending), new HostPath.Told(), false, Verify.FULL);
        DiskForest forest = engine.scan(List.of(at("shelf")), Progress.NONE);
        RebasePlan plan = (RebasePlan) engine.plan(forest, wish, Progress.NONE);
        assertFalse(engine.rebase(plan, new CancelAt(1)).finished());

        DiskForest stopped = engine.scan(List.of(at("shelf")), Progress.NONE);
        Rebase begun = stopped.rebases().getFirst();
        assertEquals(link, begun.child());
        assertTrue(engine.resume(begun, Progress.NONE).finished());
    }

    @ParameterizedTest
    @ValueSource(strings = {".vhd", ".vhdx"})
    void aChildInALinkedFolderIsReconnected(String ending) throws IOException {
        makeLinkedChild(ending);
        Files.createSymbolicLink(at("way"), at("store"));
        byte[] before = Files.readAllBytes(at("store/child" + ending));
        for (String parent : List.of("base", "other", "base")) {
            json(
                    0,
                    "reparent",
                    at("way/child" + ending),
                    "--parent",
                    at("way/" + parent + ending),
                    "--ignore-id-mismatch");
        }
        json(0, "undo", at("way/child" + ending));
        assertArrayEquals(before, Files.readAllBytes(at("store/child" + ending)));
    }

    @ParameterizedTest
    @ValueSource(strings = {".vhd", ".vhdx"})
    void aChildBehindALinkIsRebased(String ending) throws IOException {
        Path link = makeLinkedChild(ending);
        json(0, "reparent", link, "--parent", at("store/base" + ending));
        json(0, "undo", link, "--forget");

        json(0, "rebase", link, "--parent", at("store/other" + ending), "--yes");

        Path real = at("store/child" + ending);
        assertEquals(".\\other" + ending, recorded(real).getFirst().value());
        JsonObject info = json(0, "info", real);
        assertEquals(at("store/other" + ending) + "", info.getJsonArray("chain").getString(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {".vhd", ".vhdx"})
    void aDiskOfTheLongestNameIsReconnectedUndoneAndRebased(String ending) throws IOException {
        String name = "n".repeat(LONGEST - ending.length()) + ending;
        Guid base = disks.base(at("store/base" + ending));
        disks.base(at("store/other" + ending));
        Path child = at("store/" + name);
        disks.child(child, base, ".\\gone" + ending);
        byte[] before = Files.readAllBytes(child);

        String record =
                json(0, "reparent", child, "--parent", at("store/base" + ending))
                        .getString("record");
        JsonObject undoable = json(0, "tree", folder).getJsonArray("undoable").getJsonObject(0);
        assertEquals(child.toString(), undoable.getString("child"));
        json(0, "undo", record);
        assertArrayEquals(before, Files.readAllBytes(child));
        assertFalse(Files.exists(Path.of(record)));

        json(0, "reparent", child, "--parent", at("store/base" + ending));
        json(0, "undo", child, "--forget");
        json(0, "rebase", child, "--parent", at("store/other" + ending), "--yes");
        json(0, "merge", child, "--depth", 1, "--yes");
    }

    @Test
    void aMergeIntoADiskOfTheLongestNameHasItsRecord() throws IOException {
        String name = "n".repeat(LONGEST - 5) + ".vhdx";
        Guid base = disks.base(at("store/" + name));
        disks.child(at("store/child.vhdx"), base, ".\\" + name);

        json(0, "merge", at("store/child.vhdx"), "--depth", 1, "--yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {".vhd", ".vhdx"})
    void aCopiedFolderIsUndoneThere(String ending) throws IOException {
        Path child = at("store/child" + ending);
        Guid base = disks.base(at("store/base" + ending));
        disks.child(child, base, ".\\gone" + ending);
        byte[] before = Files.readAllBytes(child);
        json(0, "reparent", child, "--parent", at("store/base" + ending));
        for (Path file : storage.list(at("store"))) {
            Path copy = at("shelf").resolve(file.getFileName());
            Files.copy(file, copy);
            Files.setLastModifiedTime(copy, FileTime.from(Instant.EPOCH));
        }

        JsonObject undone = json(0, "undo", at("shelf/child" + ending));

        assertEquals(ending.equals(".vhdx"), undone.getBoolean("bitForBit"));
        assertArrayEquals(before, Files.readAllBytes(at("shelf/child" + ending)));
        assertTrue(json(0, "undo", child).getBoolean("bitForBit"));
        assertArrayEquals(before, Files.readAllBytes(child));
    }
}
