package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.ParentState;
import org.diskchain.chain.Scanner;
import org.diskchain.disk.Change;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.journal.RebaseFile;
import org.diskchain.journal.UndoFile;
import org.diskchain.journal.Verify;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.PlannedRebase;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.PlannedRebase.Refused;
import org.diskchain.plan.RebaseWish;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.plan.Refusal;
import org.diskchain.read.OpenChain;
import org.diskchain.testing.CancelAt;
import org.diskchain.testing.MadeForest;
import org.diskchain.testing.MadeForest.Made;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;

/// Moving a disk to another parent: whatever the two chains hold, it and all that is built on it
/// read the same afterwards, and nobody else's file changes.
final class RebaseTest {
    private static final long FORESTS = Long.getLong("diskchain.rebases", 60);
    private static final long BATCH = 48 << 10;
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private LinkForest forest;
    private MemoryStorage storage;

    private void make(Format format) throws Exception {
        forest = new LinkForest(format, 1);
        storage = forest.storage;
    }

    static Rebaser rebaser(Storage storage) {
        return new Rebaser(storage, new SplittableRandom(4), CLOCK, BATCH);
    }

    static RebasePlan plan(Storage storage, DiskForest scanned, RebaseWish wish) throws Exception {
        PlannedRebase planned = new RebasePlanning(storage).plan(scanned, wish, Progress.NONE);
        if (planned instanceof Refused refused) {
            throw new AssertionError("no plan: " + refused.reasons());
        }
        return (RebasePlan) planned;
    }

    private RebaseWish wish(Path parent) {
        return new RebaseWish(forest.child, parent, new HostPath.Told(), false, Verify.FULL);
    }

    private List<String> refusals(RebaseWish wish) throws Exception {
        return refusals(storage, wish);
    }

