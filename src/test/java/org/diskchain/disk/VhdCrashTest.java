package org.diskchain.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.RecordedFile;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Wherever the power is cut while a VHD is written, a valid disk is left, in which each sector is
/// the old one or the new one.
final class VhdCrashTest {
    private static final int SECTOR = 512;
    private static final int BLOCK = 64 << 10;
    private static final int SIZE = 4 * BLOCK;
    private static final byte OLD = 0x11;
    private static final byte NEW = 0x77;
    private static final Path FILE = Path.of("/disks/crash.vhd").toAbsolutePath();
    private static final Guid ID = new Guid(1, 2);
    private static final Guid OTHER = new Guid(3, 4);

    /// Blocks 0 (in part) and 1 are there, 2 and 3 are not; the batch writes into 0, 1 and 2.
    private static final List<Change> FIRST =
            List.of(change(0, 20, false), change(128, 128, false));

    private static final List<Change> BATCH =
            List.of(change(10, 30, false), change(200, 30, true), change(250, 20, false));

    @ParameterizedTest
    @EnumSource(names = {"FIXED", "DYNAMIC", "DIFFERENCING"})
    void eachSectorIsOldOrNew(DiskType type) throws Exception {
        byte[] before = diskWithFirst(type);
        RecordedFile file = batch(before, -1);
        file.forEachCrash(7, 12, left -> requireOldOrNew(before, left));
    }

    /// The footer before it is overwritten further up, and payload before tables: without either
    /// force the rule breaks. (A new block of a base reads as zeros before as well as after.)
    @ParameterizedTest
    @CsvSource({"DYNAMIC, 0", "DIFFERENCING, 0", "DIFFERENCING, 1"})
    void withoutOneForceThatWouldNotHold(DiskType type, int forgotten) throws Exception {
        byte[] before = diskWithFirst(type);
        RecordedFile file = batch(before, forgotten);
        assertThrows(
                AssertionError.class,
                () -> file.forEachCrash(7, 60, left -> requireOldOrNew(before, left)));
    }

    @Test
    void aBatchGivenUpLeavesAValidDisk() throws Exception {
        byte[] before = diskWithFirst(DiskType.DIFFERENCING);
        RecordedFile file = new RecordedFile(before);
        try (VhdWriter writer = VhdWriter.open(new MemoryStorage(), file, FILE)) {
            writer.begin(List.of(change(300, 10, false)));
            writer.write(300L * SECTOR, filled(10, NEW));
        }
        file.forEachCrash(7, 12, left -> requireOldOrNew(before, left));
        assertEquals(before.length, file.size());
    }

    @Test
    void anInterruptedIdentityIsOldOrNewAndCanBeSetAgain() throws Exception {
        RecordedFile file = new RecordedFile(diskWithFirst(DiskType.DIFFERENCING));
        try (VhdWriter writer = VhdWriter.open(new MemoryStorage(), file, FILE)) {
            writer.setIdentity(OTHER);
        }
        file.forEachCrash(
                7,
                12,
                left -> {
                    MemoryStorage storage = new MemoryStorage().put(FILE, left);
                    try (DiskWriter writer = Disks.openForWriting(storage, FILE, new Random())) {
                        Guid found = writer.disk().facts().identity();
                        assertTrue(found.equals(ID) || found.equals(OTHER));
                        writer.setIdentity(OTHER);
                        assertEquals(OTHER, writer.disk().facts().identity());
                        assertEquals(List.of(), damage(writer.disk()));
                    }
                });
    }

    @Test
    void anInterruptedParentIsOldOrNew() throws Exception {
        RecordedFile file = new RecordedFile(diskWithFirst(DiskType.DIFFERENCING));
        try (VhdWriter writer = VhdWriter.open(new MemoryStorage(), file, FILE)) {
            writer.adoptParent(OTHER, Guid.ZERO);
        }
        file.forEachCrash(
                7,
                12,
                left -> {
                    try (Disk disk = open(left)) {
                        ParentLink link = disk.facts().parent();
                        assertTrue(link.accepts(ID) || link.accepts(OTHER));
                        assertEquals(List.of(), damage(disk));
                    }
                });
    }

