package org.diskchain.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.format.vhd.VhdBlocks;
import org.diskchain.format.vhd.VhdLocator;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.VhdImages;
import org.diskchain.testing.VhdPatch;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Where the writer of VHDs puts things, and what it leaves alone.
final class VhdWriterTest {
    private static final Path FILE = Path.of("/disks/disk.vhd").toAbsolutePath();
    private static final int SECTOR = 512;
    private static final int BLOCK = 64 << 10;
    private static final int TABLE = 1536;
    private static final int XEN = 0x74617000;
    private static final Guid PARENT = new Guid(5, 6);

    private final MemoryStorage storage = new MemoryStorage();

    @Test
    void blocksAreAlignedAsTheOthersAre() throws Exception {
        assertEquals(0, dataOffsetOfNew(image().data(0, filled(512, 1)).aligned()) % 4096);
        assertEquals(packedAfter(1), dataOffsetOfNew(image().data(0, filled(512, 1))));
    }

    @Test
    void theFirstBlockIsAlignedWhereWindowsMadeTheDisk() throws Exception {
        assertEquals(0, dataOffsetOfNew(image()) % 4096);
        assertEquals(packedAfter(0), dataOffsetOfNew(image().creator(XEN)));
    }

    /// The old footer stood where the new block begins.
    @Test
    void theOldFooterIsNoPayload() throws Exception {
        for (VhdImages image : List.of(image(), image().creator(XEN))) {
            storage.put(FILE, image.bytes());
            try (DiskWriter writer = open()) {
                write(writer, BLOCK + SECTOR, filled(SECTOR, 7));
            }
            byte[] expected = new byte[4 * BLOCK];
            Arrays.fill(expected, BLOCK + SECTOR, BLOCK + 2 * SECTOR, (byte) 7);
            try (Disk disk = Disks.open(storage, FILE)) {
                assertArrayEquals(expected, content(disk));
            }
        }
    }

    @Test
    void zerosNeedNoBlockInABaseAndOneInAChild() throws Exception {
        for (boolean child : new boolean[] {false, true}) {
            VhdImages image =
                    child
                            ? VhdImages.differencing(4 * BLOCK, PARENT)
                            : VhdImages.dynamic(4 * BLOCK);
            byte[] before = image.blockSize(BLOCK).bytes();
            storage.put(FILE, before);
            try (DiskWriter writer = open()) {
                writer.begin(List.of(new Change(SECTOR, SECTOR, true)));
                writer.commit();
                Extent extent = writer.disk().extentAt(SECTOR, 2 * SECTOR);
                assertEquals(child, extent instanceof Extent.Data);
            }
            assertEquals(child, storage.bytes(FILE).length > before.length);
        }
    }

    @Test
    void zerosOverwriteWhatIsThere() throws Exception {
        storage.put(FILE, image().data(0, filled(4 * SECTOR, 7)).bytes());
        try (DiskWriter writer = open()) {
            writer.begin(List.of(new Change(SECTOR, 2 * SECTOR, true)));
            writer.commit();
            byte[] content = content(writer.disk());
            assertEquals(7, content[SECTOR - 1]);
            assertEquals(0, content[SECTOR]);
            assertEquals(0, content[3 * SECTOR - 1]);
            assertEquals(7, content[3 * SECTOR]);
        }
    }

    /// Readers that honour the bits of dynamic disks see the written sectors too.
    @Test
    void bitsOfADynamicDiskAreSetForWhatIsWritten() throws Exception {
        storage.put(FILE, image().data(0, filled(SECTOR, 7)).bytes());
        try (DiskWriter writer = open()) {
            write(writer, 8 * SECTOR, filled(SECTOR, 8));
        }
        VhdPatch after = new VhdPatch(storage.bytes(FILE));
        int bitmap = after.getInt(TABLE) * SECTOR;
        assertEquals(0x8080_0000, after.getInt(bitmap));
    }

