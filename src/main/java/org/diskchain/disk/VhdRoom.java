package org.diskchain.disk;

import org.diskchain.format.vhd.VhdBlocks;
import org.diskchain.format.vhd.VhdFooter;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Room at the end of a VHD file for the blocks that changes need and the disk lacks. The writer
/// takes it, the forecast only counts it.
///
/// ```
///   |... last block | footer |                          before
///   |... last block | gap | bitmap | data | ... | footer |   after; the gap aligns data to 4 KiB
/// ```
///
/// The first new bitmap covers the place of the old footer, or lies behind it: those bytes never
/// become payload.
final class VhdRoom implements GrowthForecast {
    private static final int ALIGNMENT = 4 << 10;

    private final VhdDisk disk;
    private final VhdLayout layout;
    private final Taker taker;
    private boolean aligned;
    private long next;
    private long lastPlaced = -1;
    private long lastEnd;
    private long foretold; // virtual size
    private ParentLink link; // null where it stays

    /// Hears where a new block goes.
    @FunctionalInterface
    interface Taker {
        void place(long block, long bitmapOffset) throws IOException;
    }

    VhdRoom(VhdDisk disk, Taker taker) {
        this.disk = disk;
        this.layout = disk.layout();
        this.taker = taker;
        this.next = layout.end();
        this.foretold = disk.facts().virtualSize();
    }

    /// VHDs of differing sizes are not merged: what lies past the end is passed over.
    @Override
    public void grow(long virtualSize) {
        foretold = virtualSize;
    }

    /// @throws DamagedDiskException if the table is damaged where the change lies
    @Override
    public void add(Change change) throws IOException {
        requireInOrder(change);
        boolean readsZeroAnyway = change.zero() && !layout.isDifferencing();
        if (layout.isFixed()) return;
        VhdBlocks blocks = layout.blocks();
        long end = Math.min(change.end(), disk.facts().virtualSize());
        for (long block = blocks.blockAt(change.start()); blocks.start(block) < end; block++) {
            int entry = disk.entryAt(block);
            boolean missing = entry == VhdBlocks.UNALLOCATED && block != lastPlaced;
            if (missing && !readsZeroAnyway) place(block);
        }
    }

    @Override
    public void link(ParentLink parent) {
        link = parent;
    }

    @Override
    public long fileSizeAfter() {
        long size = sizeOfContent();
        return link == null ? size : VhdRelink.fileSizeAfter(size, link);
    }

    private long sizeOfContent() {
        int missing = VhdFooter.BYTES - layout.tail().tailBytes();
        if (lastPlaced < 0) return layout.fileSize() + missing;
        return aligned
                ? VhdBlocks.roundUp(next + VhdFooter.BYTES, ALIGNMENT)
                : next + VhdFooter.BYTES;
    }

    private void requireInOrder(Change change) {
        boolean sectors =
                change.start() % VhdBlocks.SECTOR == 0 && change.length() % VhdBlocks.SECTOR == 0;
        if (!sectors
                || change.length() <= 0
                || change.start() < lastEnd
                || change.end() > foretold) {
            throw new IllegalArgumentException(change + " behind " + lastEnd);
        }
        lastEnd = change.end();
    }

    private void place(long block) throws IOException {
        if (lastPlaced < 0) aligned = isAligned();
        int bitmapBytes = layout.blocks().bitmapBytes();
        long start =
                aligned
                        ? VhdBlocks.roundUp(next + bitmapBytes, ALIGNMENT) - bitmapBytes
                        : VhdBlocks.roundUp(next, VhdBlocks.SECTOR);
        long end = start + layout.blocks().blockBytes();
        taker.place(block, start);
        lastPlaced = block;
        next = end;
    }

    /// Whether data begins on 4 KiB: as in the blocks there are, and in an empty disk as its
    /// creator does it.
    private boolean isAligned() throws IOException {
        boolean[] found = {false, true};
        long bytes = layout.blocks().count() * VhdBlocks.TABLE_ENTRY_BYTES;
        disk.table().forEachPiece(bytes, (_, entries) -> lookAt(entries, found));
        int creator = layout.tail().footer().creator();
        boolean creatorAligns =
                creator == VhdFooter.CREATOR_WINDOWS || creator == VhdFooter.CREATOR_DISKCHAIN;
        return found[0] ? found[1] : creatorAligns;
    }

    private void lookAt(ByteBuffer entries, boolean[] found) {
        while (found[1] && entries.hasRemaining()) {
            int entry = entries.getInt();
            if (entry == VhdBlocks.UNALLOCATED) continue;
            found[0] = true;
            found[1] = layout.blocks().dataOffset(entry) % ALIGNMENT == 0;
        }
    }
}
