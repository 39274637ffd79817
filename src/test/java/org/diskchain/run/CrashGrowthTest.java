package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.disk.Change;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.disk.NewDisk;
import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Journal;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.read.MapRange;
import org.diskchain.read.OpenChain;
import org.diskchain.testing.CrashRecorder;
import org.diskchain.testing.CrashRecorder.Forgetting;
import org.diskchain.testing.CrashState;
import org.diskchain.testing.CrashStates;
import org.diskchain.testing.MadeDisks;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.PlannedMerge;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// The power is cut while a merge makes its target so large that the table has no room any more and
/// moves to the end of the file. The disks are too large to be read byte by byte: what they hold is
/// compared, and that they hold nothing else.
///
/// ```
///   base  100 GiB  |--data--|.....|            a region of 1 MiB holds the table of 128 GiB
///   leaf  200 GiB  |..|--data--|.....|--data--|
/// ```
final class CrashGrowthTest {
    private static final Path FOLDER = Path.of("/large").toAbsolutePath();
    private static final Path BASE = FOLDER.resolve("base.vhdx");
    private static final Path LEAF = FOLDER.resolve("leaf.vhdx");
    private static final long GIB = 1L << 30;
    private static final int SECTOR = 512;
    private static final int BLOCK = 1 << 20;
    private static final int PIECE = 8 * SECTOR;
    private static final long SMALL = 100 * GIB + SECTOR;
    private static final long LARGE = 200 * GIB;
    private static final int RESUMED = 3; // of so many states one is gone on with
    private static final byte[] ZEROS = new byte[SECTOR];

    private final MemoryStorage storage = new MemoryStorage();
    private final SplittableRandom random = new SplittableRandom(5);
    private final Set<Long> judged = new HashSet<>();

    /// What a disk reads as where it is not zero.
    private record Held(long start, byte[] bytes) {}

    private void make() throws Exception {
        storage.createFolders(FOLDER);
        Guid base = Guid.random(random);
        disk(BASE, base, DiskType.DYNAMIC, SMALL, ParentLink.NONE, 0, 90 * GIB, SMALL - PIECE);
        ParentLink link = MadeDisks.link(base, ".\\base.vhdx");
        Guid leaf = Guid.random(random);
        disk(LEAF, leaf, DiskType.DIFFERENCING, LARGE, link, 2 * SECTOR, 150 * GIB, LARGE - PIECE);
    }

    private void disk(
            Path file, Guid identity, DiskType type, long size, ParentLink parent, long... data)
            throws Exception {
        NewDisk disk =
                new NewDisk(
                        Format.VHDX,
                        type,
                        size,
                        BLOCK,
                        SECTOR,
                        Guid.random(random),
                        identity,
                        parent);
        try (DiskWriter writer = Disks.create(storage, file, disk, random)) {
            List<Change> changes = new ArrayList<>();
            for (long at : data) changes.add(new Change(at, PIECE, false));
            writer.begin(changes);
            for (long at : data) {
                byte[] bytes = new byte[PIECE];
                random.nextBytes(bytes);
                writer.write(at, ByteBuffer.wrap(bytes));
            }
            writer.commit();
        }
    }

    private static DiskForest scan(Storage storage) throws Exception {
        return new Scanner(storage).scan(List.of(FOLDER), Progress.NONE);
    }

    private static MergeRunner runner(Storage storage) {
        return new MergeRunner(storage, new SplittableRandom(8), InstantSource.system());
    }

    private static List<Held> held(MemoryStorage storage, Path disk, long size) throws Exception {
        List<Held> held = new ArrayList<>();
        try (OpenChain chain = OpenChain.open(storage, scan(storage), disk)) {
            assertEquals(size, chain.virtualSize());
            List<MapRange> ranges = new ArrayList<>();
            chain.map(ranges::add, Progress.NONE);
            for (MapRange range : ranges) if (range.data()) held(chain, range, held);
        }
        return held;
    }

    /// By sectors, so that it does not matter what a disk needs to hold the zeros between.
    private static void held(OpenChain chain, MapRange range, List<Held> held) throws Exception {
        byte[] all = new byte[Math.toIntExact(range.length())];
        chain.read(range.start(), ByteBuffer.wrap(all));
        for (int at = 0; at < all.length; at += SECTOR) {
            if (Arrays.mismatch(all, at, at + SECTOR, ZEROS, 0, SECTOR) < 0) continue;
            held.add(new Held(range.start() + at, Arrays.copyOfRange(all, at, at + SECTOR)));
        }
    }

    private static void requireHeld(List<Held> expected, List<Held> found) {
        assertEquals(
                expected.stream().map(Held::start).toList(),
                found.stream().map(Held::start).toList());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i).bytes, found.get(i).bytes);
        }
    }

    @Test
    void aTableThatMovesLosesNothing() throws Exception {
        make();
        List<Held> whole = held(storage, LEAF, LARGE);
        assertTrue(whole.size() > 4 * PIECE / SECTOR);
        CrashRecorder recorder = new CrashRecorder(storage, Forgetting.NOTHING);
        MergePlan plan =
                assertInstanceOf(
                        MergePlan.class, PlannedMerge.of(recorder, scan(recorder), LEAF, 1));
        assertTrue(runner(recorder).run(plan, Progress.NONE).finished());
        new CrashStates(recorder, 1, 0)
                .forEach(
                        state -> {
                            judge(state, whole, plan.amounts().targetSizeAfter());
                            return true;
                        });
        assertTrue(judged.size() > 40, judged.size() + " states");
    }

    private void judge(CrashState state, List<Held> whole, long sizeAfter) throws Exception {
        if (!judged.add(state.digest())) return;
        MemoryStorage found = state.storage();
        DiskForest forest = scan(found);
        try (Disk target = Disks.open(found, BASE)) {
            assertEquals(List.of(), target.inspect(Progress.NONE).faults(), state::toString);
        }
        if (forest.unfinished().isEmpty()) {
            boolean merged = !forest.isSound(LEAF);
            requireHeld(whole, held(found, merged ? BASE : LEAF, LARGE));
            return;
        }
        requireHeld(whole, held(found, LEAF, LARGE));
        if (judged.size() % RESUMED > 0) return;
        Journal journal = forest.unfinished().getFirst();
        assertTrue(runner(found).resume(forest, journal, Progress.NONE).finished());
        requireHeld(whole, held(found, BASE, LARGE));
        assertTrue(found.facts(BASE).orElseThrow().size() <= sizeAfter, state::toString);
    }
}
