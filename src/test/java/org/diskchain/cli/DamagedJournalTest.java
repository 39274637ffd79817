package org.diskchain.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.FileStorage;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.Phase;
import org.diskchain.testing.StoppableMerge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The record of an unfinished merge that cannot be trusted, and places that were not opened.
final class DamagedJournalTest {
    private static final long SIZE = 4 << 20;

    private final FileStorage storage = new FileStorage();
    private final Engine engine = DiskEngine.ofThisMachine();

    @Test
    void everyCommandTellsItAndLeavesItAlone(@TempDir Path temp) throws Exception {
        Path folder = temp.toRealPath();
        StoppableMerge merge = StoppableMerge.make(storage, folder, "vhdx", SIZE);
        String source = merge.hash(merge.source());
        merge.stopIn(Phase.COPY);
        Path journal = JournalFile.beside(merge.base());
        byte[] good = Files.readAllBytes(journal);
        byte[] cut = Arrays.copyOf(good, good.length / 2);
        Files.write(journal, cut);
        requireTold(0, "was cut off or altered", journal, "tree", folder);
        requireTold(1, "was cut off or altered", journal, "check", folder);
        requireTold(1, "was cut off or altered", journal, "resume", folder);
        requireTold(1, "was cut off or altered", journal, "drop", merge.base());
        for (String command : new String[] {"plan", "merge"}) {
            requireTold(
                    1,
                    "was cut off or altered",
                    journal,
                    command,
                    merge.source(),
                    "--depth",
                    2,
                    command.equals("merge") ? "--yes" : "--verify=none");
        }
        assertArrayEquals(cut, Files.readAllBytes(journal));
        assertEquals(source, merge.hash(merge.source()), "it can be read still");
        Files.write(journal, "my notes".getBytes(StandardCharsets.UTF_8));
        requireTold(1, "is no such record", journal, "check", folder);
        Files.write(journal, good);
        Call resumed = Call.of(engine, "resume", folder.toString());
        assertEquals(0, resumed.exit(), resumed.err());
        assertEquals(source, merge.hash(merge.base()));
    }

    private void requireTold(int exit, String what, Path journal, Object... command) {
        String[] words = new String[command.length];
        for (int i = 0; i < words.length; i++) words[i] = command[i].toString();
        Call call = Call.of(engine, words);
        String said = call.out() + call.err();
        assertEquals(exit, call.exit(), said);
        assertTrue(said.contains(what), said);
        assertTrue(said.contains(journal.toString()), said);
        assertTrue(said.contains("left alone"), said);
    }

    /// Where the journal says that a disk is, there is a folder.
    @Test
    void aFolderIsNoDisk(@TempDir Path temp) throws Exception {
        Path folder = Files.createDirectory(temp.toRealPath().resolve("shelf"));
        StoppableMerge merge = StoppableMerge.make(storage, folder, "vhdx", SIZE);
        merge.stopIn(Phase.COPY);
        Path wrong = Files.createDirectory(folder.resolve("wrong"));
        JournalFile.write(
                storage,
                merge.unfinished().addressedAt(path -> path.equals(merge.source()) ? wrong : path));
        Call refused = Call.of(engine, "resume", folder.toString(), "--json");
        assertEquals(1, refused.exit(), refused.out());
        assertEquals("disk-gone", refused.json().getJsonObject("error").getString("code"));
    }

    /// The journal leads to a folder that the person has not opened.
    @Test
    void aDiskInAnotherFolderIsWrittenOnlyWhereThatIsSearched(@TempDir Path temp) throws Exception {
        Path folder = Files.createDirectory(temp.toRealPath().resolve("shelf"));
        Path other = Files.createDirectory(temp.toRealPath().resolve("store"));
        StoppableMerge merge = StoppableMerge.make(storage, folder, "vhdx", SIZE);
        String source = merge.hash(merge.source());
        merge.stopIn(Phase.COPY);
        Path moved = other.resolve("source.vhdx");
        Files.move(merge.source(), moved);
        JournalFile.write(
                storage,
                merge.unfinished().addressedAt(path -> path.equals(merge.source()) ? moved : path));
        byte[] before = Files.readAllBytes(merge.base());

        Call refused = Call.of(engine, "resume", folder.toString(), "--json");

        assertEquals(1, refused.exit(), refused.out());
        assertEquals("outside-places", refused.json().getJsonObject("error").getString("code"));
        assertArrayEquals(before, Files.readAllBytes(merge.base()));
        Call searched = Call.of(engine, "resume", folder.toString(), "--search", other.toString());
        assertEquals(0, searched.exit(), searched.err());
        assertEquals(source, merge.hash(merge.base()));
    }
}
