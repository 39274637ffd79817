package org.diskchain.disk;

import org.diskchain.bytes.ByteRange;
import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.format.vhdx.BatGeometry;
import org.diskchain.format.vhdx.RegionEntry;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Where the blocks of a VHDX are, as its block allocation table and sector bitmaps say ([MS-VHDX]
/// 2.4, 2.5).
///
/// A base never has zeros of its own: what is not allocated reads as zeros anyway.
final class VhdxBlocks {
    private static final String BAT_ENTRY = "BAT entry";
    private static final String BITMAP_ENTRY = "sector bitmap BAT entry";

    private final ImageFile file;
    private final BatGeometry geometry;
    private final VhdxRegions regions;
    private final long tableStart;
    private final PagedTable table;
    private PagedTable bitmap; // of the chunk last asked for; null before
    private long bitmapStart;

    /// @param file as it is after a replay of the log
    VhdxBlocks(ImageFile file, BatGeometry geometry, VhdxRegions regions) throws IOException {
        RegionEntry region = regions.bat();
        if (geometry.tableBytes() > region.length()) {
            throw file.damage(
                    FaultCode.TABLE_CORRUPT,
                    "BAT",
                    region.fileOffset(),
                    "room for " + geometry.entries() + " entries",
                    region.length() + " bytes");
        }
        this.file = file;
        this.geometry = geometry;
        this.regions = regions;
        this.tableStart = region.fileOffset();
        this.table =
                new PagedTable(
                        file.bytes(), tableStart, geometry.tableBytes(), ByteOrder.LITTLE_ENDIAN);
    }

    BatGeometry geometry() {
        return geometry;
    }

    /// Fills `piece`, from its start to its limit, with the table from byte `at` on: for a walk,
    /// past the pages in memory.
    void readTable(long at, ByteBuffer piece) throws IOException {
        file.bytes().read(tableStart + at, piece);
        piece.flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Where in the file the last place ends that the table may name; zero where it names none.
    long end(Progress progress) throws IOException, CancelledException {
        long end = 0;
        long bytes = geometry.tableBytes();
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(bytes, BatEntry.UNIT));
        for (long at = 0; at < bytes; at += piece.limit()) {
            progress.advance(0);
            piece.clear().limit((int) Math.min(piece.capacity(), bytes - at));
            readTable(at, piece);
            while (piece.hasRemaining()) {
                BatEntry entry = new BatEntry(piece.getLong());
                if (entry.bits() == 0) continue;
                end = Math.max(end, entry.fileOffset() + geometry.blockSize());
            }
        }
        return end;
    }

    /// The file has been written to.
    void forget() {
        table.forget();
        bitmap = null;
    }

    BatEntry entry(long index) throws IOException {
        return new BatEntry(table.longAt(index * BatEntry.BYTES));
    }

    /// Where in the file the entry at `index` stands.
    long placeOf(long index) {
        return tableStart + index * BatEntry.BYTES;
    }

    Extent extentAt(long offset, long limit) throws IOException {
        long block = geometry.blockAt(offset);
        BatEntry entry = entry(geometry.payloadIndex(block));
        requireSound(entry, block);
        if (!entry.isAllocated()) return unallocated(entry, block, offset, limit);
        long blockStart = block * geometry.blockSize();
        long end = Math.min(limit, blockStart + geometry.bytesInDisk(block));
        if (geometry.differencing() && entry.state() == BatEntry.PARTIALLY_PRESENT) {
            return partial(entry, block, offset, end);
        }
        return new Extent.Data(offset, end - offset, entry.fileOffset() + offset - blockStart);
    }

    /// A run of blocks that are alike, as far as the page in memory tells.
    private Extent unallocated(BatEntry first, long block, long offset, long limit)
            throws IOException {
        boolean zero = isZero(first);
        long pageEnd = table.pageEnd(geometry.payloadIndex(block) * BatEntry.BYTES);
        long last = geometry.blockAt(limit - 1);
        long next = block + 1;
        while (next <= last && geometry.payloadIndex(next) * BatEntry.BYTES < pageEnd) {
            BatEntry entry = entry(geometry.payloadIndex(next));
            boolean alike = !entry.isAllocated() && isZero(entry) == zero && isSound(entry, next);
            if (!alike) break;
            next++;
        }
        long end = Math.min(limit, next * geometry.blockSize());
        return zero
                ? new Extent.Zero(offset, end - offset)
                : new Extent.Absent(offset, end - offset);
    }

    private boolean isZero(BatEntry entry) {
        return geometry.differencing() && entry.isZero();
    }

    private Extent partial(BatEntry entry, long block, long offset, long end) throws IOException {
        int sectorSize = geometry.logicalSectorSize();
        long blockStart = block * geometry.blockSize();
        SectorRun run =
                runAt(
                        block,
                        (int) ((offset - blockStart) / sectorSize),
                        (int) ((end - blockStart + sectorSize - 1) / sectorSize));
        long runEnd = Math.min(end, blockStart + (long) run.end() * sectorSize);
        return run.present()
                ? new Extent.Data(offset, runEnd - offset, entry.fileOffset() + offset - blockStart)
                : new Extent.Absent(offset, runEnd - offset);
    }

    /// Sectors of a block that are all in this file, or all not.
    ///
    /// @param end exclusive, counted from the start of the block
    record SectorRun(boolean present, int end) {}

    /// The run that begins at sector `from` of a partly present block, and ends at `end` at most.
    SectorRun runAt(long block, int from, int end) throws IOException {
        PagedTable bits = bitmapOf(block);
        int first = geometry.firstBit(block);
        boolean present = (wordAt(bits, first + from) >>> (first + from) % Long.SIZE & 1) != 0;
        int sector = from;
        while (sector < end) {
            int bit = first + sector;
            long word = wordAt(bits, bit);
            long others = (present ? ~word : word) >>> bit % Long.SIZE;
            int alike = Math.min(Long.numberOfTrailingZeros(others), Long.SIZE - bit % Long.SIZE);
            sector += alike;
            if (alike < Long.SIZE - bit % Long.SIZE) break;
        }
        return new SectorRun(present, Math.min(sector, end));
    }

    /// The 64 bits among which `bit` is, the first sector in the lowest one.
    private static long wordAt(PagedTable bits, int bit) throws IOException {
        return bits.longAt((long) (bit / Long.SIZE) * Long.BYTES);
    }

    /// Where in the file the bits of a partly present block are.
    ///
    /// @throws DamagedDiskException if the block's chunk has no bitmap
    ByteRange bitsOf(long block) throws IOException {
        long start = bitmapPlace(block) + geometry.firstBit(block) / Byte.SIZE;
        return new ByteRange(start, geometry.sectorsPerBlock() / Byte.SIZE);
    }

    private PagedTable bitmapOf(long block) throws IOException {
        long start = bitmapPlace(block);
        if (bitmap == null || bitmapStart != start) {
            bitmapStart = start;
            bitmap =
                    new PagedTable(
                            file.bytes(), start, BatGeometry.BITMAP_BYTES, ByteOrder.LITTLE_ENDIAN);
        }
        return bitmap;
    }

    private long bitmapPlace(long block) throws IOException {
        long index = geometry.bitmapIndex(geometry.chunkOf(block));
        BatEntry entry = entry(index);
        if (!entry.isAllocated()
                || entry.hasReservedBits()
                || !isInFile(entry.fileOffset(), BatGeometry.BITMAP_BYTES)
                || !isApart(entry.fileOffset(), BatGeometry.BITMAP_BYTES)) {
            throw new DamagedDiskException(
                    file.path(),
                    fault(FaultCode.BITMAP_DAMAGED, BITMAP_ENTRY, index, entry, "a sector bitmap"));
        }
        return entry.fileOffset();
    }

    private void requireSound(BatEntry entry, long block) throws IOException {
        if (!isSound(entry, block)) {
            throw new DamagedDiskException(file.path(), damaged(entry, block));
        }
    }

    /// Whether a payload entry can be relied on, as far as it alone tells.
    boolean isSound(BatEntry entry, long block) throws IOException {
        return entry.isPayloadState()
                && !entry.hasReservedBits()
                && (!entry.isAllocated()
                        || isInFile(entry.fileOffset(), geometry.bytesInDisk(block))
                                && isApart(entry.fileOffset(), geometry.blockSize()));
    }

    /// What is wrong with a payload entry that is not sound.
    Fault damaged(BatEntry entry, long block) throws IOException {
        String expected =
                entry.isPayloadState() && !entry.hasReservedBits()
                        ? "a block apart from other structures, before the end of the file at "
                                + file.size()
                        : "a known state and no reserved bits";
        return fault(
                FaultCode.BLOCK_DAMAGED, BAT_ENTRY, geometry.payloadIndex(block), entry, expected);
    }

    Fault fault(FaultCode code, String structure, long index, BatEntry entry, String expected) {
        return new Fault(
                code, structure, placeOf(index), expected, "0x%016x".formatted(entry.bits()));
    }

    /// Whether that many bytes are there.
    boolean isInFile(long offset, long length) throws IOException {
        return offset > 0 && offset <= file.size() - length;
    }

    /// Whether the bytes belong to no structure other than blocks.
    boolean isApart(long offset, long length) {
        return !regions.overlap(new ByteRange(offset, length));
    }
}
