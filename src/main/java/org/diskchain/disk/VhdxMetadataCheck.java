package org.diskchain.disk;

import org.diskchain.bytes.Guid;
import org.diskchain.format.vhdx.MetadataEntry;
import org.diskchain.format.vhdx.MetadataItem;
import org.diskchain.format.vhdx.MetadataTable;
import org.diskchain.format.vhdx.RegionEntry;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rules for the entries of a metadata table ([MS-VHDX] 2.6.1.2): known if required, unique,
/// within the region, apart from each other.
record VhdxMetadataCheck(ImageFile file, RegionEntry region, MetadataTable table) {
    private static final String STRUCTURE = "metadata table";
    private static final long LONGEST_ITEM = 1 << 20;
    private static final long MOST_USER_ENTRIES = 1024;

    private record Key(Guid item, boolean user) {}

    void entries() throws DamagedDiskException {
        Set<Key> seen = new HashSet<>();
        for (int i = 0; i < table.entries().size(); i++) {
            MetadataEntry entry = table.entries().get(i);
            long at = region.fileOffset() + MetadataTable.place(i);
            if (!seen.add(new Key(entry.item(), entry.isUser()))) {
                throw corrupt(at, "one item " + entry.item(), "two");
            }
            checkItem(entry, at);
            checkPlace(entry, at);
        }
        if (table.entries().stream().filter(MetadataEntry::isUser).count() > MOST_USER_ENTRIES) {
            throw corrupt(region.fileOffset(), MOST_USER_ENTRIES + " user items", "more");
        }
        checkOverlaps();
    }

    private void checkItem(MetadataEntry entry, long at) throws DamagedDiskException {
        if (entry.item().isZero()) throw corrupt(at, "an item", entry.item());
        Optional<MetadataItem> known = known(entry);
        if (known.isPresent() && known.orElseThrow() == MetadataItem.INCOMPLETE_FILE) {
            throw file.damage(FaultCode.INCOMPLETE, STRUCTURE, at, "a finished file", entry.item());
        }
        if (known.isEmpty() && entry.isRequired()) {
            throw file.damage(
                    FaultCode.UNKNOWN_REQUIRED,
                    STRUCTURE,
                    at,
                    "known required items",
                    entry.item());
        }
    }

    private void checkPlace(MetadataEntry entry, long at) throws DamagedDiskException {
        boolean empty = entry.length() == 0 && entry.offset() == 0;
        boolean inside = entry.offset() >= MetadataTable.BYTES && entry.end() <= region.length();
        boolean fitting = entry.length() > 0 && entry.length() <= LONGEST_ITEM;
        if (!empty && !(inside && fitting)) {
            throw corrupt(
                    at,
                    "an item between table and end of the region, up to 1 MiB",
                    entry.offset() + " + " + entry.length());
        }
    }

    private void checkOverlaps() throws DamagedDiskException {
        List<MetadataEntry> placed =
                table.entries().stream()
                        .filter(entry -> entry.length() > 0)
                        .sorted(Comparator.comparingLong(MetadataEntry::offset))
                        .toList();
        for (int i = 1; i < placed.size(); i++) {
            if (placed.get(i).offset() < placed.get(i - 1).end()) {
                throw corrupt(
                        region.fileOffset() + placed.get(i).offset(),
                        "items apart",
                        placed.get(i - 1).item() + " and " + placed.get(i).item());
            }
        }
    }

    /// Programs differ in the flags that they write; the first item of which they are odd is told.
    List<Fault> oddFlags() {
        for (int i = 0; i < table.entries().size(); i++) {
            MetadataEntry entry = table.entries().get(i);
            int expected = known(entry).map(MetadataItem::flags).orElse(0);
            if (expected != 0 && entry.flags() != expected) {
                return List.of(
                        new Fault(
                                FaultCode.METADATA_FLAGS,
                                STRUCTURE,
                                region.fileOffset() + MetadataTable.place(i),
                                "flags " + expected,
                                Integer.toUnsignedString(entry.flags())));
            }
        }
        return List.of();
    }

    private static Optional<MetadataItem> known(MetadataEntry entry) {
        return entry.isUser() ? Optional.empty() : MetadataItem.of(entry.item());
    }

    private DamagedDiskException corrupt(long at, String expected, Object found) {
        return file.damage(FaultCode.STRUCTURE_CORRUPT, STRUCTURE, at, expected, found);
    }
}
