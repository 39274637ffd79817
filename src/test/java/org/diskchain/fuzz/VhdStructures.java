package org.diskchain.fuzz;

import org.diskchain.bytes.ReadableFiles;
import org.diskchain.fuzz.Structure.Field;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds the structures of a sound VHD by the offsets of its specification.
final class VhdStructures {
    private static final int SECTOR = 512;
    private static final int HEADER = 512; // where all writers put it
    private static final int HEADER_BYTES = 1024;
    private static final int LOCATORS = 576;
    private static final int MOST_ENTRIES = 64;
    private static final List<Field> FOOTER_FIELDS =
            List.of(
                    new Field(8, 4),
                    new Field(12, 4),
                    new Field(16, 8),
                    new Field(24, 4),
                    new Field(28, 4),
                    new Field(32, 4),
                    new Field(36, 4),
                    new Field(40, 8),
                    new Field(48, 8),
                    new Field(56, 2),
                    new Field(58, 1),
                    new Field(59, 1),
                    new Field(60, 4),
                    new Field(64, 4),
                    new Field(68, 8),
                    new Field(76, 8),
                    new Field(84, 1));

    private final RawFile file;
    private final List<Structure> found = new ArrayList<>();

    private VhdStructures(RawFile file) {
        this.file = file;
    }

    static List<Structure> of(ReadableFiles storage, Path path, boolean fixed) throws IOException {
        var structures = new VhdStructures(new RawFile(storage, path, ByteOrder.BIG_ENDIAN));
        structures.footers(fixed);
        if (!fixed) structures.tables();
        return structures.found;
    }

    private void footers(boolean fixed) throws IOException {
        long tail = file.size() - SECTOR;
        add("VHD footer", fixed ? List.of(tail) : List.of(tail, 0L), SECTOR, FOOTER_FIELDS);
        if (!fixed) add("VHD footer copy", List.of(0L), SECTOR, FOOTER_FIELDS);
    }

    private void tables() throws IOException {
        add("VHD dynamic header", List.of((long) HEADER), HEADER_BYTES, headerFields());
        add("VHD locator entries", List.of((long) HEADER), HEADER_BYTES, locatorFields());
        locatorData();
        int table = file.intAt(HEADER + 20);
        int entries = Math.min(MOST_ENTRIES, file.intAt(HEADER + 28));
        add("VHD BAT", List.of((long) table), entries * Integer.BYTES, numbers(entries, 4));
        add("VHD batmap", List.of((long) table + SECTOR), SECTOR, numbers(16, 4));
        for (int i = 0; i < entries; i++) {
            long sector = Integer.toUnsignedLong(file.intAt(table + i * 4L));
            if (sector == 0xffff_ffffL) continue;
            add("VHD block bitmap", List.of(sector * SECTOR), SECTOR, numbers(4, 4));
        }
    }

    private void locatorData() throws IOException {
        for (int i = 0; i < 8; i++) {
            int entry = HEADER + LOCATORS + i * 24;
            int length = file.intAt(entry + 8);
            if (length <= 0) continue;
            long data = file.longAt(entry + 16);
            add("VHD locator data", List.of(data), length, numbers(length / 2, 2));
        }
    }

    private void add(String name, List<Long> copies, int length, List<Field> fields) {
        Seal seal =
                name.startsWith("VHD footer")
                        ? Seal.FOOTER
                        : length == HEADER_BYTES ? Seal.DYNAMIC_HEADER : Seal.NONE;
        found.add(new Structure(file.path(), name, copies, length, fields, seal));
    }

    private static List<Field> headerFields() {
        return List.of(
                new Field(8, 8),
                new Field(16, 8),
                new Field(24, 4),
                new Field(28, 4),
                new Field(32, 4),
                new Field(36, 4),
                new Field(40, 8),
                new Field(48, 8),
                new Field(56, 4),
                new Field(64, 2));
    }

    private static List<Field> locatorFields() {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int entry = LOCATORS + i * 24;
            for (int at = 0; at < 16; at += 4) fields.add(new Field(entry + at, 4));
            fields.add(new Field(entry + 16, 8));
        }
        return fields;
    }

    static List<Field> numbers(int count, int size) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) fields.add(new Field(i * size, size));
        return fields;
    }
}
