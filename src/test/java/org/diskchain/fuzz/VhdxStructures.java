package org.diskchain.fuzz;

import org.diskchain.bytes.ReadableFiles;
import org.diskchain.fuzz.Structure.Field;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds the structures of a sound VHDX by the offsets of its specification.
final class VhdxStructures {
    private static final int KIB = 1 << 10;
    private static final int SECTOR = 4096;
    private static final int REGION_TABLE = 64 * KIB;
    private static final int LOG_ENTRY = 0x65676f6c; // "loge"
    private static final int MOST_ENTRIES = 32;
    private static final List<Field> HEADER_FIELDS =
            List.of(
                    new Field(4, 4),
                    new Field(8, 8),
                    new Field(16, 8),
                    new Field(32, 8),
                    new Field(48, 8),
                    new Field(56, 8),
                    new Field(64, 2),
                    new Field(66, 2),
                    new Field(68, 4),
                    new Field(72, 8));

    private final RawFile file;
    private final List<Structure> found = new ArrayList<>();

    private VhdxStructures(RawFile file) {
        this.file = file;
    }

    static List<Structure> of(ReadableFiles storage, Path path) throws IOException {
        var structures = new VhdxStructures(new RawFile(storage, path, ByteOrder.LITTLE_ENDIAN));
        structures.headers();
        structures.regions();
        structures.log();
        return structures.found;
    }

    private void headers() {
        add("VHDX file identifier", List.of(0L), 520, VhdStructures.numbers(16, 8), Seal.NONE);
        long first = 64 * KIB;
        long second = 128 * KIB;
        add("VHDX header", List.of(first, second), SECTOR, HEADER_FIELDS, Seal.CRC);
        add("VHDX header", List.of(second, first), SECTOR, HEADER_FIELDS, Seal.CRC);
        List<Long> tables = List.of(192L * KIB, 256L * KIB);
        add("VHDX region table", tables, REGION_TABLE, regionFields(), Seal.CRC);
    }

    private static List<Field> regionFields() {
        List<Field> fields = new ArrayList<>(List.of(new Field(4, 4), new Field(8, 4)));
        for (int entry = 16; entry < 16 + 3 * 32; entry += 32) {
            fields.add(new Field(entry, 8));
            fields.add(new Field(entry + 16, 8));
            fields.add(new Field(entry + 24, 4));
            fields.add(new Field(entry + 28, 4));
        }
        return fields;
    }

    private void regions() throws IOException {
        for (long entry = 192 * KIB + 16; entry < 192 * KIB + 16 + 2 * 32; entry += 32) {
            long place = file.longAt(entry + 16);
            boolean isBat = file.intAt(entry) == 0x2dc27766;
            if (isBat) table(place);
            else metadata(place);
        }
    }

    private void metadata(long region) throws IOException {
        int count = Short.toUnsignedInt((short) file.intAt(region + 10));
        List<Field> fields = new ArrayList<>(List.of(new Field(10, 2)));
        for (int i = 0; i <= count; i++) {
            int entry = 32 + i * 32;
            fields.add(new Field(entry, 8));
            for (int at = 16; at < 28; at += 4) fields.add(new Field(entry + at, 4));
        }
        int length = 32 + 32 * (count + 1);
        add("VHDX metadata table", List.of(region), length, fields, Seal.NONE);
        for (int i = 0; i < count; i++) {
            long entry = region + 32 + i * 32L;
            item(region + file.intAt(entry + 16), file.intAt(entry + 20));
        }
    }

    private void item(long place, int length) {
        boolean locator = length > 16;
        add(
                locator ? "VHDX parent locator" : "VHDX metadata item",
                List.of(place),
                length,
                locator ? locatorFields() : VhdStructures.numbers(length / 4, 4),
                Seal.NONE);
    }

    private static List<Field> locatorFields() {
        List<Field> fields = new ArrayList<>(List.of(new Field(0, 8), new Field(18, 2)));
        for (int entry = 20; entry < 20 + 3 * 12; entry += 12) {
            fields.add(new Field(entry, 4));
            fields.add(new Field(entry + 4, 4));
            fields.add(new Field(entry + 8, 2));
            fields.add(new Field(entry + 10, 2));
        }
        return fields;
    }

    /// The first entries, and those of sector bitmaps with the bitmaps they lead to.
    private void table(long region) throws IOException {
        add(
                "VHDX BAT",
                List.of(region),
                MOST_ENTRIES * Long.BYTES,
                VhdStructures.numbers(8, 8),
                Seal.NONE);
        for (long ratio : new long[] {512, 1024, 2048, 4096}) {
            long place = region + ratio * Long.BYTES;
            if (ratio * Long.BYTES > 512 * KIB) continue;
            long entry = file.longAt(place);
            if ((entry & 7) != 6) continue;
            add("VHDX bitmap entry", List.of(place), 8, List.of(new Field(0, 8)), Seal.NONE);
            List<Field> words = VhdStructures.numbers(8, 8);
            add("VHDX sector bitmap", List.of(entry >>> 20 << 20), 1024, words, Seal.NONE);
        }
    }

    private void log() throws IOException {
        long length = Integer.toUnsignedLong(file.intAt(64 * KIB + 68));
        long start = file.longAt(64 * KIB + 72);
        for (long at = start; at < start + length; at += SECTOR) {
            if (file.intAt(at) != LOG_ENTRY) continue;
            List<Field> fields = new ArrayList<>();
            for (int field = 4; field < 16; field += 4) fields.add(new Field(field, 4));
            for (int field = 16; field < 64; field += 8) fields.add(new Field(field, 8));
            for (int i = 64; i < 64 + 4 * 32; i += 8) fields.add(new Field(i, 8));
            int bytes = file.intAt(at + 8);
            if (at + bytes <= start + length) {
                add("VHDX log entry", List.of(at), bytes, fields, Seal.CRC);
            }
        }
    }

    private void add(String name, List<Long> copies, int length, List<Field> fields, Seal seal) {
        found.add(new Structure(file.path(), name, copies, length, fields, seal));
    }
}
