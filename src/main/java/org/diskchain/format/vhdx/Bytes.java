package org.diskchain.format.vhdx;

import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// What all VHDX codecs do with bytes.
final class Bytes {
    private static final byte[] ZERO_CHECKSUM = new byte[Integer.BYTES];

    private Bytes() {}

    /// The `bytes` bytes from the buffer's position on, little-endian; the buffer does not move.
    static ByteBuffer view(String structure, ByteBuffer buffer, int bytes)
            throws MalformedException {
        if (buffer.remaining() < bytes) {
            throw new MalformedException(
                    structure, buffer.remaining(), bytes + " bytes", buffer.remaining() + " bytes");
        }
        return view(buffer, bytes);
    }

    static ByteBuffer view(ByteBuffer buffer, int bytes) {
        return buffer.slice(buffer.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// CRC-32C of all that the buffer holds, with the checksum field at `field` taken as zero.
    static int checksum(ByteBuffer structure, int field) {
        int after = field + Integer.BYTES;
        CRC32C crc = new CRC32C();
        crc.update(structure.slice(0, field));
        crc.update(ZERO_CHECKSUM);
        crc.update(structure.slice(after, structure.capacity() - after));
        return (int) crc.getValue();
    }

    static void require(String structure, int offset, int expected, int found)
            throws MalformedException {
        if (found != expected) {
            throw new MalformedException(structure, offset, hex(expected), hex(found));
        }
    }

    /// Demands an unsigned value of at most `greatest`.
    static void requireAtMost(String structure, int offset, long greatest, long found)
            throws MalformedException {
        if (Long.compareUnsigned(found, greatest) > 0) {
            throw new MalformedException(
                    structure, offset, "at most " + greatest, Long.toUnsignedString(found));
        }
    }

    /// Demands a multiple of `unit`, a power of two; the value is unsigned.
    static void requireMultiple(String structure, int offset, int unit, long found)
            throws MalformedException {
        if ((found & (unit - 1)) != 0) {
            throw new MalformedException(
                    structure, offset, "a multiple of " + unit, Long.toUnsignedString(found));
        }
    }

    private static String hex(int value) {
        return "0x%08x".formatted(value);
    }
}
