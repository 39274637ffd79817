package org.diskchain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.journal.JournalFile;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned;
import org.diskchain.run.MergeResult;
import org.diskchain.testing.CancelAt;
import org.diskchain.testing.MadeDisks;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Disks behind symbolic links on a real file system: the file decides, not the link.
@DisabledOnOs(OS.WINDOWS)
final class LinksTest {
    private final Storage storage = new FileStorage();
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

    private void link(String from, String to) throws IOException {
        Files.createSymbolicLink(at(from), at(to));
    }

    private JsonObject json(int exit, Object... arguments) {
        String[] words = new String[arguments.length + 1];
        for (int i = 0; i < arguments.length; i++) words[i] = arguments[i].toString();
        words[arguments.length] = "--json";
        Call call = Call.of(engine, words);
        assertEquals(exit, call.exit(), call.err() + call.out());
        return call.json();
    }

    private static List<String> refusals(JsonObject plan) {
        return plan.getJsonArray("refusals").getValuesAs(JsonObject.class).stream()
                .map(refusal -> refusal.getString("code"))
                .toList();
    }

    private static List<String> paths(JsonObject forest) {
        return forest.getJsonArray("disks").getValuesAs(JsonObject.class).stream()
                .map(disk -> disk.getString("path"))
                .toList();
    }

    /// A child in `shelf` whose parent is there only as a link to a file in `store`.
    private void makeLinkedBase() throws IOException {
        Guid base = disks.base(at("store/base.vhdx"));
        link("shelf/base.vhdx", "store/base.vhdx");
        disks.child(at("shelf/child.vhdx"), base, ".\\base.vhdx");
    }

    @Test
    void aTargetThatOnlyALinkLeadsToIsNotWritten() throws Exception {
        makeLinkedBase();

        JsonObject plan = json(1, "plan", at("shelf/child.vhdx"), "--depth", 1);

        assertEquals(List.of("outside-places"), refusals(plan));
    }

    @Test
    void aTargetBehindALinkIsWrittenWhereThePersonNamedItOrItsFolder() throws Exception {
        makeLinkedBase();
        Path child = at("shelf/child.vhdx");

        json(0, "plan", child, "--into", at("shelf/base.vhdx"));
        json(0, "plan", child, "--into", at("store/base.vhdx"));
        json(0, "plan", child, "--depth", 1, "--search", at("store"));
    }

    @Test
    void aLinkInAnOpenedFolderDoesNotOpenWhatItLeadsTo() throws Exception {
        makeLinkedBase();
        Path child = at("shelf/child.vhdx");
        DiskForest forest = new Scanner(storage).scan(List.of(at("shelf")), Progress.NONE);

        assertEquals(
                List.of(at("shelf/base.vhdx"), child),
                forest.disks().stream().map(disk -> disk.path()).toList());
        assertEquals("outside-places", refusal(forest, child, at("shelf")));
        link("opened", "shelf");
        assertEquals("", refusal(forest, child, at("shelf"), at("store")));
    }

    private String refusal(DiskForest forest, Path source, Path... named) throws Exception {
        MergeWish wish = new MergeWish(source, 1, List.of(named), false);
        return switch (engine.plan(forest, wish, Progress.NONE)) {
            case Planned.MergePlan _ -> "";
            case Planned.Refused refused -> refused.reasons().getFirst().code();
        };
    }

    @Test
    void aFolderReachedThroughALinkIsThePersonsOwn() throws Exception {
        Guid base = disks.base(at("store/base.vhdx"));
        disks.child(at("store/child.vhdx"), base, "/gone/base.vhdx", ".\\base.vhdx");
        link("way", "store");

        JsonObject merged = json(0, "merge", at("way/child.vhdx"), "--depth", 1, "--yes");

        assertEquals(at("way/base.vhdx").toString(), merged.getString("target"));
        assertEquals("merged", merged.getString("outcome"));
    }

    @Test
    void aFileHasItsOwnNameWhereverALinkComesFirst() throws Exception {
        Guid base = disks.base(at("shelf/z/real.vhdx"));
        link("shelf/a.vhdx", "shelf/z/real.vhdx");
        disks.child(at("shelf/child.vhdx"), base, ".\\a.vhdx");
        disks.child(at("shelf/z/other.vhdx"), base, ".\\real.vhdx");
        link("shelf/current", "shelf/z");
        List<String> real =
                List.of(
                        at("shelf/child.vhdx").toString(),
                        at("shelf/z/other.vhdx").toString(),
                        at("shelf/z/real.vhdx").toString());

        assertEquals(real, paths(json(0, "tree", at("shelf"))));
        for (String asked : List.of("a.vhdx", "child.vhdx")) {
            assertEquals(real, paths(json(0, "tree", at("shelf/" + asked))), asked);
        }
        JsonObject plan = json(0, "plan", at("shelf/child.vhdx"), "--depth", 1);
        assertEquals(real.getLast(), plan.getString("target"));
        JsonObject twice = json(0, "tree", at("shelf/current"), at("shelf"));
        assertEquals(real, paths(twice));
    }

    @Test
    void aLinkIsShownWhereTheFileItselfWasNotSearched() throws Exception {
        makeLinkedBase();

        assertEquals(
                List.of(at("shelf/base.vhdx").toString(), at("shelf/child.vhdx").toString()),
                paths(json(0, "tree", at("shelf"))));
    }

    @Test
    void theJournalLiesBesideTheFileAndIsFoundFromBothSides() throws Exception {
        makeLinkedBase();
        Path journal = JournalFile.beside(at("store/base.vhdx"));
        MergeResult stopped = stoppedMerge();

        assertFalse(stopped.finished());
        assertEquals(at("shelf/base.vhdx"), stopped.target());
        assertTrue(Files.exists(journal));
        assertFalse(Files.exists(JournalFile.beside(at("shelf/base.vhdx"))));
        for (String asked :
                List.of(
                        "shelf",
                        "store",
                        "shelf/base.vhdx",
                        "store/base.vhdx",
                        "shelf/child.vhdx")) {
            JsonObject found = json(0, "tree", at(asked));
            assertEquals(1, found.getJsonArray("unfinishedMerges").size(), asked);
        }
    }

    @Test
    void anUnfinishedMergeIsDroppedFromTheLinksFolder() throws Exception {
        makeLinkedBase();
        stoppedMerge();

        json(0, "drop", at("shelf"));

        assertFalse(Files.exists(JournalFile.beside(at("store/base.vhdx"))));
    }

    @Test
    void anUnfinishedMergeIsGoneOnWithFromEitherSide() throws Exception {
        for (String asked : List.of("shelf", "store", "shelf/base.vhdx", "store/base.vhdx")) {
            clear();
            makeLinkedBase();
            stoppedMerge();

            json(0, "resume", at(asked), "--search", at("shelf"), "--search", at("store"));

            assertFalse(Files.exists(JournalFile.beside(at("store/base.vhdx"))), asked);
        }
    }

    private void clear() throws IOException {
        for (String name : List.of("shelf", "store")) {
            for (Path file : storage.list(at(name))) Files.delete(file);
        }
    }

    /// A merge by the link's path, stopped before its first identity has changed.
    private MergeResult stoppedMerge() throws Exception {
        DiskForest forest = new Scanner(storage).scan(List.of(at("shelf")), Progress.NONE);
        List<Path> named = List.of(at("shelf"), at("store"));
        MergeWish wish = new MergeWish(at("shelf/child.vhdx"), 1, named, false);
        Planned planned = engine.plan(forest, wish, Progress.NONE);
        return engine.merge((Planned.MergePlan) planned, new CancelAt(0));
    }
}
