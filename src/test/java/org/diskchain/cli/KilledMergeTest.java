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
import org.diskchain.read.OpenChain;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
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
    private static final long SIZE = 160L * MIB;
    private static final int PIECE = MIB / 2;
    private static final int LONGEST_RUN_MILLIS = 60_000;

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

        int killed = 0;
        long before = System.nanoTime();
        boolean ended = false;
        long longest = 1_000;
        while (!ended) {
            Process process = start(folder, source);
            boolean kill = killed < KILLS;
            ended =
                    process.waitFor(
                            kill ? random.nextLong(longest) : LONGEST_RUN_MILLIS,
                            TimeUnit.MILLISECONDS);
            if (kill && !ended) {
                process.destroyForcibly().waitFor();
                killed++;
                assertEquals(right, hash(folder, source), "the source after kill " + killed);
            } else if (kill) {
                break; // it was faster than the kills: the rest of the test still holds
            }
        }
        System.out.printf(
                "%s: killed %d times in %d s%n",
                format, killed, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before));
        assertTrue(killed > 0, "never killed");
        assertEquals(right, hash(folder, folder.resolve("base")));
        for (String refused : List.of("source", "middle", "sibling")) {
            assertFalse(isSound(folder, folder.resolve(refused)), refused);
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

    private static Process start(Path folder, Path source) throws IOException {
        String modules = System.getProperty("jdk.module.path", "");
        String classes = System.getProperty("java.class.path", "");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        modules + File.pathSeparator + classes,
                        Cli.class.getName(),
                        "merge",
                        source.toString(),
                        "--depth",
                        "2",
                        "--yes")
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
