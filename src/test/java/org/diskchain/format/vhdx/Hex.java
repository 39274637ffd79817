package org.diskchain.format.vhdx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// Bytes written by hand for the tests of codecs, at the places that the specification names.
final class Hex {
    private final ByteBuffer bytes;

    private Hex(int length) {
        bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Hex of(int length) {
        return new Hex(length);
    }

    /// Bytes in file order; blanks are for the eye.
    Hex at(int offset, String hex) {
        bytes.put(offset, HexFormat.of().parseHex(hex.replace(" ", "")));
        return this;
    }

    /// CRC-32C of everything, at `offset`.
    Hex checksum(int offset) {
        bytes.putInt(offset, 0);
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().rewind());
        bytes.putInt(offset, (int) crc.getValue());
        return this;
    }

    /// With three bytes before it, which nobody must look at.
    ByteBuffer buffer() {
        ByteBuffer buffer = ByteBuffer.allocate(3 + bytes.capacity());
        buffer.put(3, bytes.array());
        return buffer.position(3);
    }

    byte[] array() {
        return bytes.array().clone();
    }

    /// What a codec left after the three bytes.
    static byte[] after(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity() - 3];
        buffer.get(3, bytes);
        return bytes;
    }
}
