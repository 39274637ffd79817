package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.format.vhd.VhdBitmap;
import org.diskchain.format.vhd.VhdBlocks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Sets bits in the bitmaps of blocks, one block after the other; each bitmap is written once, and
/// of an older one only the sectors that change.
final class VhdMarks {
    private static final int BITS_OF_SECTOR = VhdBlocks.SECTOR * Byte.SIZE;

    private final ByteFile file;
    private final byte[] bits;
    private long bitmapOffset = -1;
    private int dirtyFrom;
    private int dirtyTo;

    VhdMarks(ByteFile file, VhdBlocks blocks) {
        this.file = file;
        this.bits = new byte[blocks.bitmapBytes()];
    }

    /// Goes to a block that has no bitmap yet: it is written whole.
    void startNew(long offset) throws IOException {
        if (offset == bitmapOffset) return;
        flush();
        Arrays.fill(bits, (byte) 0);
        bitmapOffset = offset;
        dirtyFrom = 0;
        dirtyTo = bits.length;
    }

    /// Goes to a block that has its bitmap.
    void startOlder(long offset) throws IOException {
        if (offset == bitmapOffset) return;
        flush();
        file.read(offset, ByteBuffer.wrap(bits));
        bitmapOffset = offset;
        dirtyFrom = bits.length;
        dirtyTo = 0;
    }

    void mark(int fromSector, int toSector) {
        boolean all =
                VhdBitmap.isSet(bits, fromSector)
                        && VhdBitmap.runEnd(bits, fromSector, toSector) == toSector;
        if (all) return;
        VhdBitmap.set(bits, fromSector, toSector);
        dirtyFrom = Math.min(dirtyFrom, fromSector / BITS_OF_SECTOR * VhdBlocks.SECTOR);
        int lastSector = (toSector - 1) / BITS_OF_SECTOR + 1;
        dirtyTo = Math.max(dirtyTo, lastSector * VhdBlocks.SECTOR);
    }

    void flush() throws IOException {
        if (bitmapOffset < 0 || dirtyFrom >= dirtyTo) return;
        file.write(bitmapOffset + dirtyFrom, ByteBuffer.wrap(bits, dirtyFrom, dirtyTo - dirtyFrom));
        dirtyTo = 0;
    }
}
