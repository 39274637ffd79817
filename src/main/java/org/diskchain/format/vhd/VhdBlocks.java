package org.diskchain.format.vhd;

/// How a dynamic or differencing VHD cuts its virtual disk into blocks: pure arithmetic (section
/// "Block Allocation Table and Data Blocks").
///
/// ```
///   table entry: sector number of          |-- bitmap --|-------- data --------|
///                                          one bit per     blockSize bytes
///                                          data sector
/// ```
///
/// @param virtualSize bytes, a multiple of the sector
/// @param blockSize bytes, a power of two
public record VhdBlocks(long virtualSize, int blockSize) {
    public static final int SECTOR = 512;
    public static final int TABLE_ENTRY_BYTES = 4;

    /// The entry of a block that has no place in the file.
    public static final int UNALLOCATED = -1;

    /// One past the last sector that a block may take: table entries are 32 bits.
    public static final long SECTORS_LIMIT = 0xffff_fffeL;

    public VhdBlocks {
        if (virtualSize < 0 || Integer.bitCount(blockSize) != 1 || blockSize < SECTOR) {
            throw new IllegalArgumentException("no blocks: " + virtualSize + " by " + blockSize);
        }
    }

    /// Blocks needed for the virtual size.
    public long count() {
        return (virtualSize + blockSize - 1) / blockSize;
    }

    public long blockAt(long offset) {
        return offset / blockSize;
    }

    /// The virtual offset at which a block begins.
    public long start(long block) {
        return block * blockSize;
    }

    /// The virtual offset at which a block ends: the last one may be cut by the virtual size.
    public long end(long block) {
        return Math.min(virtualSize, start(block) + blockSize);
    }

    public int sectors() {
        return blockSize / SECTOR;
    }

    /// Sectors of a block that lie within the virtual size.
    public int sectors(long block) {
        return (int) ((end(block) - start(block)) / SECTOR);
    }

    /// Bytes of a block's bitmap, whole sectors.
    public int bitmapBytes() {
        return roundUp(Math.ceilDiv(sectors(), Byte.SIZE), SECTOR);
    }

    /// Bytes of the file that a block takes, bitmap included.
    public long blockBytes() {
        return (long) bitmapBytes() + blockSize;
    }

    /// Bytes of the file that a block needs for what lies within the virtual size.
    public long neededBytes(long block) {
        return bitmapBytes() + end(block) - start(block);
    }

    /// Where in the file the bitmap of a block begins.
    public static long bitmapOffset(int entry) {
        return Integer.toUnsignedLong(entry) * SECTOR;
    }

    /// Where in the file the data of a block begins.
    public long dataOffset(int entry) {
        return bitmapOffset(entry) + bitmapBytes();
    }

    /// The table entry of a block whose bitmap begins there.
    public static int entry(long bitmapOffset) {
        return (int) (bitmapOffset / SECTOR);
    }

    /// Sector of its block of a virtual offset.
    public int sectorInBlock(long offset) {
        return (int) (offset % blockSize / SECTOR);
    }

    public static long roundUp(long value, int to) {
        return Math.ceilDiv(value, (long) to) * to;
    }

    private static int roundUp(int value, int to) {
        return Math.ceilDiv(value, to) * to;
    }
}
