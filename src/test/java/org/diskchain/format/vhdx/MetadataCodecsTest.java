package org.diskchain.format.vhdx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.diskchain.bytes.Guid;
import org.diskchain.format.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Metadata table, items and parent locator: each field stands where the specification puts it.
final class MetadataCodecsTest {
    private static final Guid ONE =
            Guid.parse("00112233-4455-6677-8899-aabbccddeeff").orElseThrow();
    private static final String ONE_STORED = "33221100 5544 7766 8899aabbccddeeff";

    private static Hex table() {
        return Hex.of(65536)
                .at(0, "6d65746164617461")
                .at(8, "1234")
                .at(10, "0200")
                .at(32, "3767a1ca 36fa 434d b3b633f0aa44e76b 00000100 08000000 04000000 99")
                .at(64, ONE_STORED + "fffffffe fdffffff 03000080");
    }

    private static final MetadataTable TABLE =
            new MetadataTable(
                    List.of(
                            new MetadataEntry(MetadataItem.FILE_PARAMETERS.id(), 65536, 8, 4),
                            new MetadataEntry(ONE, 0xfeff_ffffL, 0xffff_fffdL, 0x8000_0003)));

    @Test
    void aTableIsReadAndWritten() throws MalformedException {
        assertEquals(TABLE, MetadataTable.read(table().buffer()));
        ByteBuffer buffer = Hex.of(65536).at(8, "1234").at(32 + 28, "99").buffer();
        TABLE.writeOver(buffer);
        assertArrayEquals(table().array(), Hex.after(buffer));
        assertEquals(64, MetadataTable.place(1));
    }

    @Test
    void anEntryTellsItsFlags() {
        MetadataEntry entry = TABLE.entries().get(1);
        assertEquals(
                List.of(true, true, false),
                List.of(entry.isUser(), entry.isVirtualDisk(), entry.isRequired()));
        assertEquals(true, TABLE.entries().getFirst().isRequired());
        assertEquals(0xfeff_ffffL + 0xffff_fffdL, entry.end());
    }

    @Test
    void aTableMustBeOne() throws MalformedException {
        String name = "metadata table";
        malformed(name, 0, () -> MetadataTable.read(table().at(0, "4d").buffer()));
        malformed(name, 10, () -> MetadataTable.read(table().at(10, "0008").buffer()));
        malformed(name, 10, () -> MetadataTable.read(table().at(10, "ffff").buffer()));
        malformed(name, 100, () -> MetadataTable.read(ByteBuffer.allocate(100)));
        Hex most = table().at(10, "ff07");
        assertEquals(2047, MetadataTable.read(most.buffer()).entries().size());
    }

    @ParameterizedTest
    @CsvSource({
        "FILE_PARAMETERS, caa16737-fa36-4d43-b3b6-33f0aa44e76b, 4",
        "VIRTUAL_DISK_SIZE, 2fa54224-cd1b-4876-b211-5dbed83bf4b8, 6",
        "VIRTUAL_DISK_ID, beca12ab-b2e6-4523-93ef-c309e000c746, 6",
        "LOGICAL_SECTOR_SIZE, 8141bf1d-a96f-4709-ba47-f233a8faab5f, 6",
        "PHYSICAL_SECTOR_SIZE, cda348c7-445d-4471-9cc9-e9885251c556, 6",
        "PARENT_LOCATOR, a8d35f2d-b30b-454d-abf7-d3d84834ab0c, 4",
        "GEOMETRY, da02d7bc-3d3a-423c-ac88-2a36ab21479b, 0",
        "PMEM_LABEL, 10e1ae8a-4b7e-4169-a40f-cd70de928393, 0",
        "INCOMPLETE_FILE, 71cc85f0-1b69-4e28-9558-c3bf83ae75d3, 0"
    })
    void anItemIsKnownByItsId(MetadataItem item, String id, int flags) {
        assertEquals(id, item.id().toString());
        assertEquals(flags, item.flags());
        assertEquals(Optional.of(item), MetadataItem.of(item.id()));
        assertEquals(Optional.empty(), MetadataItem.of(ONE));
    }

