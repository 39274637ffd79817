package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.Format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// Bytes put into reserved places of a disk, and metadata that no program knows, which a merge has
/// to keep. Offsets are those of the disks that [CrashForest] makes.
final class UnknownBytes {
    private static final byte[] MARK = "what another program left".getBytes();
    private static final int VHD_FOOTER = 512;
    private static final int VHD_FOOTER_RESERVED = 300;
    private static final int VHD_HEADER = 512;
    private static final int VHD_HEADER_BYTES = 1024;
    private static final int VHD_HEADER_RESERVED = 800;
    private static final int[] VHDX_HEADERS = {64 << 10, 128 << 10};
    private static final int VHDX_HEADER_BYTES = 4096;
    private static final int VHDX_HEADER_RESERVED = 2000;
    private static final int VHDX_RESERVED = 700 << 10;
    private static final int VHDX_METADATA = 2 << 20;
    private static final int VHDX_ITEM = 512 << 10;
    private static final int VHDX_ENTRY = 32;

    private final Format format;

    UnknownBytes(Format format) {
        this.format = format;
    }

    void put(Storage storage, Path path) throws IOException {
        try (ByteFile file = storage.openForWriting(path)) {
            if (format == Format.VHD) putVhd(file);
            else putVhdx(file);
        }
    }

    void requireIn(Storage storage, Path path) throws IOException {
        try (ByteFile file = storage.open(path)) {
            if (format == Format.VHD) requireVhd(file);
            else requireVhdx(file);
        }
    }

    private static boolean isFixed(ByteFile file) throws IOException {
        return read(file, file.size() - VHD_FOOTER, VHD_FOOTER).getInt(60) == 2;
    }

    private static void putVhd(ByteFile file) throws IOException {
        long tail = file.size() - VHD_FOOTER;
        mark(file, tail, VHD_FOOTER, VHD_FOOTER_RESERVED, 64);
        if (isFixed(file)) return;
        mark(file, 0, VHD_FOOTER, VHD_FOOTER_RESERVED, 64);
        mark(file, VHD_HEADER, VHD_HEADER_BYTES, VHD_HEADER_RESERVED, 36);
    }

    private static void requireVhd(ByteFile file) throws IOException {
        requireMark(file, file.size() - VHD_FOOTER + VHD_FOOTER_RESERVED);
        if (isFixed(file)) return;
        requireMark(file, VHD_FOOTER_RESERVED);
        requireMark(file, VHD_HEADER + VHD_HEADER_RESERVED);
    }

    private static void putVhdx(ByteFile file) throws IOException {
        for (int header : VHDX_HEADERS) {
            ByteBuffer bytes = read(file, header, VHDX_HEADER_BYTES);
            bytes.put(VHDX_HEADER_RESERVED, MARK).putInt(4, 0);
            CRC32C crc = new CRC32C();
            crc.update(bytes.duplicate());
            bytes.order(ByteOrder.LITTLE_ENDIAN).putInt(4, (int) crc.getValue());
            file.write(header, bytes);
        }
        file.write(VHDX_RESERVED, ByteBuffer.wrap(MARK));
        file.write(VHDX_METADATA + VHDX_ITEM, ByteBuffer.wrap(MARK));
        ByteBuffer head = read(file, VHDX_METADATA, VHDX_ENTRY).order(ByteOrder.LITTLE_ENDIAN);
        int count = head.getShort(10);
        file.write(VHDX_METADATA, head.putShort(10, (short) (count + 1)));
        ByteBuffer entry = ByteBuffer.allocate(VHDX_ENTRY).order(ByteOrder.LITTLE_ENDIAN);
        entry.put(0, MARK, 0, 16).putInt(16, VHDX_ITEM).putInt(20, MARK.length);
        file.write(VHDX_METADATA + VHDX_ENTRY * (count + 1L), entry);
    }

    private static void requireVhdx(ByteFile file) throws IOException {
        for (int header : VHDX_HEADERS) requireMark(file, header + VHDX_HEADER_RESERVED);
        requireMark(file, VHDX_RESERVED);
        requireMark(file, VHDX_METADATA + VHDX_ITEM);
        ByteBuffer head = read(file, VHDX_METADATA, VHDX_ENTRY).order(ByteOrder.LITTLE_ENDIAN);
        boolean found = false;
        for (int i = 1; i <= head.getShort(10); i++) {
            ByteBuffer entry = read(file, VHDX_METADATA + (long) i * VHDX_ENTRY, VHDX_ENTRY);
            found |= ByteBuffer.wrap(MARK, 0, 16).equals(entry.limit(16));
        }
        assertTrue(found, "an unknown item is gone");
    }

    /// With the checksum of VHD over it.
    private static void mark(ByteFile file, long at, int length, int offset, int checksum)
            throws IOException {
        ByteBuffer bytes = read(file, at, length);
        bytes.put(offset, MARK).putInt(checksum, 0);
        int sum = 0;
        for (byte b : bytes.array()) sum += b & 0xff;
        file.write(at, bytes.putInt(checksum, ~sum));
    }

    private static void requireMark(ByteFile file, long at) throws IOException {
        assertArrayEquals(MARK, read(file, at, MARK.length).array(), "bytes at " + at);
    }

    private static ByteBuffer read(ByteFile file, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        file.read(at, bytes);
        return bytes.flip();
    }
}
