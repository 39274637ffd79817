package org.diskchain.disk;

import org.diskchain.format.vhd.VhdBitmap;
import org.diskchain.format.vhd.VhdBlocks;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Looks for data in sectors of a dynamic VHD whose bit says that they were never written. Some
/// readers take them for zeros, others for data, as Diskchain does.
///
/// Only the first few sectors of a disk are looked at: it is a hint, and the walk is through
/// tables.
final class VhdUnmarked {
    private static final int MOST_BLOCKS = 64;
    private static final int MOST_SECTORS = 1024;
    private static final int SECTORS_AT_ONCE = 128;

    private final VhdDisk disk;
    private final FaultList faults;
    private final ByteBuffer data = ByteBuffer.allocate(SECTORS_AT_ONCE * VhdBlocks.SECTOR);
    private final byte[] bitmap;
    private int blocksLeft = MOST_BLOCKS;
    private int left = MOST_SECTORS;

    VhdUnmarked(VhdDisk disk, FaultList faults) {
        this.disk = disk;
        this.faults = faults;
        this.bitmap = new byte[disk.layout().blocks().bitmapBytes()];
    }

    /// @param sectors of the block that lie within the virtual size
    void look(int entry, int sectors) throws IOException {
        if (left == 0 || blocksLeft-- <= 0) return;
        disk.file().read(VhdBlocks.bitmapOffset(entry), ByteBuffer.wrap(bitmap));
        int sector = 0;
        while (sector < sectors && left > 0) {
            int runEnd = VhdBitmap.runEnd(bitmap, sector, sectors);
            if (!VhdBitmap.isSet(bitmap, sector)) look(entry, sector, runEnd);
            sector = runEnd;
        }
    }

    private void look(int entry, int from, int to) throws IOException {
        long dataOffset = disk.layout().blocks().dataOffset(entry);
        for (int sector = from; sector < to && left > 0; sector += SECTORS_AT_ONCE) {
            int sectors = Math.min(Math.min(SECTORS_AT_ONCE, left), to - sector);
            left -= sectors;
            long offset = dataOffset + (long) sector * VhdBlocks.SECTOR;
            data.clear().limit(sectors * VhdBlocks.SECTOR);
            disk.file().read(offset, data);
            if (isZero(data.flip())) continue;
            left = 0;
            faults.add(
                    new Fault(
                            FaultCode.BITMAP_UNMARKED_DATA,
                            "VHD block bitmap",
                            VhdBlocks.bitmapOffset(entry) + sector / Byte.SIZE,
                            "marked sectors",
                            "data in unmarked ones"));
        }
    }

    private static boolean isZero(ByteBuffer data) {
        while (data.hasRemaining()) if (data.getLong() != 0) return false;
        return true;
    }
}
