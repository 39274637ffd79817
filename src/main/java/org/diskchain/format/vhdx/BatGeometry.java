package org.diskchain.format.vhdx;

/// Where the entries of a block allocation table stand ([MS-VHDX] 2.5): after each chunk of payload
/// entries comes one entry for the chunk's sector bitmap, in every kind of disk.
///
/// ```
///   payload 0 .. payload r-1 | bitmap 0 | payload r .. payload 2r-1 | bitmap 1 | …     r = chunkRatio
/// ```
///
/// @param virtualSize bytes, above 0
/// @param blockSize bytes, a power of two from 1 MiB on
/// @param logicalSectorSize 512 or 4096
public record BatGeometry(
        long virtualSize, int blockSize, int logicalSectorSize, boolean differencing) {
    /// Sectors that one sector bitmap block describes.
    public static final int SECTORS_PER_BITMAP = 1 << 23;

    /// Bytes of a sector bitmap block, whatever the block size.
    public static final int BITMAP_BYTES = SECTORS_PER_BITMAP / Byte.SIZE;

    public BatGeometry {
        if (virtualSize <= 0
                || blockSize < FileParameters.SMALLEST_BLOCK
                || Integer.bitCount(blockSize) != 1) {
            throw new IllegalArgumentException(virtualSize + " in blocks of " + blockSize);
        }
    }

    /// Payload blocks per sector bitmap block.
    public long chunkRatio() {
        return (long) SECTORS_PER_BITMAP * logicalSectorSize / blockSize;
    }

    public long payloadBlocks() {
        return ceilDiv(virtualSize, blockSize);
    }

    public long bitmapBlocks() {
        return ceilDiv(payloadBlocks(), chunkRatio());
    }

    /// Entries that the table must have. A differencing disk needs its last chunk whole, with the
    /// bitmap.
    public long entries() {
        return differencing
                ? bitmapBlocks() * (chunkRatio() + 1)
                : payloadBlocks() + (payloadBlocks() - 1) / chunkRatio();
    }

    public long tableBytes() {
        return entries() * BatEntry.BYTES;
    }

    /// Index of the entry of a payload block.
    public long payloadIndex(long block) {
        return block + block / chunkRatio();
    }

    /// Index of the entry of a chunk's sector bitmap.
    public long bitmapIndex(long chunk) {
        return chunk * (chunkRatio() + 1) + chunkRatio();
    }

    /// Whether the entry at `index` is that of a sector bitmap.
    public boolean isBitmapIndex(long index) {
        return index % (chunkRatio() + 1) == chunkRatio();
    }

    /// The payload block whose entry stands at `index`, which is none of a bitmap.
    public long blockOfIndex(long index) {
        return index - index / (chunkRatio() + 1);
    }

    public long blockAt(long virtualOffset) {
        return virtualOffset / blockSize;
    }

    public long chunkOf(long block) {
        return block / chunkRatio();
    }

    public int sectorsPerBlock() {
        return blockSize / logicalSectorSize;
    }

    /// Number of a block's first bit in the bitmap of its chunk.
    public int firstBit(long block) {
        return (int) (block % chunkRatio()) * sectorsPerBlock();
    }

    /// Bytes of a block that lie within the virtual disk: fewer than a block only in the last one.
    public long bytesInDisk(long block) {
        return Math.min(blockSize, virtualSize - block * blockSize);
    }

    private static long ceilDiv(long amount, long unit) {
        return (amount + unit - 1) / unit;
    }
}
