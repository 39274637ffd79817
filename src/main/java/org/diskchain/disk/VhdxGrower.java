package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.ByteRange;
import org.diskchain.format.MalformedException;
import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.format.vhdx.BatGeometry;
import org.diskchain.format.vhdx.LogChange;
import org.diskchain.format.vhdx.MetadataItem;
import org.diskchain.format.vhdx.RegionEntry;
import org.diskchain.format.vhdx.RegionTable;
import org.diskchain.format.vhdx.VhdxLayout;
import org.diskchain.format.vhdx.VirtualDiskSize;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Makes a VHDX larger. Nothing of it shows before the size changes, which comes last; cut or
/// stopped anywhere before, it is simply done again.
///
/// ```
///   rest of the old last block: zeros
///   table fits:   entries of the new blocks (through the log)       -> size
///   table is full: a new region at the end, written and durable     -> region tables and size at once
/// ```
final class VhdxGrower {
    private static final int PIECE = 1 << 20;

    private final ImageFile file;
    private final VhdxRegions regions;
    private final VhdxGrowth growth;
    private final VhdxLog log;
    private final Progress progress;

    VhdxGrower(
            ImageFile file,
            VhdxRegions regions,
            VhdxGrowth growth,
            VhdxLog log,
            Progress progress) {
        this.file = file;
        this.regions = regions;
        this.growth = growth;
        this.log = log;
        this.progress = progress;
    }

    void grow(DiskType type) throws IOException, CancelledException {
        progress.advance(0);
        if (growth.hasBoundary()) {
            holdLastBlock();
            VhdxBatch batch = new VhdxBatch(file, tablePlace(), growth.toBoundary());
            batch.begin(type, List.of(growth.boundary()));
            batch.commit(log);
        }
        List<LogChange> last = new ArrayList<>();
        if (growth.movesTable()) last.addAll(switchTo(writeTable()));
        else exposeBlocks();
        last.addAll(newSize());
        progress.advance(0);
        log.commit(List.of(last));
    }

    /// The file may end with the virtual disk, within the last block.
    private void holdLastBlock() throws IOException {
        BlockTable table = new VhdxTable(file, tablePlace(), growth.before());
        long end = BlockPlacement.endOfLastBlock(growth.before(), table);
        if (end > file.size()) file.bytes().resize(end);
    }

    private ByteRange tablePlace() {
        return VhdxTable.place(regions);
    }

    private void exposeBlocks() throws IOException, CancelledException {
        long entriesPerPage = VhdxLog.PAGE / BatEntry.BYTES;
        long end = growth.after().entries();
        long index = growth.firstNewEntry();
        while (index < end) {
            progress.advance(0);
            long pageStart = index / entriesPerPage * entriesPerPage;
            long stop = Math.min(end, pageStart + log.mostPages() * entriesPerPage);
            TablePages pages = new TablePages(file.bytes());
            for (; index < stop; index++) {
                if (growth.keeps(index)) continue;
                long at = tablePlace().start() + index * BatEntry.BYTES;
                pages.putLong(at, VhdxGrowth.newEntry(growth.after(), index).bits());
            }
            log.commit(List.of(pages.changesWithin(tablePlace())));
        }
    }

    /// A table that nothing points at yet is written without the log.
    private ByteRange writeTable() throws IOException, CancelledException {
        ByteFile bytes = file.bytes();
        long start = BlockPlacement.roundUp(bytes.size());
        ByteRange place = new ByteRange(start, growth.newTableRoom());
        bytes.resize(place.end());
        ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
        long pieceEntries = PIECE / BatEntry.BYTES;
        for (long first = 0; first < growth.after().entries(); first += pieceEntries) {
            progress.advance(0);
            long count = Math.min(pieceEntries, growth.after().entries() - first);
            fill(piece.clear(), first, (int) count);
            bytes.write(place.start() + first * BatEntry.BYTES, piece.flip());
        }
        bytes.force(); // the table is whole before the region table names it
        return place;
    }

    private void fill(ByteBuffer piece, long first, int count) throws IOException {
        BatGeometry before = growth.before();
        int old = Math.clamp(before.entries() - first, 0, count);
        file.bytes()
                .read(
                        tablePlace().start() + first * BatEntry.BYTES,
                        piece.limit(old * BatEntry.BYTES));
        piece.limit(count * BatEntry.BYTES);
        for (int i = 0; i < count; i++) {
            long index = first + i;
            if (index < growth.firstNewEntry() || growth.keeps(index)) continue;
            piece.putLong(i * BatEntry.BYTES, VhdxGrowth.newEntry(growth.after(), index).bits());
        }
        piece.position(piece.limit());
    }

    private List<LogChange> switchTo(ByteRange place) throws IOException {
        List<RegionEntry> entries =
                regions.table().entries().stream()
                        .map(
                                entry ->
                                        entry.id().equals(RegionEntry.BAT)
                                                ? new RegionEntry(
                                                        entry.id(),
                                                        place.start(),
                                                        place.length(),
                                                        entry.required())
                                                : entry)
                        .toList();
        ByteBuffer table = currentRegionTable();
        new RegionTable(entries).writeOver(table);
        TablePages pages = new TablePages(file.bytes());
        pages.write(VhdxLayout.regionTable(0), table.duplicate());
        pages.write(VhdxLayout.regionTable(1), table.duplicate());
        return pages.changesWithin(new ByteRange(0, VhdxLayout.HEADER_SECTION));
    }

    /// The bytes of the copy that counts: the other one may be damaged.
    private ByteBuffer currentRegionTable() throws IOException {
        ByteBuffer first = file.read(VhdxLayout.regionTable(0), RegionTable.BYTES);
        try {
            if (RegionTable.read(first).equals(regions.table())) return first;
        } catch (MalformedException damaged) {
            return file.read(VhdxLayout.regionTable(1), RegionTable.BYTES);
        }
        return file.read(VhdxLayout.regionTable(1), RegionTable.BYTES);
    }

    private List<LogChange> newSize() throws IOException {
        ByteBuffer item = ByteBuffer.allocate(VirtualDiskSize.BYTES);
        new VirtualDiskSize(growth.after().virtualSize()).write(item);
        MetadataEdit edit = new MetadataEdit(file, regions.metadata());
        edit.put(MetadataItem.VIRTUAL_DISK_SIZE, item);
        return edit.changes().stream().flatMap(List::stream).toList();
    }
}
