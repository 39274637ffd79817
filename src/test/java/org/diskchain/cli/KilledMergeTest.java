package org.diskchain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.disk.Change;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.disk.NewDisk;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.journal.JournalFile;
import org.diskchain.read.OpenChain;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// The real program, killed without warning again and again in the middle of a merge, and run again
/// each time: the source reads the same at every moment, and the end is right.
///
/// `-Ddiskchain.kills=N` kills N times.
final class KilledMergeTest {
    private static final int KILLS = Integer.getInteger("diskchain.kills", 10);
    private static final int MIB = 1 << 20;
    private static final long SIZE = 384L * MIB;
    private static final int PIECE = MIB / 2;
    private static final int LONGEST_RUN_SECONDS = 60;

    private final Storage storage = new FileStorage();
    private final Random random = new Random(20261121);

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"VHD", "VHDX"})
    void theSourceReadsTheSameAndTheEndIsRight(Format format, @TempDir Path temp) throws Exception {
        Path folder = temp.toRealPath();
        Guid base = make(folder, "base", format, null);
        Guid middle = make(folder, "middle", format, new Parent("base", base));
        make(folder, "source", format, new Parent("middle", middle));
        make(folder, "sibling", format, new Parent("base", base));
        Path source = folder.resolve("source");
        String right = hash(folder, source);

        long before = System.nanoTime();
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(folder, source, kill);
            awaitProgress(folder, process, kill);
            process.destroyForcibly().waitFor();
            assertEquals(right, hash(folder, source), "the source after kill " + (kill + 1));
        }
        Process last = start(folder, source, KILLS);
        assertTrue(last.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS));
        assertEquals(0, last.exitValue());
        System.out.printf(
                "%s: killed %d times in %d s%n",
                format, KILLS, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before));
        assertEquals(right, hash(folder, folder.resolve("base")));
        for (String refused : List.of("source", "middle", "sibling")) {
            assertFalse(isSound(folder, folder.resolve(refused)), refused);
        }
    }

    /// Waits until the run has copied somewhat more than those before it, and a random moment
    /// longer: the first kills fall before anything is copied, the later ones between and into
    /// batches.
    private void awaitProgress(Path folder, Process process, int kill) throws Exception {
        Path journal = JournalFile.beside(folder.resolve("base"));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_RUN_SECONDS);
        long wanted = Math.max(0, kill - KILLS / 3) * 100L / KILLS;
        while (percent(journal) < wanted) {
            assertTrue(process.isAlive(), "ended before it could be killed");
            assertTrue(System.nanoTime() < deadline, "no progress");
            Thread.sleep(1);
        }
        Thread.sleep(random.nextInt(kill < KILLS / 3 ? 700 : 40));
        assertTrue(process.isAlive(), "ended before it could be killed");
    }

    private long percent(Path journal) {
        try {
            return JournalFile.read(storage, journal)
                    .map(state -> 100 * state.doneBytes() / state.totalBytes())
                    .orElse(0L);
        } catch (IOException replacedAtThisMoment) {
            return 0;
        }
    }

    private record Parent(String name, Guid identity) {}

    private Guid make(Path folder, String name, Format format, Parent parent) throws IOException {
        Guid identity = Guid.random(random);
        ParentLink link =
                parent == null
                        ? ParentLink.NONE
                        : new ParentLink(
                                List.of(parent.identity),
                                List.of(
                                        new RecordedPath(
                                                RecordedPath.Kind.RELATIVE,
                                                ".\\" + parent.name,
                                                "relative")));
        DiskType type = parent == null ? DiskType.DYNAMIC : DiskType.DIFFERENCING;
        NewDisk disk = new NewDisk(format, type, SIZE, 2 * MIB, 512, identity, identity, link);
        try (DiskWriter writer = Disks.create(storage, folder.resolve(name), disk, random)) {
            List<Change> changes = new ArrayList<>();
            for (long at = 0; at + 2 * PIECE <= SIZE; at += 2 * PIECE) {
                changes.add(new Change(at + random.nextInt(PIECE / 512) * 512L, PIECE, false));
            }
            writer.begin(changes);
            byte[] bytes = new byte[PIECE];
            for (Change change : changes) {
                random.nextBytes(bytes);
                writer.write(change.start(), ByteBuffer.wrap(bytes));
            }
            writer.commit();
        }
        return identity;
    }

    /// Every other run is told to resume, the rest to merge as at first.
    private static Process start(Path folder, Path source, int run) throws IOException {
        String modules = System.getProperty("jdk.module.path", "");
        String classes = System.getProperty("java.class.path", "");
        boolean resume = run % 2 == 1 && Files.exists(JournalFile.beside(folder.resolve("base")));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                modules + File.pathSeparator + classes,
                                Cli.class.getName()));
        command.addAll(
                resume
                        ? List.of("resume", folder.toString())
                        : List.of("merge", source.toString(), "--depth", "2", "--yes"));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private DiskForest scan(Path folder) throws Exception {
        return new Scanner(storage).scan(List.of(folder), Progress.NONE);
    }

    private boolean isSound(Path folder, Path disk) throws Exception {
        return scan(folder).isSound(disk);
    }

    private String hash(Path folder, Path disk) throws Exception {
        try (OpenChain chain = OpenChain.open(storage, scan(folder), disk)) {
            return chain.hash(Progress.NONE);
        }
    }
}
