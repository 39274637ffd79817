package org.diskchain.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.format.vhd.VhdFooter;
import org.diskchain.format.vhd.VhdGeometry;
import org.diskchain.format.vhd.VhdLocator;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.Tables;
import org.diskchain.testing.VhdImages;
import org.diskchain.testing.VhdPatch;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What an open VHD says of each range of its virtual disk, and of itself.
final class VhdDiskTest {
    private static final Path FILE = Path.of("/disks/disk.vhd").toAbsolutePath();
    private static final int SECTOR = 512;
    private static final int BLOCK = 64 << 10;
    private static final Guid PARENT = new Guid(5, 6);

    @Test
    void aFixedDiskIsOneExtent() throws Exception {
        try (Disk disk = open(VhdImages.fixed(BLOCK).data(SECTOR, filled(SECTOR, 7)))) {
            assertEquals(
                    new Extent.Data(SECTOR, BLOCK - SECTOR, SECTOR), disk.extentAt(SECTOR, BLOCK));
            assertEquals(DiskType.FIXED, disk.facts().type());
            assertEquals(0, disk.facts().blockSize());
            assertEquals(BLOCK, disk.inspect(Progress.NONE).ownedBytes());
        }
    }

    @Test
    void aDynamicDiskIsItsBlocksAndNothing() throws Exception {
        VhdImages image =
                VhdImages.dynamic(4 * BLOCK + SECTOR).blockSize(BLOCK).data(BLOCK, filled(512, 7));
        try (Disk disk = open(image)) {
            long size = disk.facts().virtualSize();
            assertEquals(new Extent.Absent(0, BLOCK), disk.extentAt(0, size));
            Extent data = disk.extentAt(BLOCK + SECTOR, size);
            assertInstanceOf(Extent.Data.class, data);
            assertEquals(2 * BLOCK, data.end());
            assertEquals(
                    new Extent.Absent(2 * BLOCK, 2 * BLOCK + SECTOR),
                    disk.extentAt(2 * BLOCK, size));
            assertEquals(BLOCK, disk.inspect(Progress.NONE).ownedBytes());
        }
    }