    static List<String> refusals(MemoryStorage storage, RebaseWish wish) throws Exception {
        PlannedRebase planned =
                new RebasePlanning(storage).plan(LinkForest.scan(storage), wish, Progress.NONE);
        return assertInstanceOf(Refused.class, planned).reasons().stream()
                .map(Refusal::code)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void theDiskReadsTheSameOnItsNewParent(Format format) throws Exception {
        make(format);
        RebasePlan plan = plan(storage, LinkForest.scan(storage), wish(forest.other));
        assertTrue(plan.bytesToCopy() > 0);

        RebaseResult result = rebaser(storage).run(plan, Progress.NONE);

        assertTrue(result.finished());
        assertEquals(plan.bytesToCopy(), result.copiedBytes());
        assertEquals(plan.fileSizeAfter(), result.fileSize());
        DiskForest scanned = LinkForest.scan(storage);
        assertEquals(
                new ParentState.Resolved(forest.other, ParentState.Found.RECORDED),
                scanned.disk(forest.child).orElseThrow().parent());
        for (Path disk : List.of(forest.child, forest.leaf, forest.old, forest.other)) {
            assertArrayEquals(forest.content(disk), LinkForest.read(storage, disk));
        }
        assertTrue(storage.facts(RebaseFile.beside(forest.child)).isEmpty());
        assertTrue(storage.facts(UndoFile.beside(forest.child)).isEmpty());
    }

    @Test
    void blocksThatEqualTheNewParentAreDropped() throws Exception {
        make(Format.VHDX);
        forest.makeEqual();
        assertArrayEquals(forest.content(forest.other), forest.content(forest.child));
        RebaseWish wish =
                new RebaseWish(
                        forest.child, forest.other, new HostPath.Told(), true, Verify.COPIED);
        long before = storage.bytes(forest.child).length;

        RebaseResult result =
                rebaser(storage)
                        .run(plan(storage, LinkForest.scan(storage), wish), new CancelAt(1 << 30));

        assertEquals(forest.content(forest.child).length, result.droppedBytes());
        assertEquals(0, LinkForest.scan(storage).disk(forest.child).orElseThrow().ownedBytes());
        assertTrue(result.fileSize() < before);
        for (Path disk : List.of(forest.child, forest.leaf)) {
            assertArrayEquals(forest.content(disk), LinkForest.read(storage, disk));
        }
    }

    @Test
    void blocksOfAVhdAreNotDropped() throws Exception {
        make(Format.VHD);
        RebaseWish wish =
                new RebaseWish(
                        forest.child, forest.other, new HostPath.Told(), true, Verify.COPIED);
        assertEquals(List.of("cannot-drop"), refusals(wish));
    }

    /// Twice to the same place: the second time there is nothing to copy.
    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void backOnItsOldParentItReadsTheSameAndCostsNothing(Format format) throws Exception {
        make(format);
        rebaser(storage)
                .run(plan(storage, LinkForest.scan(storage), wish(forest.other)), Progress.NONE);
        RebasePlan back = plan(storage, LinkForest.scan(storage), wish(forest.old));
        assertEquals(0, back.bytesToCopy());
        rebaser(storage).run(back, Progress.NONE);
        assertArrayEquals(forest.content(forest.leaf), LinkForest.read(storage, forest.leaf));
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void everyReasonIsTold(Format format) throws Exception {
        make(format);
        assertTrue(refusals(wish(forest.leaf)).contains("parent-is-below"));
        storage.free(100);
        assertTrue(refusals(wish(forest.other)).contains("no-space"));
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void aReconnectThatCanBeUndoneIsLetGoOfFirst(Format format) throws Exception {
        make(format);
        ReconnectWish reconnect =
                new ReconnectWish(forest.child, forest.old, new HostPath.Told(), false);
        ReconnectTest.reconnector(storage).run(ReconnectTest.plan(storage, reconnect));
        assertEquals(List.of("undo-kept"), refusals(wish(forest.other)));
        ReconnectTest.reconnector(storage).forget(forest.child);
        plan(storage, LinkForest.scan(storage), wish(forest.other));
    }

    /// Stopped, it is found by a scan, refuses other work, and is dropped without trace in what the
    /// disk reads.
    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void stoppedItIsDropped(Format format) throws Exception {
        make(format);
        stop();
        DiskForest scanned = LinkForest.scan(storage);
        assertEquals(1, scanned.rebases().size());
        assertArrayEquals(forest.content(forest.leaf), LinkForest.read(storage, forest.leaf));
        assertEquals(List.of("rebase-unfinished"), refusals(wish(forest.base)));

        rebaser(storage).drop(scanned.rebases().getFirst());

        assertTrue(LinkForest.scan(storage).rebases().isEmpty());
        assertArrayEquals(forest.content(forest.leaf), LinkForest.read(storage, forest.leaf));
    }

    private void stop() throws Exception {
        RebasePlan plan = plan(storage, LinkForest.scan(storage), wish(forest.other));
        assertFalse(rebaser(storage).run(plan, new CancelAt(8)).finished());
    }

    /// The new parent may not change between the stop and the going on.
    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void aParentThatWasWrittenMeanwhileIsRefused(Format format) throws Exception {
        make(format);
        stop();
        try (DiskWriter writer =
                Disks.openForWriting(storage, forest.other, new SplittableRandom(5))) {
            long end = forest.content(forest.other).length;
            List<Change> change = List.of(new Change(0, end, false));
            writer.begin(change);
            writer.write(0, ByteBuffer.allocate((int) end));
            writer.commit();
        }
        DiskForest scanned = LinkForest.scan(storage);
        assertThrows(
                RunRefusedException.class,
                () -> rebaser(storage).resume(scanned.rebases().getFirst(), Progress.NONE));
        rebaser(storage).drop(scanned.rebases().getFirst());
        assertArrayEquals(forest.content(forest.leaf), LinkForest.read(storage, forest.leaf));
    }

    /// Random forests of both formats, sectors of both sizes, disks of differing sizes: each pair
    /// of a disk and a parent that the plan allows.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void inAnyForestContentIsKept(long part) throws Exception {
        int rebased = 0;
        for (long seed = part; seed <= FORESTS; seed += 4) rebased += rebases(seed);
        assertTrue(rebased >= FORESTS / 4, "only " + rebased);
    }

    private static int rebases(long seed) throws Exception {
        MemoryStorage files = new MemoryStorage();
        Path folder = LinkForest.FOLDER;
        MadeForest made = new MadeForest(files, folder, seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Path> disks = List.copyOf(made.disks().keySet());
        int rebased = 0;
        for (int i = 0; i < 3; i++) {
            DiskForest scanned = new Scanner(files).scan(List.of(folder), Progress.NONE);
            Path child = disks.get(random.nextInt(disks.size()));
            Path parent = disks.get(random.nextInt(disks.size()));
            Verify verify = Verify.values()[random.nextInt(3)];
            RebaseWish wish = new RebaseWish(child, parent, new HostPath.Told(), false, verify);
            PlannedRebase planned =
                    new RebasePlanning(files).plan(scanned, wish, new CancelAt(1 << 30));
            if (!(planned instanceof RebasePlan plan)) continue;
            RebaseResult result = rebaser(files).run(plan, new CancelAt(1 << 30));
            String what = "seed %d: %s on %s".formatted(seed, child, parent);
            assertEquals(plan.bytesToCopy(), result.copiedBytes(), what);
            assertEquals(plan.fileSizeAfter(), result.fileSize(), what);
            requireContent(files, made, what);
            rebased++;
        }
        return rebased;
    }

    private static void requireContent(MemoryStorage files, MadeForest made, String what)
            throws Exception {
        DiskForest scanned = new Scanner(files).scan(List.of(LinkForest.FOLDER), Progress.NONE);
        for (DiskNode disk : scanned.disks()) {
            Made model = made.disks().get(disk.path());
            try (OpenChain chain = OpenChain.open(files, scanned, disk.path())) {
                ByteBuffer found = ByteBuffer.allocate(model.content().length);
                chain.read(0, found);
                assertArrayEquals(model.content(), found.array(), what + ": " + disk.path());
            }
        }
    }
}