    @Test
    void whatIsNotKnownStaysAsItWas() throws Exception {
        byte[] image =
                VhdImages.differencing(4 * BLOCK, PARENT)
                        .blockSize(BLOCK)
                        .creator(XEN)
                        .locator(VhdLocator.W2RU, ".\\base.vhd")
                        .data(0, filled(SECTOR, 7))
                        .bytes();
        VhdPatch odd = new VhdPatch(image);
        odd.inFooters(200, "reserved".getBytes()).put(512 + 800, "reserved").sumHeader();
        odd.put(TABLE + 16, "tdbatmap").put(2048 + 300, "behind the locator");
        byte[] before = odd.bytes();
        storage.put(FILE, before);
        try (DiskWriter writer = open()) {
            writer.acceptParent(new Guid(1, 1), PARENT);
            writer.setIdentity(new Guid(7, 8));
            writer.adoptParent(new Guid(9, 10), PARENT);
            writer.takeVirtualDiskFacts(writer.disk(), Progress.NONE);
            write(writer, BLOCK, filled(SECTOR, 9));
            assertEquals(new Guid(7, 8), writer.disk().facts().identity());
            assertEquals(List.of(new Guid(9, 10)), writer.disk().facts().parent().identities());
        }
        byte[] after = storage.bytes(FILE);
        requireChangedOnly(before, after, new int[] {64, 84, 548, 568, TABLE + 4, TABLE + 8});
        byte[] tail = Arrays.copyOfRange(after, after.length - 512, after.length);
        assertArrayEquals(Arrays.copyOf(after, 512), tail);
    }

    private static void requireChangedOnly(byte[] before, byte[] after, int[] ranges) {
        for (int i = 0; i < before.length - SECTOR; i++) {
            int at = i;
            boolean allowed = false;
            for (int r = 0; r < ranges.length; r += 2) {
                allowed |= at >= ranges[r] && at < ranges[r + 1];
            }
            assertTrue(allowed || before[i] == after[i], "byte at " + i);
        }
    }

    @Test
    void aVhdKeepsItsSize() throws Exception {
        storage.put(FILE, image().bytes());
        try (DiskWriter writer = open()) {
            assertThrows(
                    UnsupportedOperationException.class,
                    () -> writer.grow(5 * BLOCK, Progress.NONE));
        }
    }

    @Test
    void onlyWhatWasAnnouncedIsWritten() throws Exception {
        storage.put(FILE, image().data(0, filled(SECTOR, 7)).bytes());
        ByteBuffer two = ByteBuffer.wrap(filled(2 * SECTOR, 1));
        try (DiskWriter writer = open()) {
            writer.begin(List.of(new Change(0, SECTOR, false), new Change(SECTOR, SECTOR, true)));
            assertThrows(IllegalArgumentException.class, () -> writer.write(0, two));
            assertThrows(IllegalStateException.class, writer::commit);
            assertThrows(IllegalStateException.class, () -> writer.setIdentity(PARENT));
        }
    }

    /// Table entries have 32 bits: a block past them is refused before anything is written.
    @Test
    void noBlockGoesWhereNoEntryReaches() throws Exception {
        byte[] image = image().bytes();
        storage.put(FILE, image);
        long limit = VhdBlocks.SECTORS_LIMIT * SECTOR;
        try (ByteFile file = storage.openForWriting(FILE)) {
            byte[] footer = Arrays.copyOfRange(image, image.length - SECTOR, image.length);
            file.write(limit - BLOCK, ByteBuffer.wrap(footer));
        }
        try (DiskWriter writer = open()) {
            List<Change> changes = List.of(new Change(0, SECTOR, false));
            long before = writer.disk().facts().fileSize();
            assertThrows(IOException.class, () -> writer.begin(changes));
            GrowthForecast forecast = Disks.forecast(writer.disk());
            forecast.add(changes.getFirst());
            assertTrue(forecast.fileSizeAfter() > Format.VHD.largestFile(), "a plan refuses it");
            assertEquals(before, storage.facts(FILE).orElseThrow().size());
        }
    }

