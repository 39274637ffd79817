package org.diskchain.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// How a structure proves that it is whole, and how to make the proof fit changed bytes: written
/// apart from the program.
enum Seal {
    NONE,
    /// VHD: the inverted sum of all bytes, big-endian, at byte 64.
    FOOTER,
    /// VHD: the same at byte 36.
    DYNAMIC_HEADER,
    /// VHDX: CRC-32C of all bytes, little-endian, at byte 4.
    CRC,
    /// A journal: CRC-32C of all lines but the last, in the last one.
    LAST_LINE;

    private static final int FOOTER_SUM = 64;
    private static final int HEADER_SUM = 36;
    private static final int CRC_AT = 4;
    private static final String CHECKSUM = "checksum ";

    /// The bytes with a proof that fits them.
    byte[] repaired(byte[] bytes) {
        return switch (this) {
            case NONE -> bytes;
            case FOOTER -> summed(bytes, FOOTER_SUM);
            case DYNAMIC_HEADER -> summed(bytes, HEADER_SUM);
            case CRC -> hashed(bytes);
            case LAST_LINE -> lined(bytes);
        };
    }

    private static byte[] summed(byte[] bytes, int at) {
        ByteBuffer all = ByteBuffer.wrap(bytes).putInt(at, 0);
        int sum = 0;
        for (byte b : bytes) sum += Byte.toUnsignedInt(b);
        return all.putInt(at, ~sum).array();
    }

    private static byte[] hashed(byte[] bytes) {
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(CRC_AT, 0);
        return all.putInt(CRC_AT, (int) crc(bytes)).array();
    }

    private static byte[] lined(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf(CHECKSUM);
        if (end < 0) return bytes;
        // as the program reads it: bytes that are no text become a mark that says so
        String read = new String(bytes, 0, end, StandardCharsets.UTF_8);
        long crc = crc(read.getBytes(StandardCharsets.UTF_8));
        byte[] line = (CHECKSUM + "%08x\n".formatted(crc)).getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(bytes, end + line.length);
        System.arraycopy(line, 0, all, end, line.length);
        return all;
    }

    private static long crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }
}
