package org.diskchain.disk;

import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.format.vhdx.BatGeometry;

/// What it takes to make a VHDX larger, for the writer and for the forecast.
///
/// @param before of the disk as it is
/// @param after of the larger disk
/// @param tableRoom bytes of the region that holds the table now
record VhdxGrowth(BatGeometry before, BatGeometry after, long tableRoom) {
    VhdxGrowth {
        if (after.virtualSize() <= before.virtualSize()) {
            throw new IllegalArgumentException("not larger: " + after);
        }
    }

    static VhdxGrowth to(long virtualSize, BatGeometry before, long tableRoom) {
        return new VhdxGrowth(before, sized(before, virtualSize), tableRoom);
    }

    private static BatGeometry sized(BatGeometry before, long virtualSize) {
        return new BatGeometry(
                virtualSize, before.blockSize(), before.logicalSectorSize(), before.differencing());
    }

    /// Whether the table must move to a larger region.
    boolean movesTable() {
        return after.tableBytes() > tableRoom;
    }

    /// Bytes of the region that the table would move to.
    long newTableRoom() {
        return BlockPlacement.roundUp(after.tableBytes());
    }

    boolean hasBoundary() {
        return before.virtualSize() % before.blockSize() != 0;
    }

    /// What becomes visible of the block that was the last one, and not whole.
    Change boundary() {
        long start = before.virtualSize();
        long blockEnd = before.payloadBlocks() * before.blockSize();
        return new Change(start, Math.min(blockEnd, after.virtualSize()) - start, true);
    }

    /// The old blocks, of which the last one is whole: the table as it is has an entry for each.
    BatGeometry toBoundary() {
        return sized(before, boundary().end());
    }

    /// Index of the first entry that is not that of a block the disk has already.
    long firstNewEntry() {
        return before.payloadIndex(before.payloadBlocks());
    }

    /// Whether the entry, at [#firstNewEntry] or after, is the bitmap of a chunk that the disk has
    /// already.
    boolean keeps(long index) {
        return after.isBitmapIndex(index) && index < before.entries();
    }

    /// The entry of a block or bitmap that is new: zeros, whatever the parent has there.
    static BatEntry newEntry(BatGeometry after, long index) {
        boolean block =
                !after.isBitmapIndex(index) && after.blockOfIndex(index) < after.payloadBlocks();
        return block ? BatEntry.of(BatEntry.ZERO, 0) : BatEntry.ABSENT;
    }
}
