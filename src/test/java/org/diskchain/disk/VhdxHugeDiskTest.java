package org.diskchain.disk;

import static org.diskchain.testing.VhdxImages.MIB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.VhdxImages;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The largest disk of the smallest blocks, whose table alone takes half a gigabyte, and many disks
/// at once: neither may fill the heap.
final class VhdxHugeDiskTest {
    private static final Path FILE = Path.of("/disks/huge.vhdx");
    private static final long SIZE = 64L << 40;
    private static final long LAST = SIZE / MIB - 1;

    private static VhdxImages huge() {
        VhdxImages image = VhdxImages.child(SIZE, 1 << 20, 512).full(LAST, 1).full(7, 2);
        return image.entry(1 << 25, BatEntry.ZERO, 0).entry((1 << 25) + 1, BatEntry.UNMAPPED, 0);
    }

    private static Disk open(MemoryStorage storage) throws Exception {
        storage.createFolders(FILE.getParent());
        huge().build(storage, FILE);
        return Disks.open(storage, FILE);
    }

    @Test
    void isInspectedAndWalked() throws Exception {
        try (Disk disk = open(new MemoryStorage())) {
            Inspection inspection = disk.inspect(Progress.NONE);
            assertEquals(List.of(), inspection.faults());
            assertEquals(4 * MIB, inspection.ownedBytes());
            assertEquals(4 * MIB, owned(disk, 0, 1L << 40) + owned(disk, 31L << 40, SIZE));
            assertTrue(disk.extentAt(SIZE - MIB, SIZE) instanceof Extent.Data);
        }
    }

    /// Taking room back looks through the whole table: a person who cancels does not wait for it.
    @Test
    void takingBackRoomIsStopped() throws Exception {
        MemoryStorage storage = new MemoryStorage();
        open(storage).close();
        long size = storage.facts(FILE).orElseThrow().size();
        int[] pieces = {0};
        Progress stop =
                new Progress() {
                    @Override
                    public void begin(Stage stage, long total) {}

                    @Override
                    public void advance(long units) throws CancelledException {
                        if (++pieces[0] == 3) throw new CancelledException();
                    }
                };
        Random random = new Random(1);
        assertThrows(
                CancelledException.class, () -> Disks.giveBack(storage, FILE, MIB, random, stop));
        assertEquals(size, storage.facts(FILE).orElseThrow().size());
        Disks.giveBack(storage, FILE, MIB, random, Progress.NONE);
        assertEquals(size, storage.facts(FILE).orElseThrow().size(), "its last block is in use");
    }

    private static long owned(Disk disk, long from, long to) throws Exception {
        long owned = 0;
        for (long at = from; at < to; ) {
            Extent extent = disk.extentAt(at, to);
            if (!(extent instanceof Extent.Absent)) owned += extent.length();
            at = extent.end();
        }
        return owned;
    }

    @Test
    void thousandsCanBeOpen() throws Exception {
        MemoryStorage storage = new MemoryStorage();
        storage.createFolders(FILE.getParent());
        VhdxImages.child(1L << 40, 1 << 20, 512).full(3, 1).build(storage, FILE);
        List<Disk> open = new ArrayList<>();
        System.gc();
        long before = used();
        for (int i = 0; i < 1000; i++) {
            Disk disk = Disks.open(storage, FILE);
            disk.extentAt(0, MIB);
            open.add(disk);
        }
        System.gc();
        long each = (used() - before) / open.size();
        assertTrue(each < 20_000, each + " bytes for each open disk");
        assertEquals(1000, open.size());
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