    @Test
    void aDifferencingDiskIsTheRunsOfItsBits() throws Exception {
        VhdImages image =
                VhdImages.differencing(2 * BLOCK, PARENT)
                        .blockSize(BLOCK)
                        .data(3 * SECTOR, filled(2 * SECTOR, 7))
                        .data(9 * SECTOR, new byte[SECTOR])
                        .unmarked(20 * SECTOR, filled(SECTOR, 9));
        try (Disk disk = open(image)) {
            List<String> runs = new ArrayList<>();
            for (long at = 0; at < 2 * BLOCK; ) {
                Extent extent = disk.extentAt(at, 2 * BLOCK);
                runs.add(
                        extent.getClass().getSimpleName().charAt(0)
                                + " "
                                + extent.start() / SECTOR
                                + "-"
                                + extent.end() / SECTOR);
                at = extent.end();
            }
            assertEquals(
                    List.of("A 0-3", "D 3-5", "A 5-9", "D 9-10", "A 10-128", "A 128-256"), runs);
            assertEquals(3 * SECTOR, disk.inspect(Progress.NONE).ownedBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4 << 10, 64 << 10, 512 << 10, 2 << 20, 32 << 20, 256 << 20})
    void blocksOfAllSizesRead(int blockSize) throws Exception {
        int size = blockSize < 1 << 20 ? 5 * blockSize / 2 : blockSize + (1 << 20);
        byte[] content = new byte[4 << 10];
        new Random(9).nextBytes(content);
        long last = size - 2L * SECTOR;
        VhdImages image =
                VhdImages.differencing(size, PARENT)
                        .blockSize(blockSize)
                        .data(0, content)
                        .data(last, Arrays.copyOf(content, 2 * SECTOR));
        try (Disk disk = open(image)) {
            Extent.Data first = (Extent.Data) disk.extentAt(0, size);
            byte[] read = new byte[(int) first.length()];
            disk.read(first, 0, ByteBuffer.wrap(read));
            assertTrue(Arrays.equals(content, 0, read.length, read, 0, read.length));
            Extent tail = disk.extentAt(last, size);
            assertInstanceOf(Extent.Data.class, tail);
            assertEquals(size, tail.end());
            assertEquals(content.length + 2 * SECTOR, disk.inspect(Progress.NONE).ownedBytes());
        }
    }

    /// The rest of a block behind the virtual end need not be in the file.
    @Test
    void theLastBlockMayEndWithTheDisk() throws Exception {
        byte[] image =
                VhdImages.dynamic(BLOCK + 4 * SECTOR)
                        .blockSize(BLOCK)
                        .data(BLOCK, filled(4 * SECTOR, 7))
                        .bytes();
        int end = image.length - SECTOR;
        byte[] cut = Arrays.copyOf(image, end - 60 * SECTOR + SECTOR);
        System.arraycopy(image, end, cut, cut.length - SECTOR, SECTOR);
        try (Disk disk = open(cut)) {
            assertEquals(List.of(), disk.inspect(Progress.NONE).faults());
            assertEquals(7, content(disk)[BLOCK + 3 * SECTOR]);
        }
    }

    @Test
    void aHugeEmptyDiskIsWalkedInAFewSteps() throws Exception {
        MemoryStorage storage = new MemoryStorage();
        storage.createFolders(FILE.getParent());
        long size = 2040L << 30;
        NewDisk wish =
                new NewDisk(
                        Format.VHD,
                        DiskType.DYNAMIC,
                        size,
                        2 << 20,
                        SECTOR,
                        Guid.ZERO,
                        new Guid(1, 2),
                        ParentLink.NONE);
        Disks.create(storage, FILE, wish, new Random()).close();
        try (Disk disk = Disks.open(storage, FILE)) {
            int steps = 0;
            for (long at = 0; at < size; steps++) {
                Extent extent = disk.extentAt(at, size);
                assertInstanceOf(Extent.Absent.class, extent);
                at = extent.end();
            }
            assertTrue(steps < 2000, steps + " steps");
            assertEquals(size, disk.facts().virtualSize());
        }
    }

    @Test
    void theSizeIsTheCurrentSizeAndNotTheGeometry() throws Exception {
        VhdImages image =
                VhdImages.dynamic(BLOCK)
                        .blockSize(BLOCK)
                        .geometry(new VhdGeometry(1, 4, 17))
                        .creator(VhdFooter.CREATOR_VIRTUAL_PC);
        try (Disk disk = open(image)) {
            assertEquals(BLOCK, disk.facts().virtualSize());
            assertEquals("vpc", disk.facts().creator());
            assertTrue(
                    disk.openingFaults().stream()
                            .anyMatch(f -> f.code() == FaultCode.GEOMETRY_DIFFERS));
        }
    }

    @Test
    void pathsOfTheParentComeRelativeFirst() throws Exception {
        VhdImages image =
                VhdImages.differencing(BLOCK, PARENT)
                        .blockSize(BLOCK)
                        .parentName("D:\\other\\base.vhd")
                        .locator(VhdLocator.W2KU, "C:\\vm\\base.vhd")
                        .locator(VhdLocator.W2KU, "..\\from ku.vhd")
                        .locator(VhdLocator.MAC_X, utf8("file://server/share/b.vhd"), false)
                        .locator(VhdLocator.MAC, filled(30, 1), true)
                        .locator(VhdLocator.WI2K, utf8("\\\\?\\Volume{ab}\\b.vhd"), true)
                        .locator(VhdLocator.W2RU, ".\\base.vhd");
        try (Disk disk = open(image)) {
            assertEquals(List.of(), damage(disk));
            ParentLink link = disk.facts().parent();
            assertEquals(List.of(PARENT), link.identities());
            assertEquals(
                    List.of(
                            path(RecordedPath.Kind.RELATIVE, ".\\base.vhd", "W2ru"),
                            path(RecordedPath.Kind.RELATIVE, "..\\from ku.vhd", "W2ku"),
                            path(RecordedPath.Kind.NAME, "D:\\other\\base.vhd", "name"),
                            path(RecordedPath.Kind.ABSOLUTE, "C:\\vm\\base.vhd", "W2ku"),
                            path(RecordedPath.Kind.ABSOLUTE, "\\\\server\\share\\b.vhd", "MacX"),
                            path(RecordedPath.Kind.VOLUME, "\\\\?\\Volume{ab}\\b.vhd", "Wi2k"),
                            path(RecordedPath.Kind.ABSOLUTE, "D:\\other\\base.vhd", "name")),
                    link.paths());
        }
    }

    @Test
    void theDigestChangesWithAnyTableAndNotWithPayload() throws Exception {
        byte[] image =
                VhdImages.differencing(2 * BLOCK, PARENT)
                        .blockSize(BLOCK)
                        .locator(VhdLocator.W2RU, ".\\base.vhd")
                        .data(0, filled(SECTOR, 7))
                        .bytes();
        int bitmap = new VhdPatch(image).getInt(1536) * SECTOR;
        String digest = digest(image);
        assertEquals(digest, digest(new VhdPatch(image).put(bitmap + 512, "new").bytes()));
        for (int at : new int[] {100, 512 + 800, 1536 + 4, 2048, bitmap}) {
            byte[] changed = image.clone();
            changed[at] ^= 1;
            assertNotEquals(digest, digest(changed), "at " + at);
        }
        byte[] changed = image.clone();
        changed[image.length - 100] ^= 1;
        assertNotEquals(digest, digest(changed), "footer");
    }

    @Test
    void inspectingStopsWhenAsked() throws Exception {
        VhdImages image = VhdImages.dynamic(BLOCK).blockSize(BLOCK).data(0, filled(SECTOR, 7));
        Progress stop =
                new Progress() {
                    @Override
                    public void begin(Stage stage, long total) {}

                    @Override
                    public void advance(long units) throws CancelledException {
                        throw new CancelledException();
                    }
                };
        try (Disk disk = open(image)) {
            Assertions.assertThrows(CancelledException.class, () -> disk.inspect(stop));
        }
    }

    private static String digest(byte[] image) throws IOException {
        try (Disk disk = open(image)) {
            return Tables.digest(disk);
        }
    }

    private static List<FaultCode> damage(Disk disk) {
        return disk.openingFaults().stream()
                .map(Fault::code)
                .filter(code -> code != FaultCode.UNUSUAL_BLOCK_SIZE)
                .toList();
    }

    private static RecordedPath path(RecordedPath.Kind kind, String value, String slot) {
        return new RecordedPath(kind, value, slot);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] filled(int bytes, int value) {
        byte[] filled = new byte[bytes];
        Arrays.fill(filled, (byte) value);
        return filled;
    }

    private static Disk open(VhdImages image) throws IOException {
        return open(image.bytes());
    }

    private static Disk open(byte[] image) throws IOException {
        return Disks.open(new MemoryStorage().put(FILE, image), FILE);
    }

    private static byte[] content(Disk disk) throws IOException {
        return new Layers(List.of(disk)).read(0, (int) disk.facts().virtualSize());
    }
}
