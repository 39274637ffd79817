package org.diskchain.disk;

import org.diskchain.bytes.ByteRange;
import org.diskchain.bytes.Guid;
import org.diskchain.format.MalformedException;
import org.diskchain.format.vhdx.RegionEntry;
import org.diskchain.format.vhdx.RegionTable;
import org.diskchain.format.vhdx.VhdxHeader;
import org.diskchain.format.vhdx.VhdxLayout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The regions of a VHDX file, checked: each within the file, none over another, the log or the
/// headers ([MS-VHDX] 2.2.3).
///
/// @param table the copy that counts, with regions that Diskchain does not know
/// @param reserved the places of header section, log and regions, in ascending order, disjoint
record VhdxRegions(RegionTable table, List<ByteRange> reserved, List<Fault> faults) {
    private static final String STRUCTURE = "region table";

    VhdxRegions {
        reserved = List.copyOf(reserved);
        faults = List.copyOf(faults);
    }

    /// @param file as it is after a replay of the log
    static VhdxRegions read(ImageFile file, VhdxHeader header) throws IOException {
        RegionTable[] valid = new RegionTable[2];
        List<Fault> faults = new ArrayList<>();
        for (int copy = 0; copy < valid.length; copy++) {
            long offset = VhdxLayout.regionTable(copy);
            try {
                valid[copy] = RegionTable.read(file.read(offset, RegionTable.BYTES));
            } catch (MalformedException e) {
                faults.add(ImageFile.fault(FaultCode.REGION_TABLE_DIFFERS, offset, e));
            }
        }
        if (faults.size() == valid.length) throw bothDamaged(file, faults.getFirst());
        if (faults.isEmpty() && !valid[0].equals(valid[1])) {
            faults.add(
                    new Fault(
                            FaultCode.REGION_TABLE_DIFFERS,
                            STRUCTURE,
                            VhdxLayout.regionTable(1),
                            "a copy of the first region table",
                            "another table"));
        }
        int copy = valid[0] != null ? 0 : 1;
        Check check = new Check(file, valid[copy], VhdxLayout.regionTable(copy));
        check.entries();
        return new VhdxRegions(valid[copy], check.reserved(header), faults);
    }

    private static DamagedDiskException bothDamaged(ImageFile file, Fault first) {
        return file.damage(
                FaultCode.STRUCTURE_CORRUPT,
                first.structure(),
                first.offset(),
                first.expected(),
                first.found());
    }

    RegionEntry bat() {
        return find(RegionEntry.BAT);
    }

    RegionEntry metadata() {
        return find(RegionEntry.METADATA);
    }

    /// Whether bytes of the file belong to header section, log or a region.
    boolean overlap(ByteRange range) {
        for (ByteRange place : reserved) if (place.overlaps(range)) return true;
        return false;
    }

    private RegionEntry find(Guid id) {
        return table.entries().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private record Check(ImageFile file, RegionTable table, long offset) {
        void entries() throws IOException {
            Set<Guid> seen = new HashSet<>();
            for (RegionEntry entry : table.entries()) {
                if (!seen.add(entry.id())) throw corrupt("one region " + entry.id(), "two");
                entry(entry);
            }
            if (!seen.contains(RegionEntry.BAT) || !seen.contains(RegionEntry.METADATA)) {
                throw corrupt("a block allocation table and metadata", seen.size() + " regions");
            }
        }

        private void entry(RegionEntry entry) throws IOException {
            boolean known =
                    entry.id().equals(RegionEntry.BAT) || entry.id().equals(RegionEntry.METADATA);
            if (entry.required() && !known) {
                throw file.damage(
                        FaultCode.UNKNOWN_REQUIRED,
                        STRUCTURE,
                        offset,
                        "known required regions",
                        entry.id());
            }
            long start = entry.fileOffset();
            boolean aligned = (start | entry.length()) % VhdxLayout.UNIT == 0;
            if (!aligned || start < VhdxLayout.HEADER_SECTION || entry.length() == 0) {
                throw corrupt("a region in whole MiB from 1 MiB on", place(entry));
            }
            if (start > file.size() - entry.length()) {
                FaultCode code =
                        entry.id().equals(RegionEntry.BAT)
                                ? FaultCode.TABLE_CORRUPT
                                : FaultCode.STRUCTURE_CORRUPT;
                String end = "a region before the end of the file at " + file.size();
                throw file.damage(code, STRUCTURE, offset, end, place(entry));
            }
        }

        List<ByteRange> reserved(VhdxHeader header) throws DamagedDiskException {
            List<ByteRange> places = new ArrayList<>();
            places.add(new ByteRange(0, VhdxLayout.HEADER_SECTION));
            if (header.logLength() > 0) {
                places.add(new ByteRange(header.logOffset(), header.logLength()));
            }
            for (RegionEntry entry : table.entries()) {
                places.add(new ByteRange(entry.fileOffset(), entry.length()));
            }
            places.sort(Comparator.comparingLong(ByteRange::start));
            for (int i = 1; i < places.size(); i++) {
                if (places.get(i - 1).overlaps(places.get(i))) {
                    throw corrupt("log and regions apart", places.get(i));
                }
            }
            return places;
        }

        private DamagedDiskException corrupt(String expected, Object found) {
            return file.damage(FaultCode.STRUCTURE_CORRUPT, STRUCTURE, offset, expected, found);
        }

        private static String place(RegionEntry entry) {
            return Long.toUnsignedString(entry.fileOffset()) + " + " + entry.length();
        }
    }
}
