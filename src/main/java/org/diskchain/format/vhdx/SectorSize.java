package org.diskchain.format.vhdx;

import static org.diskchain.format.vhdx.Bytes.view;

import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;

/// The logical or the physical sector size of the virtual disk ([MS-VHDX] 2.6.2.4, 2.6.2.5).
///
/// @param bytes 512 or 4096
public record SectorSize(int bytes) {
    public static final int BYTES = 4;
    public static final int SMALL = 512;
    public static final int LARGE = 4096;

    private static final String STRUCTURE = "sector size";

    /// Reads the item at the buffer's position, which does not move.
    public static SectorSize read(ByteBuffer buffer) throws MalformedException {
        int size = view(STRUCTURE, buffer, BYTES).getInt(0);
        if (size != SMALL && size != LARGE) {
            throw new MalformedException(
                    STRUCTURE, 0, "512 or 4096", Integer.toUnsignedString(size));
        }
        return new SectorSize(size);
    }

    public void write(ByteBuffer buffer) {
        view(buffer, BYTES).putInt(0, bytes);
    }
}
