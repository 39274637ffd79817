package org.diskchain.format.vhdx;

import static org.diskchain.format.vhdx.Bytes.view;

import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;

/// The size of the virtual disk ([MS-VHDX] 2.6.2.2).
///
/// @param bytes more than 0, at most 64 TiB
public record VirtualDiskSize(long bytes) {
    public static final int BYTES = 8;
    public static final long LARGEST = 64L << 40;

    private static final String STRUCTURE = "virtual disk size";

    /// Reads the item at the buffer's position, which does not move.
    public static VirtualDiskSize read(ByteBuffer buffer) throws MalformedException {
        long size = view(STRUCTURE, buffer, BYTES).getLong(0);
        if (size <= 0 || size > LARGEST) {
            throw new MalformedException(
                    STRUCTURE, 0, "1 byte to 64 TiB", Long.toUnsignedString(size));
        }
        return new VirtualDiskSize(size);
    }

    public void write(ByteBuffer buffer) {
        view(buffer, BYTES).putLong(0, bytes);
    }
}
