package org.diskchain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.diskchain.bytes.FileStorage;
import org.diskchain.journal.Phase;
import org.diskchain.testing.StoppableMerge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A real volume that becomes full, and a real limit to the size of files.
@EnabledOnOs(OS.LINUX)
final class NoRoomTest {
    private static final long SIZE = 32 << 20;
    private static final int MIB = 1 << 20;
    private static final int KIB = 1 << 10;

    private final FileStorage storage = new FileStorage();
    private final Engine engine = DiskEngine.ofThisMachine();

    private static boolean run(Object... command) throws IOException, InterruptedException {
        String[] words = new String[command.length];
        for (int i = 0; i < words.length; i++) words[i] = command[i].toString();
        return new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    @Test
    void aFullVolumeIsNamedWithWhatIsMissingAndTheMergeGoesOnOnceThereIsRoom(@TempDir Path temp)
            throws Exception {
        Path volume = Files.createDirectory(temp.toRealPath().resolve("volume"));
        if (!run("mount", "-t", "tmpfs", "-o", "size=128m", "tmpfs", volume)) {
            System.out.println("mount is not permitted: no real volume becomes full.");
            return;
        }
        try {
            fillUp(volume);
        } finally {
            run("umount", volume);
        }
    }

    private void fillUp(Path volume) throws Exception {
        StoppableMerge merge = StoppableMerge.make(storage, volume, "vhdx", SIZE);
        String source = merge.hash(merge.source());
        String sibling = merge.hash(merge.sibling());
        merge.stopIn(Phase.COPY);
        long growth = merge.unfinished().done().targetSizeAfter() - Files.size(merge.base());
        Path filler = volume.resolve("filler");
        write(filler, storage.volume(volume).free() - 256 * KIB);

        Call full = Call.of(engine, "resume", volume.toString(), "--json");

        assertEquals(3, full.exit(), full.out());
        JsonObject error = full.json().getJsonObject("error");
        assertEquals("no-space", error.getString("code"));
        assertEquals("0x00000070", error.getString("win32"));
        String message = error.getString("message");
        assertTrue(message.contains("the volume " + volume + " is full"), message);
        long missing = growth - storage.volume(volume).free();
        assertTrue(message.contains("%,d bytes".formatted(missing)), missing + ": " + message);
        assertEquals(source, merge.hash(merge.source()));
        assertEquals(sibling, merge.hash(merge.sibling()));
        Files.delete(filler);
        Call again = Call.of(engine, "resume", volume.toString());
        assertEquals(0, again.exit(), again.err());
        merge.requireMerged(source, sibling);
    }

    private static void write(Path file, long bytes) throws IOException {
        byte[] piece = new byte[MIB];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long at = 0; at < bytes; at += MIB) {
                out.write(piece, 0, (int) Math.min(MIB, bytes - at));
            }
        }
    }

    @Test
    void aLimitToTheSizeOfFilesIsNamedAndTheMergeGoesOnWithoutIt(@TempDir Path temp)
            throws Exception {
        Path folder = temp.toRealPath();
        StoppableMerge merge = StoppableMerge.make(storage, folder, "vhdx", SIZE);
        String source = merge.hash(merge.source());
        String sibling = merge.hash(merge.sibling());
        long needed = merge.plan().amounts().targetSizeAfter();
        long limit = (needed - 2 * MIB) / KIB;

        RealProgram.Ended refused =
                RealProgram.runLimited(
                        limit, "merge", merge.source(), "--depth", 2, "--yes", "--json");

        assertEquals(1, refused.exit(), refused.out());
        assertTrue(refused.out().contains("\"code\":\"file-too-large\""), refused.out());
        merge.stopIn(Phase.COPY);

        RealProgram.Ended stopped = RealProgram.runLimited(limit, "resume", folder, "--json");

        assertEquals(3, stopped.exit(), stopped.out());
        assertTrue(stopped.out().contains("\"code\":\"file-too-large\""), stopped.out());
        assertTrue(stopped.out().contains("%,d bytes".formatted(limit * KIB)), stopped.out());
        assertTrue(stopped.out().contains("%,d bytes".formatted(needed)), stopped.out());
        assertEquals(source, merge.hash(merge.source()));
        assertEquals(0, RealProgram.run("resume", folder).exit());
        merge.requireMerged(source, sibling);
    }
}
