package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.ByteRange;
import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.format.vhdx.BatGeometry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// One batch of changes on its way into a VHDX.
///
/// ```
///   room at the end of the file -> force
///   payload and zeros           -> force -> new bitmap blocks -> bits -> table      (through the log)
/// ```
final class VhdxBatch {
    private final ImageFile file;
    private final ByteRange tablePlace;
    private final BatGeometry geometry;
    private final VhdxTable table;
    private final NavigableMap<Long, Change> data = new TreeMap<>();
    private final List<ByteRange> zeros = new ArrayList<>();
    private final List<BlockChange> partial = new ArrayList<>();
    private final List<Long> newBitmaps = new ArrayList<>();
    private final long sizeBefore;
    private boolean committing;
    private boolean zerosWritten;

    VhdxBatch(ImageFile file, ByteRange tablePlace, BatGeometry geometry) throws IOException {
        this.file = file;
        this.tablePlace = tablePlace;
        this.geometry = geometry;
        this.table = new VhdxTable(file, tablePlace, geometry);
        this.sizeBefore = file.size();
    }

    /// Decides what becomes of each block, and makes the room durable.
    void begin(DiskType type, List<Change> changes) throws IOException {
        BlockPlacement placement =
                new BlockPlacement(geometry, type, noticingBitmaps(), sizeBefore);
        requireValid(changes);
        for (Change change : changes) {
            if (!change.zero()) data.put(change.start(), change);
            placement.place(change, this::placed);
        }
        if (placement.end() > sizeBefore) {
            file.bytes().resize(placement.end());
            file.bytes().force(); // the log will say that the file has this size
        }
        for (BlockChange change : partial) table.mark(change);
    }

    private void requireValid(List<Change> changes) {
        long previousEnd = 0;
        for (Change change : changes) {
            boolean sectors =
                    (change.start() | change.length()) % geometry.logicalSectorSize() == 0;
            if (!sectors || change.length() <= 0 || change.start() < previousEnd) {
                throw new IllegalArgumentException("not sectors in ascending order: " + changes);
            }
            previousEnd = change.end();
        }
        if (previousEnd > geometry.virtualSize()) {
            throw new IllegalArgumentException("past the disk: " + changes);
        }
    }

    private BlockTable noticingBitmaps() {
        return new BlockTable() {
            @Override
            public BatEntry entry(long index) throws IOException {
                return table.entry(index);
            }

            @Override
            public void put(long index, BatEntry entry) throws IOException {
                if (geometry.isBitmapIndex(index)) newBitmaps.add(index);
                table.put(index, entry);
            }
        };
    }

    private void placed(BlockChange change) {
        if (change.isPartial()) partial.add(change);
        if (change.zero() && change.after().isAllocated() && !change.isNewlyAllocated()) {
            zeros.add(new ByteRange(fileOffset(change.after(), change.start()), change.length()));
        }
    }

    private long fileOffset(BatEntry entry, long virtualOffset) {
        return entry.fileOffset() + virtualOffset % geometry.blockSize();
    }

    void write(long offset, ByteBuffer from) throws IOException {
        forEachBlock(
                offset,
                from,
                (entry, at, part) -> {
                    requireAnnounced(at, part.remaining());
                    file.bytes().write(fileOffset(entry, at), part);
                });
    }

    /// Once: with the first flush, or with the commit.
    void writeZeros() throws IOException {
        if (zerosWritten) return;
        zerosWritten = true;
        for (ByteRange range : zeros) Zeros.write(file.bytes(), range);
    }

    /// What the table alone says to be zeros stands nowhere in the file.
    void readBack(ByteFile other, long offset, ByteBuffer into) throws IOException {
        forEachBlock(
                offset,
                into,
                (entry, at, part) -> {
                    if (entry.isAllocated()) other.read(fileOffset(entry, at), part);
                    else part.put(new byte[part.remaining()]);
                });
    }

    @FunctionalInterface
    private interface Transfer {
        void of(BatEntry entry, long virtualOffset, ByteBuffer bytes) throws IOException;
    }

    private void forEachBlock(long offset, ByteBuffer bytes, Transfer transfer) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            BatEntry entry = table.entry(geometry.payloadIndex(geometry.blockAt(at)));
            long untilBlockEnd = geometry.blockSize() - at % geometry.blockSize();
            int length = (int) Math.min(bytes.remaining(), untilBlockEnd);
            transfer.of(entry, at, bytes.slice(bytes.position(), length));
            bytes.position(bytes.position() + length);
            at += length;
        }
    }

    private void requireAnnounced(long start, long length) {
        var change = data.floorEntry(start);
        if (change == null || start + length > change.getValue().end()) {
            throw new IllegalArgumentException("not announced: " + start + " + " + length);
        }
    }

    /// Gives the room back that nothing points at, unless the log may have been told of it.
    void giveUp() throws IOException {
        if (!committing) file.bytes().resize(sizeBefore);
    }

    void commit(VhdxLog log) throws IOException {
        committing = true;
        writeZeros();
        file.bytes().force(); // no table may point at payload that is not there
        VhdxTable bitmapsOnly = new VhdxTable(file, tablePlace, geometry);
        for (long index : newBitmaps) bitmapsOnly.put(index, table.entry(index));
        log.commit(bitmapsOnly.changes());
        log.commit(table.changes());
    }
}
