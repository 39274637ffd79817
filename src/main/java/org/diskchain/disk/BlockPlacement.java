package org.diskchain.disk;

import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.format.vhdx.BatGeometry;

import java.io.IOException;
import java.util.function.Consumer;

/// Takes changes to the table of a VHDX, one after the other, and gives new blocks their place: at
/// the end of the file, never in space that another block has given up. Used by the writer and by
/// the forecast, so that both come to the same size.
///
/// The first block that a chunk of a differencing disk is given brings the chunk's sector bitmap
/// along, needed yet or not: so the size depends on what is changed, not on how it is cut into
/// batches.
final class BlockPlacement {
    private final BatGeometry geometry;
    private final DiskType type;
    private final BlockTable table;
    private final long lastBlockEnd;
    private long end;

    /// @param end bytes of the file so far
    BlockPlacement(BatGeometry geometry, DiskType type, BlockTable table, long end)
            throws IOException {
        this.geometry = geometry;
        this.type = type;
        this.table = table;
        this.lastBlockEnd = endOfLastBlock(geometry, table);
        this.end = end;
    }

    /// Where the room of the virtual disk's last block ends, 0 if it has none. A file may end
    /// before, at the end of the virtual disk.
    static long endOfLastBlock(BatGeometry geometry, BlockTable table) throws IOException {
        BatEntry last = table.entry(geometry.payloadIndex(geometry.payloadBlocks() - 1));
        return last.isAllocated() ? last.fileOffset() + geometry.blockSize() : 0;
    }

    /// Bytes of the file with all that was placed so far.
    long end() {
        return end;
    }

    /// Gives room that no block has had.
    long allocate(long bytes) {
        long place = roundUp(Math.max(end, lastBlockEnd));
        end = Math.addExact(place, roundUp(bytes));
        return place;
    }

    static long roundUp(long bytes) {
        return Math.addExact(bytes, BatEntry.UNIT - 1) & -BatEntry.UNIT;
    }

    /// Makes the change in the table, block by block.
    void place(Change change, Consumer<BlockChange> placed) throws IOException {
        long at = change.start();
        while (at < change.end()) {
            long block = geometry.blockAt(at);
            long blockEnd = block * geometry.blockSize() + geometry.bytesInDisk(block);
            long length = Math.min(change.end(), blockEnd) - at;
            if (length <= 0) throw new IllegalArgumentException("past the disk: " + change);
            placed.accept(place(block, at, length, change.zero()));
            at += length;
        }
    }

    private BlockChange place(long block, long start, long length, boolean zero)
            throws IOException {
        long index = geometry.payloadIndex(block);
        BatEntry before = table.entry(index);
        boolean whole = length == geometry.bytesInDisk(block);
        BatEntry after = after(block, before, BlockRule.of(type, before, zero, whole));
        if (!after.equals(before)) table.put(index, after);
        return new BlockChange(block, start, length, zero, before, after);
    }

    private BatEntry after(long block, BatEntry before, BlockRule rule) throws IOException {
        if (rule.state() == BatEntry.ZERO) return BatEntry.of(BatEntry.ZERO, 0);
        if (!rule.allocates()) return BatEntry.of(rule.state(), before.fileOffset());
        if (type == DiskType.DIFFERENCING) provideBitmap(geometry.chunkOf(block));
        return BatEntry.of(rule.state(), allocate(geometry.blockSize()));
    }

    private void provideBitmap(long chunk) throws IOException {
        long index = geometry.bitmapIndex(chunk);
        if (table.entry(index).isAllocated()) return;
        table.put(index, BatEntry.of(BatEntry.FULLY_PRESENT, allocate(BatGeometry.BITMAP_BYTES)));
    }
}
