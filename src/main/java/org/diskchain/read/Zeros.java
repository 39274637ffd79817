package org.diskchain.read;

import java.nio.ByteBuffer;

/// Stretches of zero bytes: making them and recognizing them.
final class Zeros {
    /// Read-only by convention: a source of zeros.
    static final byte[] SOME = new byte[1 << 16];

    private Zeros() {}

    /// Fills the rest of the buffer with zeros; its position does not move.
    static void fill(ByteBuffer buffer) {
        ByteBuffer out = buffer.duplicate();
        while (out.hasRemaining()) out.put(SOME, 0, Math.min(SOME.length, out.remaining()));
    }

    /// Whether the rest of the buffer is all zero.
    static boolean areAll(ByteBuffer buffer) {
        return lastNonZero(buffer) < 0;
    }

    /// The index, from the buffer's position, of the last byte that is not zero; -1 where all are.
    static int lastNonZero(ByteBuffer buffer) {
        int i = buffer.limit() - 1;
        int first = buffer.position();
        while (i - Long.BYTES + 1 >= first && buffer.getLong(i - Long.BYTES + 1) == 0) {
            i -= Long.BYTES;
        }
        while (i >= first && buffer.get(i) == 0) i--;
        return i < first ? -1 : i - first;
    }
}
