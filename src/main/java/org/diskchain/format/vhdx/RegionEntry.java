package org.diskchain.format.vhdx;

import org.diskchain.bytes.Guid;

import java.nio.ByteBuffer;

/// Where a region of a VHDX file lies ([MS-VHDX] 2.2.3.2).
///
/// @param fileOffset unsigned
/// @param length bytes, unsigned 32 bits in the file
/// @param required whether who does not know the region must not open the file
public record RegionEntry(Guid id, long fileOffset, long length, boolean required) {
    public static final int BYTES = 32;
    public static final Guid BAT = new Guid(0x2dc27766_f6234200L, 0x9d64115e_9bfd4a08L);
    public static final Guid METADATA = new Guid(0x8b7ca206_47904b9aL, 0xb8fe575f_050f886eL);

    private static final int ID = 0;
    private static final int FILE_OFFSET = 16;
    private static final int LENGTH = 24;
    private static final int REQUIRED = 28;
    private static final int REQUIRED_BIT = 1;

    static RegionEntry read(ByteBuffer in, int at) {
        return new RegionEntry(
                Guid.readMixed(in, at + ID),
                in.getLong(at + FILE_OFFSET),
                Integer.toUnsignedLong(in.getInt(at + LENGTH)),
                (in.getInt(at + REQUIRED) & REQUIRED_BIT) != 0);
    }

    void writeOver(ByteBuffer out, int at) {
        int reserved = out.getInt(at + REQUIRED) & ~REQUIRED_BIT;
        id.writeMixed(out, at + ID);
        out.putLong(at + FILE_OFFSET, fileOffset)
                .putInt(at + LENGTH, (int) length)
                .putInt(at + REQUIRED, reserved | (required ? REQUIRED_BIT : 0));
    }
}
