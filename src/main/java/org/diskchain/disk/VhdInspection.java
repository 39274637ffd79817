package org.diskchain.disk;

import org.diskchain.format.vhd.VhdBitmap;
import org.diskchain.format.vhd.VhdBlocks;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// A walk through the table and the bitmaps of a VHD.
final class VhdInspection {
    private final VhdDisk disk;
    private final VhdLayout layout;
    private final Progress progress;
    private final FaultList faults = new FaultList();

    private long allocated;
    private long misplaced;
    private long soundWhenSwapped;
    private long ownedBytes;

    VhdInspection(VhdDisk disk, Progress progress) {
        this.disk = disk;
        this.layout = disk.layout();
        this.progress = progress;
    }

    Inspection inspect() throws IOException, CancelledException {
        if (layout.isFixed()) return new Inspection(disk.facts().virtualSize(), List.of());
        checkTable();
        countOwned();
        return new Inspection(ownedBytes, faults.toList());
    }

    /// What is damaged in the table; no bitmap is read.
    List<Fault> tableFaults() throws IOException, CancelledException {
        if (!layout.isFixed()) checkTable();
        return faults.toList();
    }

    private void checkTable() throws IOException, CancelledException {
        forEachAllocated(this::checkPlace);
        if (allocated > 0 && misplaced == allocated && soundWhenSwapped == allocated) {
            faults.add(
                    new Fault(
                            FaultCode.TABLE_BYTE_ORDER,
                            VhdLayout.TABLE,
                            layout.header().tableOffset(),
                            "big-endian entries",
                            "entries that fit only as little-endian"));
        }
        new VhdOverlaps(layout, faults).find(this::forEachSound);
    }

    private void checkPlace(long block, int entry) {
        allocated++;
        layout.faultOf(block, entry)
                .ifPresent(
                        fault -> {
                            misplaced++;
                            faults.add(fault);
                        });
        if (layout.isSound(block, Integer.reverseBytes(entry))) soundWhenSwapped++;
    }

    private void countOwned() throws IOException, CancelledException {
        if (layout.isDifferencing()) countMarked();
        else countBlocks();
    }

    private void countMarked() throws IOException, CancelledException {
        VhdBlocks blocks = layout.blocks();
        byte[] bitmap = new byte[blocks.bitmapBytes()];
        forEachSound(
                (block, entry) -> {
                    disk.file().read(VhdBlocks.bitmapOffset(entry), ByteBuffer.wrap(bitmap));
                    long marked = VhdBitmap.count(bitmap, blocks.sectors(block));
                    ownedBytes += marked * VhdBlocks.SECTOR;
                });
    }

    private void countBlocks() throws IOException, CancelledException {
        VhdUnmarked unmarked = new VhdUnmarked(disk, faults);
        forEachSound(
                (block, entry) -> {
                    int sectors = layout.blocks().sectors(block);
                    ownedBytes += (long) sectors * VhdBlocks.SECTOR;
                    unmarked.look(entry, sectors);
                });
    }

    /// Takes an allocated block.
    @FunctionalInterface
    interface BlockVisitor {
        void accept(long block, int entry) throws IOException;
    }

    private void forEachSound(BlockVisitor visitor) throws IOException, CancelledException {
        forEachAllocated(
                (block, entry) -> {
                    if (layout.isSound(block, entry)) visitor.accept(block, entry);
                });
    }

    private void forEachAllocated(BlockVisitor visitor) throws IOException, CancelledException {
        long bytes = layout.blocks().count() * VhdBlocks.TABLE_ENTRY_BYTES;
        disk.table().forEachPiece(bytes, (offset, piece) -> visit(offset, piece, visitor));
    }

    private void visit(long offset, ByteBuffer entries, BlockVisitor visitor)
            throws IOException, CancelledException {
        progress.advance(0);
        long block = offset / VhdBlocks.TABLE_ENTRY_BYTES;
        for (; entries.hasRemaining(); block++) {
            int entry = entries.getInt();
            if (entry == VhdBlocks.UNALLOCATED) continue;
            progress.advance(0);
            visitor.accept(block, entry);
        }
    }
}