    @Test
    void itemsAreReadAndWritten() throws MalformedException {
        FileParameters parameters = new FileParameters(32 << 20, true, true);
        Hex hex = Hex.of(8).at(0, "00000002 f3ffffff");
        assertEquals(parameters, FileParameters.read(hex.buffer()));
        ByteBuffer buffer = Hex.of(8).at(4, "f0ffffff").buffer();
        parameters.writeOver(buffer);
        assertArrayEquals(hex.array(), Hex.after(buffer));
        assertEquals(
                new FileParameters(1 << 20, false, true),
                FileParameters.read(Hex.of(8).at(0, "00001000 02").buffer()));

        Hex size = Hex.of(8).at(0, "0000000000400000");
        assertEquals(new VirtualDiskSize(64L << 40), VirtualDiskSize.read(size.buffer()));
        ByteBuffer written = ByteBuffer.allocate(8);
        new VirtualDiskSize(64L << 40).write(written);
        assertArrayEquals(size.array(), written.array());

        Hex id = Hex.of(16).at(0, ONE_STORED);
        assertEquals(new VirtualDiskId(ONE), VirtualDiskId.read(id.buffer()));
        written = ByteBuffer.allocate(16);
        new VirtualDiskId(ONE).write(written);
        assertArrayEquals(id.array(), written.array());

        assertEquals(new SectorSize(512), SectorSize.read(Hex.of(4).at(1, "02").buffer()));
        written = ByteBuffer.allocate(4);
        new SectorSize(4096).write(written);
        assertArrayEquals(new byte[] {0, 16, 0, 0}, written.array());
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000", "01000000", "00000800", "00003000", "00000020", "00000080"})
    void aBlockSizeIsAPowerOfTwoWithinBounds(String size) {
        malformed("file parameters", 0, () -> FileParameters.read(Hex.of(8).at(0, size).buffer()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000000000", "0100000000400000", "ffffffffffffffff"})
    void aSizeIsWithinBounds(String size) {
        malformed(
                "virtual disk size", 0, () -> VirtualDiskSize.read(Hex.of(8).at(0, size).buffer()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000", "00040000", "00020080"})
    void aSectorSizeIsOneOfTwo(String size) {
        malformed("sector size", 0, () -> SectorSize.read(Hex.of(4).at(0, size).buffer()));
    }

    @Test
    void itemsMustBeThere() {
        ByteBuffer none = ByteBuffer.allocate(3);
        malformed("file parameters", 3, () -> FileParameters.read(none));
        malformed("virtual disk size", 3, () -> VirtualDiskSize.read(none));
        malformed("virtual disk id", 3, () -> VirtualDiskId.read(none));
        malformed("sector size", 3, () -> SectorSize.read(none));
        malformed("parent locator", 3, () -> ParentLocator.read(none));
    }

    private static Hex locator() {
        return Hex.of(56)
                .at(0, "b7ef4ab0 9ed1 814a b78925b8e9445913 0000 0200")
                .at(20, "2c000000 2e000000 0200 0400")
                .at(32, "32000000 34000000 0200 0400")
                .at(44, "6b00 7600e900 6c00 3dd800de");
    }

    @Test
    void aLocatorIsRead() throws MalformedException {
        ByteBuffer item = locator().buffer();
        ParentLocator locator = ParentLocator.read(item);
        assertEquals(ParentLocator.VHDX_PARENT, locator.type());
        assertEquals("b04aefb7-d19e-4a81-b789-25b8e9445913", ParentLocator.VHDX_PARENT.toString());
        LocatorEntry first = new LocatorEntry(44, 46, 2, 4);
        LocatorEntry second = new LocatorEntry(50, 52, 2, 4);
        assertEquals(List.of(first, second), locator.entries());
        assertEquals("k=vé", first.key(item) + "=" + first.value(item));
        assertEquals("l=\ud83d\ude00", second.key(item) + "=" + second.value(item));
    }

    @Test
    void aLocatorIsWritten() {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        values.put("k", "vé");
        values.put("l", "\ud83d\ude00");
        ByteBuffer item = ParentLocator.serialize(ParentLocator.VHDX_PARENT, values);
        assertEquals(0, item.position());
        assertArrayEquals(locator().array(), item.array());
    }

    @Test
    void aLocatorIsWithinBounds() {
        String name = "parent locator";
        malformed(name, 18, () -> ParentLocator.read(locator().at(18, "0000").buffer()));
        malformed(name, 18, () -> ParentLocator.read(locator().at(18, "0101").buffer()));
        malformed(name, 18, () -> ParentLocator.read(locator().at(18, "ffff").buffer()));
        malformed(name, 56, () -> ParentLocator.read(locator().at(18, "0400").buffer()));
        SequencedMap<String, String> values = new LinkedHashMap<>();
        Guid type = ParentLocator.VHDX_PARENT;
        assertThrows(IllegalArgumentException.class, () -> ParentLocator.serialize(type, values));
        values.put("k", "");
        assertThrows(IllegalArgumentException.class, () -> ParentLocator.serialize(type, values));
        values.put("k", "v".repeat(32768));
        assertThrows(IllegalArgumentException.class, () -> ParentLocator.serialize(type, values));
    }

    @Test
    void aStringIsWholeAndClean() {
        ByteBuffer item = locator().at(46, "00d8").buffer();
        String name = "parent locator entry";
        malformed(name, 0, () -> new LocatorEntry(44, 44, 3, 2).key(item));
        malformed(name, 0, () -> new LocatorEntry(44, 44, 0, 2).key(item));
        malformed(name, 0, () -> new LocatorEntry(0xffff_fffeL, 44, 4, 2).key(item));
        malformed(name, 4, () -> new LocatorEntry(44, 54, 2, 4).value(item));
        malformed(name, 4, () -> new LocatorEntry(44, 46, 2, 4).value(item));
        malformed(name, 4, () -> new LocatorEntry(44, 16, 2, 4).value(item));
    }

    private interface Reading {
        Object read() throws MalformedException;
    }

    private static void malformed(String structure, int offset, Reading reading) {
        MalformedException e = assertThrows(MalformedException.class, reading::read);
        assertEquals(structure, e.structure());
        assertEquals(offset, e.offset(), e.getMessage());
    }
}
