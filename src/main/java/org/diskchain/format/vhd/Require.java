package org.diskchain.format.vhd;

import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;

/// The checks that the structures of a VHD share.
final class Require {
    private Require() {}

    static void that(boolean holds, String structure, int offset, String expected, Object found)
            throws MalformedException {
        if (!holds) throw new MalformedException(structure, offset, expected, found);
    }

    static void equal(String structure, int offset, int expected, int found)
            throws MalformedException {
        that(expected == found, structure, offset, hex(expected), hex(found));
    }

    static void equal(String structure, int offset, long expected, long found)
            throws MalformedException {
        that(expected == found, structure, offset, hex(expected), hex(found));
    }

    /// The checksum of a whole structure: the sum of its bytes, the four of the checksum left out,
    /// inverted (section "Checksum" of the specification).
    static int checksum(ByteBuffer structure, int checksumOffset) {
        int sum = 0;
        for (int i = 0; i < structure.limit(); i++) {
            boolean own = i >= checksumOffset && i < checksumOffset + Integer.BYTES;
            if (!own) sum += Byte.toUnsignedInt(structure.get(i));
        }
        return ~sum;
    }

    static String hex(int value) {
        return "0x%08x".formatted(value);
    }

    static String hex(long value) {
        return "0x%016x".formatted(value);
    }
}
