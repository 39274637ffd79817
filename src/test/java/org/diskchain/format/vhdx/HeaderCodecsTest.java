package org.diskchain.format.vhdx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.format.MalformedException;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.List;

/// Identifier, header and region table: each field stands where the specification puts it.
final class HeaderCodecsTest {
    private static final Guid ONE =
            Guid.parse("00112233-4455-6677-8899-aabbccddeeff").orElseThrow();
    private static final String ONE_STORED = "33221100 5544 7766 8899aabbccddeeff";
    private static final Guid TWO =
            Guid.parse("2dc27766-f623-4200-9d64-115e9bfd4a08").orElseThrow();
    private static final String TWO_STORED = "6677c22d 23f6 0042 9d64115e9bfd4a08";

    private static Hex header() {
        return Hex.of(4096)
                .at(0, "68656164")
                .at(8, "f0ffffffffffffff")
                .at(16, ONE_STORED)
                .at(32, TWO_STORED)
                .at(48, ONE_STORED)
                .at(64, "0200 0100 00001000 0000200000000000")
                .at(80, "ab")
                .at(4095, "cd")
                .checksum(4);
    }

    private static final VhdxHeader HEADER =
            new VhdxHeader(-16, ONE, TWO, ONE, 2, 1, 1 << 20, 2 << 20);

    @Test
    void aHeaderIsRead() throws MalformedException {
        ByteBuffer buffer = header().buffer();
        assertEquals(HEADER, VhdxHeader.read(buffer));
        assertEquals(3, buffer.position());
        assertTrue(HEADER.hasLog());
    }

    @Test
    void aHeaderIsWrittenOverWhatIsThere() {
        ByteBuffer buffer = Hex.of(4096).at(80, "ab").at(4095, "cd").buffer();
        HEADER.writeOver(buffer);
        assertArrayEquals(header().array(), Hex.after(buffer));
    }

    @Test
    void sequenceNumbersAreUnsignedAndEnd() {
        VhdxHeader next = HEADER.next(TWO, ONE, Guid.ZERO);
        assertEquals(new VhdxHeader(-15, TWO, ONE, Guid.ZERO, 2, 1, 1 << 20, 2 << 20), next);
        assertTrue(next.isNewerThan(HEADER));
        assertTrue(HEADER.isNewerThan(new VhdxHeader(5, ONE, ONE, ONE, 0, 1, 0, 0)));
        assertFalse(HEADER.isNewerThan(HEADER));
        VhdxHeader last = new VhdxHeader(-1, ONE, ONE, ONE, 0, 1, 0, 0);
        assertThrows(ArithmeticException.class, () -> last.next(ONE, ONE, ONE));
    }

    @Test
    void aHeaderMustBeOne() {
        malformed(
                "VHDX header", 0, () -> VhdxHeader.read(header().at(0, "48").checksum(4).buffer()));
        malformed("VHDX header", 4, () -> VhdxHeader.read(header().at(100, "01").buffer()));
        malformed("VHDX header", 4, () -> VhdxHeader.read(header().at(4, "00000000").buffer()));
        malformed("VHDX header", 4095, () -> VhdxHeader.read(ByteBuffer.allocate(4095)));
    }

    private static Hex identifier() {
        return Hex.of(520).at(0, "7668647866696c65").at(8, "4400 6900 e900");
    }

    @Test
    void anIdentifierIsReadAndWritten() throws MalformedException {
        assertEquals(new FileIdentifier("Dié"), FileIdentifier.read(identifier().buffer()));
        ByteBuffer buffer = Hex.of(520).at(100, "ff").buffer();
        new FileIdentifier("Dié").write(buffer);
        assertArrayEquals(identifier().array(), Hex.after(buffer));
        String full = "x".repeat(256);
        ByteBuffer longest = ByteBuffer.allocate(520);
        new FileIdentifier(full).write(longest);
        assertEquals(new FileIdentifier(full), FileIdentifier.read(longest));
        FileIdentifier tooLong = new FileIdentifier(full + "x");
        assertThrows(IllegalArgumentException.class, () -> tooLong.write(longest));
    }

    @Test
    void anIdentifierMustBeOne() {
        malformed(
                "file type identifier",
                0,
                () -> FileIdentifier.read(identifier().at(7, "45").buffer()));
        malformed("file type identifier", 519, () -> FileIdentifier.read(ByteBuffer.allocate(519)));
    }

    private static Hex regions() {
        return Hex.of(65536)
                .at(0, "72656769")
                .at(8, "02000000")
                .at(16, TWO_STORED + "0000300000000000 00000001 01000000")
                .at(48, ONE_STORED + "00000000000000f0 0000f0ff 00000000")
                .at(65535, "ee")
                .checksum(4);
    }

    private static final RegionTable REGIONS =
            new RegionTable(
                    List.of(
                            new RegionEntry(RegionEntry.BAT, 3 << 20, 16 << 20, true),
                            new RegionEntry(ONE, 0xf000_0000_0000_0000L, 0xfff0_0000L, false)));

    @Test
    void aRegionTableIsReadAndWritten() throws MalformedException {
        assertEquals(REGIONS, RegionTable.read(regions().buffer()));
        ByteBuffer buffer = Hex.of(65536).at(65535, "ee").buffer();
        REGIONS.writeOver(buffer);
        assertArrayEquals(regions().array(), Hex.after(buffer));
        assertEquals("8b7ca206-4790-4b9a-b8fe-575f050f886e", RegionEntry.METADATA.toString());
    }

    @Test
    void aRegionTableMustBeOne() throws MalformedException {
        String name = "region table";
        malformed(name, 0, () -> RegionTable.read(regions().at(0, "00").checksum(4).buffer()));
        malformed(name, 4, () -> RegionTable.read(regions().at(9000, "01").buffer()));
        malformed(
                name, 8, () -> RegionTable.read(regions().at(8, "ffffffff").checksum(4).buffer()));
        malformed(
                name, 8, () -> RegionTable.read(regions().at(8, "00080000").checksum(4).buffer()));
        malformed(name, 65535, () -> RegionTable.read(ByteBuffer.allocate(65535)));
        Hex most = regions().at(8, "ff070000").checksum(4);
        assertEquals(2047, RegionTable.read(most.buffer()).entries().size());
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
