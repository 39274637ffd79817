package org.diskchain.bytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// A 128-bit identity as it is printed: the two halves are the sixteen bytes in printed order.
///
/// VHD stores the bytes in that order; VHDX stores the first three fields little-endian.
public record Guid(long high, long low) {
    public static final int BYTES = 16;
    public static final Guid ZERO = new Guid(0, 0);

    /// A fresh version 4 identity, never zero.
    public static Guid random(RandomGenerator random) {
        long high = random.nextLong() & 0xffff_ffff_ffff_0fffL | 0x4000L;
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new Guid(high, low);
    }

    /// Reads the sixteen bytes at `offset` in stored order, as a VHD holds them.
    public static Guid readInOrder(ByteBuffer buffer, int offset) {
        ByteBuffer in = buffer.duplicate().order(ByteOrder.BIG_ENDIAN);
        return new Guid(in.getLong(offset), in.getLong(offset + Long.BYTES));
    }

    /// Writes the sixteen bytes at `offset` in stored order, as a VHD holds them.
    public void writeInOrder(ByteBuffer buffer, int offset) {
        buffer.duplicate()
                .order(ByteOrder.BIG_ENDIAN)
                .putLong(offset, high)
                .putLong(offset + Long.BYTES, low);
    }

    /// Reads a GUID whose first three fields are little-endian, as a VHDX holds them.
    public static Guid readMixed(ByteBuffer buffer, int offset) {
        ByteBuffer in = buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long first = Integer.toUnsignedLong(in.getInt(offset)) << 32;
        long second = Short.toUnsignedLong(in.getShort(offset + 4)) << 16;
        long third = Short.toUnsignedLong(in.getShort(offset + 6));
        long low = in.order(ByteOrder.BIG_ENDIAN).getLong(offset + Long.BYTES);
        return new Guid(first | second | third, low);
    }

    /// Writes a GUID with its first three fields little-endian, as a VHDX holds them.
    public void writeMixed(ByteBuffer buffer, int offset) {
        ByteBuffer out = buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(offset, (int) (high >>> 32))
                .putShort(offset + 4, (short) (high >>> 16))
                .putShort(offset + 6, (short) high);
        out.order(ByteOrder.BIG_ENDIAN).putLong(offset + Long.BYTES, low);
    }

    /// Reads a printed GUID, with or without braces, in any case; empty where it is none.
    public static Optional<Guid> parse(String text) {
        String bare = text.strip();
        if (bare.startsWith("{") && bare.endsWith("}")) bare = bare.substring(1, bare.length() - 1);
        if (bare.length() != 36) return Optional.empty();
        try {
            UUID uuid = UUID.fromString(bare);
            return Optional.of(
                    new Guid(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()));
        } catch (IllegalArgumentException notAGuid) {
            return Optional.empty();
        }
    }

    public boolean isZero() {
        return equals(ZERO);
    }

    /// Lower case, no braces.
    @Override
    public String toString() {
        return new UUID(high, low).toString();
    }
}
