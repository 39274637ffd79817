package org.diskchain.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.VhdImages;
import org.diskchain.testing.VhdPatch;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/// Small sound VHDs to be spoilt by tests, and what is asked of them afterwards.
final class OddVhd {
    static final Path FILE = Path.of("/disks/odd.vhd").toAbsolutePath();
    static final int BLOCK = 64 << 10;
    static final int SIZE = 4 * BLOCK;
    static final Guid PARENT = new Guid(5, 6);
    static final byte[] DATA = filled(4096, 'd');

    static final int TABLE = 1536;
    static final int FIRST_BLOCK = 2048;

    private OddVhd() {}

    static byte[] fixed() {
        return VhdImages.fixed(SIZE).data(0, DATA).bytes();
    }

    static byte[] dynamic() {
        return VhdImages.dynamic(SIZE).blockSize(BLOCK).data(0, DATA).data(BLOCK, DATA).bytes();
    }

    static byte[] child() {
        return VhdImages.differencing(SIZE, PARENT)
                .blockSize(BLOCK)
                .locator(0x57327275, ".\\base.vhd")
                .locator(0x57326b75, "C:\\vm\\base.vhd")
                .data(0, DATA)
                .bytes();
    }

    static byte[] patched(byte[] image, UnaryOperator<VhdPatch> change) {
        return change.apply(new VhdPatch(image)).bytes();
    }

    static void requireWritable(MemoryStorage storage, boolean writable) throws IOException {
        byte[] before = storage.bytes(FILE);
        try (DiskWriter writer = Disks.openForWriting(storage, FILE, new Random())) {
            assertTrue(writable, writer.disk().openingFaults().toString());
        } catch (DamagedDiskException e) {
            assertFalse(writable, e.toString());
        }
        assertArrayEquals(before, storage.bytes(FILE));
    }

    static List<FaultCode> inspected(byte[] image) throws Exception {
        try (Disk disk = open(image)) {
            return disk.inspect(Progress.NONE).faults().stream().map(Fault::code).toList();
        }
    }

    static char readByte(Disk disk, long offset) throws IOException {
        long sector = offset / 512 * 512;
        Extent.Data data = (Extent.Data) disk.extentAt(sector, sector + 512);
        ByteBuffer one = ByteBuffer.allocate(1);
        disk.read(data, offset, one);
        return (char) one.get(0);
    }

    static Disk open(byte[] image) throws IOException {
        return Disks.open(storage(image), FILE);
    }

    static MemoryStorage storage(byte[] image) throws IOException {
        return new MemoryStorage().put(FILE, image);
    }

    static byte[] filled(int bytes, char value) {
        byte[] filled = new byte[bytes];
        Arrays.fill(filled, (byte) value);
        return filled;
    }
}
