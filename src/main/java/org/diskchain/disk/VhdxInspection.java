package org.diskchain.disk;

import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.format.vhdx.BatGeometry;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Walks the block allocation table of a VHDX and the bitmaps of its partly present blocks.
final class VhdxInspection {
    private static final String BAT_ENTRY = "BAT entry";
    private static final String BITMAP_ENTRY = "sector bitmap BAT entry";
    private static final long UNIT = BatEntry.UNIT;

    private final VhdxBlocks blocks;
    private final BatGeometry geometry;
    private final Progress progress;
    private final SpaceMap space = new SpaceMap();
    private final FaultList faults = new FaultList();
    private long ownedBytes;
    private boolean anchors;

    VhdxInspection(VhdxBlocks blocks, Progress progress) {
        this.blocks = blocks;
        this.geometry = blocks.geometry();
        this.progress = progress;
    }

    Inspection run() throws IOException, CancelledException {
        progress.begin(Stage.CHECK, geometry.tableBytes());
        walk(this::inspect, progress);
        // Only now all live blocks are known, over which an anchor may lie.
        if (anchors) walk(this::inspectAnchor, Progress.NONE);
        return new Inspection(ownedBytes, faults.toList());
    }

    private interface Visitor {
        void visit(long index, BatEntry entry) throws IOException, CancelledException;
    }

    private void walk(Visitor visitor, Progress told) throws IOException, CancelledException {
        long bytes = geometry.tableBytes();
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(bytes, UNIT));
        for (long at = 0; at < bytes; at += piece.limit()) {
            piece.clear().limit((int) Math.min(piece.capacity(), bytes - at));
            blocks.readTable(at, piece);
            for (int i = 0; i < piece.limit(); i += BatEntry.BYTES) {
                visitor.visit((at + i) / BatEntry.BYTES, new BatEntry(piece.getLong(i)));
            }
            told.advance(piece.limit());
            progress.advance(0);
        }
    }

    private void inspect(long index, BatEntry entry) throws IOException, CancelledException {
        if (entry.bits() == 0) return; // the most frequent: nothing is there
        if (geometry.isBitmapIndex(index)) {
            inspectBitmap(index, entry);
            return;
        }
        long block = geometry.blockOfIndex(index);
        if (block >= geometry.payloadBlocks()) return; // only there to make the chunk whole
        if (!blocks.isSound(entry, block)) {
            faults.add(blocks.damaged(entry, block));
            return;
        }
        anchors |= entry.isAnchor();
        if (entry.isAllocated()) take(index, entry, geometry.blockSize());
        if (entry.state() == BatEntry.PARTIALLY_PRESENT) {
            inspectPartial(index, entry, block);
        } else if (entry.isAllocated() || geometry.differencing() && entry.isZero()) {
            ownedBytes += geometry.bytesInDisk(block);
        }
    }

    private void inspectPartial(long index, BatEntry entry, long block)
            throws IOException, CancelledException {
        if (!geometry.differencing()) {
            String expected = "no partly present block in a disk without a parent";
            fault(FaultCode.PARTIAL_BLOCK_IN_BASE, BAT_ENTRY, index, entry, expected);
            ownedBytes += geometry.bytesInDisk(block);
            return;
        }
        progress.advance(0);
        try {
            ownedBytes += presentBytes(block);
        } catch (DamagedDiskException noBitmap) {
            faults.add(noBitmap.fault());
        }
    }

    private long presentBytes(long block) throws IOException {
        int sectors = (int) (geometry.bytesInDisk(block) / geometry.logicalSectorSize());
        long present = 0;
        for (int sector = 0; sector < sectors; ) {
            VhdxBlocks.SectorRun run = blocks.runAt(block, sector, sectors);
            if (run.present()) present += run.end() - sector;
            sector = run.end();
        }
        return present * geometry.logicalSectorSize();
    }

    private void inspectBitmap(long index, BatEntry entry) throws IOException {
        boolean known = entry.state() == BatEntry.NOT_PRESENT || entry.isAllocated();
        if (!known || entry.hasReservedBits()) {
            String expected = "a sector bitmap or none";
            fault(FaultCode.BITMAP_DAMAGED, BITMAP_ENTRY, index, entry, expected);
        } else if (entry.isAllocated()) {
            if (!geometry.differencing()) {
                String expected = "no sector bitmap in a disk without a parent";
                fault(FaultCode.PARTIAL_BLOCK_IN_BASE, BITMAP_ENTRY, index, entry, expected);
            } else if (blocks.isInFile(entry.fileOffset(), BatGeometry.BITMAP_BYTES)
                    && blocks.isApart(entry.fileOffset(), BatGeometry.BITMAP_BYTES)) {
                take(index, entry, BatGeometry.BITMAP_BYTES);
            } else {
                String expected = "a sector bitmap within the file";
                fault(FaultCode.BITMAP_DAMAGED, BITMAP_ENTRY, index, entry, expected);
            }
        }
    }

    private void take(long index, BatEntry entry, long length) {
        long start = entry.fileOffset() / UNIT;
        if (!space.take(start, start + length / UNIT)) {
            String expected = "bytes that belong to one block";
            fault(FaultCode.BLOCKS_OVERLAP, BAT_ENTRY, index, entry, expected);
        }
    }

    private void inspectAnchor(long index, BatEntry entry) throws IOException {
        boolean anchor =
                entry.isAnchor()
                        && !entry.hasReservedBits()
                        && !geometry.isBitmapIndex(index)
                        && geometry.blockOfIndex(index) < geometry.payloadBlocks();
        if (!anchor) return;
        long start = entry.fileOffset() / UNIT;
        long end = start + geometry.blockSize() / UNIT;
        if (!blocks.isInFile(entry.fileOffset(), geometry.blockSize())
                || !blocks.isApart(entry.fileOffset(), geometry.blockSize())
                || !space.isFree(start, end)) {
            String expected = "space that belongs to no other block";
            fault(FaultCode.ANCHOR_STALE, BAT_ENTRY, index, entry, expected);
        }
    }

    private void fault(
            FaultCode code, String structure, long index, BatEntry entry, String expected) {
        faults.add(blocks.fault(code, structure, index, entry, expected));
    }
}
