package org.diskchain.disk;

import org.diskchain.format.vhd.VhdBlocks;
import org.diskchain.format.vhd.VhdFooter;

/// The kinds of image file that Diskchain knows. Content decides, never the file's name.
public enum Format {
    VHD,
    VHDX,
    /// A file that could not be read as any of them.
    UNKNOWN;

    /// Bytes that a file of the format may have, as far as the format limits it: a VHD's table
    /// leads to sectors by 32 bits, and a footer follows the last block.
    public long largestFile() {
        return this == VHD
                ? VhdBlocks.SECTORS_LIMIT * VhdBlocks.SECTOR + VhdFooter.BYTES
                : Long.MAX_VALUE;
    }
}