    private static RecordedFile batch(byte[] before, int forgotten) throws IOException {
        RecordedFile file = new RecordedFile(before, forgotten);
        try (VhdWriter writer = VhdWriter.open(new MemoryStorage(), file, FILE)) {
            write(writer, BATCH, NEW);
        }
        return file;
    }

    private static void requireOldOrNew(byte[] before, byte[] left) throws Exception {
        try (Disk old = open(before);
                Disk disk = open(left)) {
            assertEquals(List.of(), damage(disk));
            byte[] was = content(old);
            byte[] is = content(disk);
            for (int sector = 0; sector < SIZE / SECTOR; sector++) {
                byte[] found = sector(is, sector);
                boolean same = Arrays.equals(sector(was, sector), found);
                assertTrue(same || Arrays.equals(expected(sector), found), "sector " + sector);
                requireOwnedBefore(old, disk, sector);
            }
        }
    }

    /// What was owned still is, and nothing but the batch becomes owned.
    private static void requireOwnedBefore(Disk old, Disk disk, int sector) throws IOException {
        if (!disk.facts().isDifferencing()) return;
        boolean isOwned = owns(disk, sector);
        boolean wasOwned = owns(old, sector);
        assertTrue(isOwned == wasOwned || isOwned && isInBatch(sector), "sector " + sector);
    }

    private static boolean owns(Disk disk, int sector) throws IOException {
        long at = (long) sector * SECTOR;
        return disk.extentAt(at, at + SECTOR) instanceof Extent.Data;
    }

    /// What the batch makes of a sector; of others, something that no sector holds.
    private static byte[] expected(int sector) {
        for (Change change : BATCH) {
            boolean in = sector >= change.start() / SECTOR && sector < change.end() / SECTOR;
            if (in) return change.zero() ? new byte[SECTOR] : filled(1, NEW).array();
        }
        return filled(1, (byte) 0x5c).array();
    }

    private static boolean isInBatch(int sector) {
        return expected(sector)[0] != 0x5c;
    }

    private static List<Fault> damage(Disk disk) throws Exception {
        List<Fault> faults = new ArrayList<>(disk.openingFaults());
        faults.addAll(disk.inspect(Progress.NONE).faults());
        faults.removeIf(fault -> fault.code().consequence() == FaultCode.Consequence.NONE);
        return faults;
    }

    private static byte[] diskWithFirst(DiskType type) throws IOException {
        MemoryStorage storage = new MemoryStorage();
        storage.createFolders(FILE.getParent());
        ParentLink parent =
                type == DiskType.DIFFERENCING
                        ? new ParentLink(List.of(ID), List.of())
                        : ParentLink.NONE;
        NewDisk disk = new NewDisk(Format.VHD, type, SIZE, BLOCK, SECTOR, Guid.ZERO, ID, parent);
        try (DiskWriter writer = Disks.create(storage, FILE, disk, new Random())) {
            write(writer, FIRST, OLD);
        }
        return storage.bytes(FILE);
    }

    private static void write(DiskWriter writer, List<Change> changes, byte value)
            throws IOException {
        writer.begin(changes);
        for (Change change : changes) {
            int sectors = (int) (change.length() / SECTOR);
            if (!change.zero()) writer.write(change.start(), filled(sectors, value));
        }
        writer.commit();
    }

    private static Disk open(byte[] bytes) throws IOException {
        return Disks.open(new MemoryStorage().put(FILE, bytes), FILE);
    }

    private static byte[] sector(byte[] content, int sector) {
        return Arrays.copyOfRange(content, sector * SECTOR, (sector + 1) * SECTOR);
    }

    private static ByteBuffer filled(int sectors, byte value) {
        byte[] bytes = new byte[sectors * SECTOR];
        Arrays.fill(bytes, value);
        return ByteBuffer.wrap(bytes);
    }

    private static Change change(int sector, int sectors, boolean zero) {
        return new Change((long) sector * SECTOR, (long) sectors * SECTOR, zero);
    }

    private static byte[] content(Disk disk) throws IOException {
        return new Layers(List.of(disk)).read(0, (int) disk.facts().virtualSize());
    }
}