    @Test
    void aNewChildRecordsItsParentInEverySlot() throws Exception {
        ParentLink link =
                new ParentLink(
                        List.of(PARENT),
                        List.of(
                                recorded(RecordedPath.Kind.RELATIVE, "../vm/base.vhd"),
                                recorded(RecordedPath.Kind.ABSOLUTE, "C:\\vm\\base.vhd")));
        create(DiskType.DIFFERENCING, link).close();
        try (Disk disk = Disks.open(storage, FILE)) {
            assertEquals(
                    List.of(
                            new RecordedPath(
                                    RecordedPath.Kind.RELATIVE, "..\\vm\\base.vhd", "W2ru"),
                            new RecordedPath(RecordedPath.Kind.NAME, "C:\\vm\\base.vhd", "name"),
                            new RecordedPath(
                                    RecordedPath.Kind.ABSOLUTE, "C:\\vm\\base.vhd", "W2ku"),
                            new RecordedPath(
                                    RecordedPath.Kind.ABSOLUTE, "C:\\vm\\base.vhd", "name")),
                    disk.facts().parent().paths());
            assertEquals(List.of(PARENT), disk.facts().parent().identities());
            assertEquals("dcha", disk.facts().creator());
        }
    }

    @Test
    void aPathOfThisSystemAloneGivesARelativeOneOnly() throws Exception {
        ParentLink link =
                new ParentLink(
                        List.of(PARENT),
                        List.of(
                                recorded(RecordedPath.Kind.RELATIVE, "base.vhd"),
                                recorded(RecordedPath.Kind.NAME, "base.vhd")));
        create(DiskType.DIFFERENCING, link).close();
        try (Disk disk = Disks.open(storage, FILE)) {
            assertEquals(
                    List.of(
                            new RecordedPath(RecordedPath.Kind.RELATIVE, ".\\base.vhd", "W2ru"),
                            new RecordedPath(RecordedPath.Kind.NAME, "base.vhd", "name")),
                    disk.facts().parent().paths());
        }
    }

    @Test
    void newDisksAreEmptyAndSound() throws Exception {
        for (DiskType type : List.of(DiskType.FIXED, DiskType.DYNAMIC)) {
            MemoryStorage fresh = new MemoryStorage();
            fresh.createFolders(FILE.getParent());
            Disks.create(fresh, FILE, wish(type, ParentLink.NONE), new Random()).close();
            try (Disk disk = Disks.open(fresh, FILE)) {
                assertArrayEquals(new byte[4 * BLOCK], content(disk));
                assertEquals(type, disk.facts().type());
                assertEquals(List.of(), disk.inspect(Progress.NONE).faults());
            }
        }
    }

    private DiskWriter create(DiskType type, ParentLink link) throws IOException {
        storage.createFolders(FILE.getParent());
        return Disks.create(storage, FILE, wish(type, link), new Random());
    }

    private static NewDisk wish(DiskType type, ParentLink link) {
        return new NewDisk(
                Format.VHD, type, 4 * BLOCK, BLOCK, SECTOR, Guid.ZERO, new Guid(1, 2), link);
    }

    private static RecordedPath recorded(RecordedPath.Kind kind, String value) {
        return new RecordedPath(kind, value, "");
    }

    private static VhdImages image() {
        return VhdImages.dynamic(4 * BLOCK).blockSize(BLOCK);
    }

    /// Where data begins that follows so many blocks without gaps.
    private static long packedAfter(int blocks) {
        return TABLE + SECTOR + blocks * (BLOCK + SECTOR) + SECTOR;
    }

    private long dataOffsetOfNew(VhdImages image) throws IOException {
        storage.put(FILE, image.bytes());
        try (DiskWriter writer = open()) {
            write(writer, BLOCK, filled(SECTOR, 3));
            return ((Extent.Data) writer.disk().extentAt(BLOCK, BLOCK + SECTOR)).fileOffset();
        }
    }

    private DiskWriter open() throws IOException {
        return Disks.openForWriting(storage, FILE, new Random());
    }

    private static void write(DiskWriter writer, long offset, byte[] data) throws IOException {
        writer.begin(List.of(new Change(offset, data.length, false)));
        writer.write(offset, ByteBuffer.wrap(data));
        writer.commit();
    }

    private static byte[] filled(int bytes, int value) {
        byte[] filled = new byte[bytes];
        Arrays.fill(filled, (byte) value);
        return filled;
    }

    private static byte[] content(Disk disk) throws IOException {
        return new Layers(List.of(disk)).read(0, (int) disk.facts().virtualSize());
    }
}
