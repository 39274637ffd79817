package org.diskchain.disk;

import org.diskchain.bytes.ByteRange;
import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.format.vhdx.BatGeometry;
import org.diskchain.format.vhdx.LogChange;

import java.io.IOException;
import java.util.List;

/// The block allocation table and the sector bitmaps of a VHDX as they are going to be. An entry
/// that cannot be relied on is never built upon.
final class VhdxTable implements BlockTable {
    private static final String STRUCTURE = "block allocation table";

    private final ImageFile file;
    private final ByteRange place;
    private final BatGeometry geometry;
    private final TablePages pages;
    private long fileEnd;

    VhdxTable(ImageFile file, ByteRange place, BatGeometry geometry) throws IOException {
        this.file = file;
        this.place = place;
        this.geometry = geometry;
        this.pages = new TablePages(file.bytes());
        this.fileEnd = file.size();
    }

    /// The region in which the table has room.
    static ByteRange place(VhdxRegions regions) {
        return new ByteRange(regions.bat().fileOffset(), regions.bat().length());
    }

    @Override
    public BatEntry entry(long index) throws IOException {
        BatEntry entry = new BatEntry(pages.getLong(at(index)));
        if (!entry.isPayloadState() || entry.hasReservedBits() || !isInFile(index, entry)) {
            throw file.damage(
                    FaultCode.BLOCK_DAMAGED,
                    STRUCTURE,
                    at(index),
                    "a block in the file",
                    Long.toHexString(entry.bits()));
        }
        return entry;
    }

    private boolean isInFile(long index, BatEntry entry) {
        if (!entry.isAllocated()) return true;
        long start = entry.fileOffset();
        return start > 0 && start <= fileEnd - neededBytes(index);
    }

    private long neededBytes(long index) {
        return geometry.isBitmapIndex(index)
                ? BatGeometry.BITMAP_BYTES
                : geometry.bytesInDisk(geometry.blockOfIndex(index));
    }

    @Override
    public void put(long index, BatEntry entry) throws IOException {
        pages.putLong(at(index), entry.bits());
        if (entry.isAllocated())
            fileEnd = Math.max(fileEnd, entry.fileOffset() + neededBytes(index));
    }

    /// Marks the sectors of a stretch as being in this file; where the block was not partially
    /// present before, its other bits are stale and are cleared.
    void mark(BlockChange change) throws IOException {
        long chunk = geometry.chunkOf(change.block());
        BatEntry bitmap = entry(geometry.bitmapIndex(chunk));
        if (!bitmap.isAllocated()) {
            throw file.damage(
                    FaultCode.BITMAP_DAMAGED,
                    STRUCTURE,
                    at(geometry.bitmapIndex(chunk)),
                    "a sector bitmap",
                    "none");
        }
        long at = bitmap.fileOffset();
        long first = geometry.firstBit(change.block());
        if (change.before().state() != BatEntry.PARTIALLY_PRESENT) {
            pages.putBits(at, first, geometry.sectorsPerBlock(), false);
        }
        long inBlock = change.start() - change.block() * geometry.blockSize();
        int sector = geometry.logicalSectorSize();
        pages.putBits(at, first + inBlock / sector, change.length() / sector, true);
    }

    /// What is to go through the log: bits first, since no entry may rely on bits that are not in
    /// place.
    List<List<LogChange>> changes() {
        return List.of(pages.changesOutside(place), pages.changesWithin(place));
    }

    private long at(long index) {
        return place.start() + index * BatEntry.BYTES;
    }
}
