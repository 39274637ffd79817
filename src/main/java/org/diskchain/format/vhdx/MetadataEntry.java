package org.diskchain.format.vhdx;

import org.diskchain.bytes.Guid;

import java.nio.ByteBuffer;

/// Where an item of the metadata region lies ([MS-VHDX] 2.6.1.2).
///
/// @param offset bytes from the start of the region, unsigned 32 bits in the file
/// @param length bytes, unsigned 32 bits in the file; 0 for an item that is there but empty
/// @param flags as in the file
public record MetadataEntry(Guid item, long offset, long length, int flags) {
    public static final int BYTES = 32;

    public static final int IS_USER = 1;
    public static final int IS_VIRTUAL_DISK = 2;
    public static final int IS_REQUIRED = 4;

    private static final int ITEM = 0;
    private static final int OFFSET = 16;
    private static final int LENGTH = 20;
    private static final int FLAGS = 24;

    static MetadataEntry read(ByteBuffer in, int at) {
        return new MetadataEntry(
                Guid.readMixed(in, at + ITEM),
                Integer.toUnsignedLong(in.getInt(at + OFFSET)),
                Integer.toUnsignedLong(in.getInt(at + LENGTH)),
                in.getInt(at + FLAGS));
    }

    void writeOver(ByteBuffer out, int at) {
        item.writeMixed(out, at + ITEM);
        out.putInt(at + OFFSET, (int) offset)
                .putInt(at + LENGTH, (int) length)
                .putInt(at + FLAGS, flags);
    }

    public boolean isUser() {
        return (flags & IS_USER) != 0;
    }

    /// Whether the item belongs to the virtual disk, and so to every disk that takes its place.
    public boolean isVirtualDisk() {
        return (flags & IS_VIRTUAL_DISK) != 0;
    }

    /// Whether who does not know the item must not open the file.
    public boolean isRequired() {
        return (flags & IS_REQUIRED) != 0;
    }

    public long end() {
        return offset + length;
    }
}
