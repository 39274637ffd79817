package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.ByteRange;
import org.diskchain.format.vhd.VhdBlocks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.NavigableMap;

/// One batch of changes on its way into a dynamic or differencing VHD.
///
/// ```
///   payload, zeros, bitmaps of new blocks      nothing points there, or the sectors are shadowed
///   force
///   bitmaps of older blocks, table             the sectors appear
///   force
/// ```
final class VhdBatch {
    private final VhdDisk disk;
    private final ByteFile file;
    private final VhdBlocks blocks;
    private final List<Change> changes;
    private final NavigableMap<Long, Long> placed;
    private boolean tablesTouched;

    /// A part of a change within one block.
    private record Piece(long block, int fromSector, int toSector, boolean zero) {}

    @FunctionalInterface
    private interface PieceVisitor {
        void accept(Piece piece) throws IOException;
    }

    /// @param placed where the bitmap of each new block goes, by block
    VhdBatch(VhdDisk disk, List<Change> changes, NavigableMap<Long, Long> placed) {
        this.disk = disk;
        this.file = disk.file();
        this.blocks = disk.layout().blocks();
        this.changes = List.copyOf(changes);
        this.placed = placed;
    }

    /// Whether something in the file may already point to the new blocks.
    boolean tablesTouched() {
        return tablesTouched;
    }

    void write(long offset, ByteBuffer from) throws IOException {
        forEachBlock(offset, from, (block, at, part) -> file.write(place(block, at), part));
    }

    void readBack(ByteFile other, long offset, ByteBuffer into) throws IOException {
        forEachBlock(
                offset,
                into,
                (block, at, part) -> {
                    if (isThere(block)) other.read(place(block, at), part);
                    else part.put(new byte[part.remaining()]);
                });
    }

    @FunctionalInterface
    private interface Transfer {
        void of(long block, long virtualOffset, ByteBuffer bytes) throws IOException;
    }

    private void forEachBlock(long offset, ByteBuffer bytes, Transfer transfer) throws IOException {
        int limit = bytes.limit();
        long at = offset;
        while (bytes.position() < limit) {
            long block = blocks.blockAt(at);
            long length = Math.min(limit - bytes.position(), blocks.end(block) - at);
            bytes.limit(bytes.position() + (int) length);
            transfer.of(block, at, bytes);
            bytes.limit(limit);
            at += length;
        }
    }

    void commit() throws IOException {
        markNewBlocks();
        file.force(); // payload before anything that says it is there
        tablesTouched = true;
        markOlderBlocks();
        writeTable();
        file.force(); // the batch is part of the disk when this returns
    }

    private boolean isNew(long block) {
        return placed.containsKey(block);
    }

    /// Whether the disk has the block, or will have it. A base lacks blocks of zeros.
    private boolean isThere(long block) throws IOException {
        return isNew(block) || disk.entryAt(block) != VhdBlocks.UNALLOCATED;
    }

    private long place(long block, long virtualOffset) throws IOException {
        return dataOffset(block) + virtualOffset - blocks.start(block);
    }

    /// Where the data of a block of this batch begins.
    private long dataOffset(long block) throws IOException {
        Long bitmapOffset = placed.get(block);
        if (bitmapOffset != null) return bitmapOffset + blocks.bitmapBytes();
        int entry = disk.entryAt(block);
        if (entry == VhdBlocks.UNALLOCATED) {
            throw new IllegalArgumentException("block " + block + " was not announced");
        }
        return blocks.dataOffset(entry);
    }

    /// Puts the zeros of the batch to their places; before the commit.
    void writeZeros() throws IOException {
        forEachPiece(this::writeZeros);
    }

    /// New blocks are zeros already: the file was extended for them.
    private void writeZeros(Piece piece) throws IOException {
        if (!piece.zero || isNew(piece.block)) return;
        long start = dataOffset(piece.block) + (long) piece.fromSector * VhdBlocks.SECTOR;
        long length = (long) (piece.toSector - piece.fromSector) * VhdBlocks.SECTOR;
        Zeros.write(file, new ByteRange(start, length));
    }

    private void markNewBlocks() throws IOException {
        VhdMarks marks = new VhdMarks(file, blocks);
        forEachPiece(
                piece -> {
                    if (!isNew(piece.block)) return;
                    marks.startNew(placed.get(piece.block));
                    marks.mark(piece.fromSector, piece.toSector);
                });
        marks.flush();
    }

    private void markOlderBlocks() throws IOException {
        VhdMarks marks = new VhdMarks(file, blocks);
        forEachPiece(
                piece -> {
                    if (isNew(piece.block)) return;
                    marks.startOlder(VhdBlocks.bitmapOffset(disk.entryAt(piece.block)));
                    marks.mark(piece.fromSector, piece.toSector);
                });
        marks.flush();
    }

    /// Sector by sector, each with all its new entries: a sector is written whole or not at all.
    private void writeTable() throws IOException {
        ByteBuffer sector = ByteBuffer.allocate(VhdBlocks.SECTOR);
        long at = -1;
        for (var block : placed.entrySet()) {
            long entry = disk.layout().entryOffset(block.getKey());
            long start = entry - entry % VhdBlocks.SECTOR;
            if (start != at) {
                if (at >= 0) file.write(at, sector.clear());
                at = start;
                file.read(at, sector.clear());
            }
            sector.putInt((int) (entry - at), VhdBlocks.entry(block.getValue()));
        }
        if (at >= 0) file.write(at, sector.clear());
    }

    /// Every part of a change, block by block; not those that need no block.
    private void forEachPiece(PieceVisitor visitor) throws IOException {
        for (Change change : changes) {
            long at = change.start();
            while (at < change.end()) {
                long block = blocks.blockAt(at);
                long end = Math.min(change.end(), blocks.end(block));
                Piece piece =
                        new Piece(
                                block,
                                blocks.sectorInBlock(at),
                                blocks.sectorInBlock(end - VhdBlocks.SECTOR) + 1,
                                change.zero());
                if (isThere(block)) visitor.accept(piece);
                at = end;
            }
        }
    }
}
