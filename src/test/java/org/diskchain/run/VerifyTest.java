package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.disk.Change;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Verify;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.read.Measurer;
import org.diskchain.read.OpenChain;
import org.diskchain.testing.LyingStorage;
import org.diskchain.testing.MadeDisks;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// What was written is read back before it counts: a drive that lies is found out, the source reads
/// as before, and going on ends right.
///
/// ```
///   base - source        both the source and the base hold one byte over and over
///     +--- sibling       rescued: it gets from the base what the source covers
/// ```
final class VerifyTest {
    private static final Path FOLDER = Path.of("/vm").toAbsolutePath();
    private static final int SIZE = (int) MadeDisks.SIZE;
    private static final byte PAYLOAD = 0x5a;
    private static final int SECTOR = 512;

    private final MemoryStorage storage = new MemoryStorage();
    private final Random random = new Random(3);
    private Path base;
    private Path source;
    private Path sibling;

    private void make(String ending) throws Exception {
        base = FOLDER.resolve("base." + ending);
        source = FOLDER.resolve("source." + ending);
        sibling = FOLDER.resolve("sibling." + ending);
        MadeDisks disks = new MadeDisks(storage);
        Guid identity = disks.base(base);
        disks.child(source, identity, ".\\base." + ending);
        disks.child(sibling, identity, ".\\base." + ending);
        fill(base, 0, SIZE / 2);
        fill(source, SIZE / 4, SIZE / 4);
        fill(source, SIZE / 2 + 7 * SECTOR, 20 * SECTOR);
    }

    private void fill(Path disk, int start, int length) throws Exception {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, PAYLOAD);
        try (DiskWriter writer = Disks.openForWriting(storage, disk, random)) {
            writer.begin(List.of(new Change(start, length, false)));
            writer.write(start, ByteBuffer.wrap(bytes));
            writer.commit();
        }
    }

    @ParameterizedTest
    @CsvSource({"vhd,COPIED", "vhd,FULL", "vhdx,COPIED", "vhdx,FULL"})
    void aLieIsFoundOutAndGoingOnEndsRight(String ending, Verify verify) throws Exception {
        boolean lied = true;
        for (int lie = 1; lied; lie++) {
            make(ending);
            byte[] whole = content(storage, source);
            byte[] beside = content(storage, sibling);
            LyingStorage machine = new LyingStorage(PAYLOAD, lie);
            MergePlan plan = plan(verify);
            MergeRunner lying = runner(machine.over(storage));
            lied = !finishes(lying, plan);
            assertEquals(machine.hasLied(), lied);
            if (lied) {
                assertArrayEquals(whole, content(storage, source), "the source, lie " + lie);
                assertArrayEquals(beside, content(storage, sibling), "rescued, lie " + lie);
                DiskForest found = scan();
                MergeResult result =
                        runner(storage).resume(found, found.unfinished().getFirst(), Progress.NONE);
                assertTrue(result.finished());
            }
            assertArrayEquals(whole, content(storage, base), "the target, lie " + lie);
            assertArrayEquals(beside, content(storage, sibling), "rescued in the end, lie " + lie);
            for (Path disk : List.of(base, source, sibling)) storage.delete(disk);
        }
    }

    private static boolean finishes(MergeRunner runner, MergePlan plan) throws Exception {
        try {
            return runner.run(plan, Progress.NONE).finished();
        } catch (VerifyFailedException foundOut) {
            return false;
        }
    }

    /// Else the test above would show nothing.
    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void withoutReadingBackTheLieStays(String ending) throws Exception {
        make(ending);
        byte[] beside = content(storage, sibling);
        LyingStorage machine = new LyingStorage(PAYLOAD, 1);
        MergeResult result = runner(machine.over(storage)).run(plan(Verify.NONE), Progress.NONE);
        assertTrue(result.finished());
        assertTrue(result.verified().isEmpty());
        assertFalse(Arrays.equals(beside, content(storage, sibling)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void theWholeDisksHashIsThatOfTheSource(String ending) throws Exception {
        make(ending);
        String before;
        try (OpenChain chain = OpenChain.open(storage, scan(), source)) {
            before = chain.hash(Progress.NONE);
        }
        MergeResult result = runner(storage).run(plan(Verify.FULL), Progress.NONE);
        assertEquals(before, result.verified().orElseThrow().sha256());
        assertEquals(SIZE, result.verified().orElseThrow().bytes());
        assertThrows(Exception.class, () -> content(storage, source));
    }

    private DiskForest scan() throws Exception {
        return new Scanner(storage).scan(List.of(FOLDER), Progress.NONE);
    }

    private MergePlan plan(Verify verify) throws Exception {
        MergeWish wish =
                new MergeWish(source, 1, List.of(FOLDER), false)
                        .rescuing(Set.of(sibling))
                        .verifying(verify);
        return assertInstanceOf(
                MergePlan.class,
                new MergePlanning(new Measurer(storage)).plan(scan(), wish, Progress.NONE));
    }

    private MergeRunner runner(Storage machine) {
        return new MergeRunner(machine, random, InstantSource.system());
    }

    private byte[] content(Storage machine, Path disk) throws Exception {
        byte[] content = new byte[SIZE];
        try (OpenChain chain = OpenChain.open(machine, scan(), disk)) {
            chain.read(0, ByteBuffer.wrap(content));
        }
        return content;
    }
}
