package org.diskchain.disk;

import org.diskchain.bytes.ByteRange;
import org.diskchain.format.MalformedException;
import org.diskchain.format.vhdx.LogChange;
import org.diskchain.format.vhdx.MetadataEntry;
import org.diskchain.format.vhdx.MetadataItem;
import org.diskchain.format.vhdx.MetadataTable;
import org.diskchain.format.vhdx.RegionEntry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Changes to the metadata items of a VHDX ([MS-VHDX] 2.6). The bytes of an item go where no item
/// is, also none that is being replaced; the table is switched to them afterwards. Entries that
/// stay keep their order and everything that is not understood of them.
final class MetadataEdit {
    private final RegionEntry region;
    private final TablePages pages;
    private final List<MetadataEntry> entries;
    private final List<ByteRange> occupied = new ArrayList<>();
    private final int entriesBefore;

    MetadataEdit(ImageFile file, RegionEntry region) throws IOException {
        this.region = region;
        this.pages = new TablePages(file.bytes());
        this.entries = new ArrayList<>(entries(file));
        this.entriesBefore = entries.size();
        occupied.add(new ByteRange(0, MetadataTable.BYTES));
        for (MetadataEntry entry : entries) occupied.add(rangeOf(entry));
    }

    private List<MetadataEntry> entries(ImageFile file) throws IOException {
        try {
            return MetadataTable.read(readTable()).entries();
        } catch (MalformedException e) {
            throw file.damage(FaultCode.STRUCTURE_CORRUPT, region.fileOffset(), e);
        }
    }

    private ByteBuffer readTable() throws IOException {
        ByteBuffer table = ByteBuffer.allocate(MetadataTable.BYTES);
        pages.read(region.fileOffset(), table);
        return table.rewind();
    }

    private static ByteRange rangeOf(MetadataEntry entry) {
        return new ByteRange(entry.offset(), entry.length());
    }

    void removeIf(Predicate<MetadataEntry> condition) {
        entries.removeIf(condition);
    }

    /// Replaces the content of an item, which keeps its flags; adds the item where there is none.
    void put(MetadataItem item, ByteBuffer content) throws IOException {
        for (int i = 0; i < entries.size(); i++) {
            MetadataEntry old = entries.get(i);
            if (old.item().equals(item.id()) && !old.isUser()) {
                entries.set(i, placed(old, content));
                return;
            }
        }
        entries.add(placed(new MetadataEntry(item.id(), 0, 0, item.flags()), content));
    }

    /// Adds an item that another disk has.
    void add(MetadataEntry likeThat, ByteBuffer content) throws IOException {
        if (entries.size() == MetadataTable.MOST_ENTRIES) throw new IOException("metadata full");
        entries.add(placed(likeThat, content));
    }

    private MetadataEntry placed(MetadataEntry entry, ByteBuffer content) throws IOException {
        int length = content.remaining();
        if (length == 0) return new MetadataEntry(entry.item(), 0, 0, entry.flags());
        long offset = free(length);
        occupied.add(new ByteRange(offset, length));
        pages.write(region.fileOffset() + offset, content.duplicate());
        return new MetadataEntry(entry.item(), offset, length, entry.flags());
    }

    /// The first place in the region that nothing has.
    private long free(int length) throws IOException {
        occupied.sort(Comparator.comparingLong(ByteRange::start));
        long candidate = 0;
        for (ByteRange taken : occupied) {
            if (taken.start() - candidate >= length) break;
            candidate = Math.max(candidate, taken.end());
        }
        if (candidate + length > region.length()) {
            throw new IOException("no room for " + length + " bytes of metadata");
        }
        return candidate;
    }

    /// The pages to commit: the items, then the table.
    List<List<LogChange>> changes() throws IOException {
        ByteBuffer table = readTable();
        new MetadataTable(entries).writeOver(table);
        for (int i = entries.size(); i < entriesBefore; i++) {
            table.put(MetadataTable.place(i), new byte[MetadataEntry.BYTES]);
        }
        pages.write(region.fileOffset(), table);
        ByteRange tablePages = new ByteRange(region.fileOffset(), MetadataTable.BYTES);
        return List.of(pages.changesOutside(tablePages), pages.changesWithin(tablePages));
    }
}
