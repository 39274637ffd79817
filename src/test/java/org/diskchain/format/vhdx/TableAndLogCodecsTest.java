package org.diskchain.format.vhdx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.format.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Block allocation table and log; and what becomes of bytes that are nothing at all.
final class TableAndLogCodecsTest {
    private static final long MIB = 1 << 20;
    private static final Guid ONE =
            Guid.parse("00112233-4455-6677-8899-aabbccddeeff").orElseThrow();
    private static final String ONE_STORED = "33221100 5544 7766 8899aabbccddeeff";

    @ParameterizedTest
    @CsvSource({
        "1, 512, 4096",
        "1, 4096, 32768",
        "2, 512, 2048",
        "8, 512, 512",
        "32, 512, 128",
        "32, 4096, 1024",
        "256, 512, 16",
        "256, 4096, 128"
    })
    void chunksGoByBlockAndSectorSize(int block, int sector, long ratio) {
        assertEquals(ratio, new BatGeometry(1, block << 20, sector, false).chunkRatio());
    }

    @ParameterizedTest
    @CsvSource({
        // MiB of disk and block, differencing: blocks, bitmaps, entries
        "4, 2, true, 2, 1, 2049",
        "4, 2, false, 2, 1, 2",
        "4096, 1, false, 4096, 1, 4096",
        "4097, 1, false, 4097, 2, 4098",
        "4100, 1, false, 4100, 2, 4101",
        "4096, 1, true, 4096, 1, 4097",
        "4097, 1, true, 4097, 2, 8194",
        "67108864, 1, true, 67108864, 16384, 67125248"
    })
    void aTableHasItsEntries(
            long size, int block, boolean differencing, long blocks, long bitmaps, long entries) {
        BatGeometry table = new BatGeometry(size * MIB, block << 20, 512, differencing);
        assertEquals(blocks, table.payloadBlocks());
        assertEquals(bitmaps, table.bitmapBlocks());
        assertEquals(entries, table.entries());
        assertEquals(entries * 8, table.tableBytes());
    }

    @Test
    void bitmapsStandBetweenChunks() {
        BatGeometry table = new BatGeometry(4100 * MIB + 512, 1 << 20, 512, true);
        assertEquals(4095, table.payloadIndex(4095));
        assertEquals(4097, table.payloadIndex(4096));
        assertEquals(4096, table.bitmapIndex(0));
        assertEquals(8193, table.bitmapIndex(1));
        assertTrue(table.isBitmapIndex(4096) && table.isBitmapIndex(8193));
        assertFalse(table.isBitmapIndex(4095) || table.isBitmapIndex(4097));
        for (long block : new long[] {0, 4095, 4096, 8191, 8192}) {
            assertEquals(block, table.blockOfIndex(table.payloadIndex(block)));
        }
        assertEquals(1, table.chunkOf(4096));
        assertEquals(2048, table.firstBit(4097));
        assertEquals(2048, table.sectorsPerBlock());
        assertEquals(4100, table.blockAt(4100 * MIB + 511));
        assertEquals(MIB, table.bytesInDisk(4099));
        assertEquals(512, table.bytesInDisk(4100));
        assertThrows(IllegalArgumentException.class, () -> new BatGeometry(0, 1 << 20, 512, true));
        assertThrows(IllegalArgumentException.class, () -> new BatGeometry(1, 0, 512, true));
        assertThrows(IllegalArgumentException.class, () -> new BatGeometry(1, 3 << 20, 512, true));
    }

    @Test
    void anEntryIsStateAndPlace() {
        BatEntry entry = new BatEntry(0xffff_f000_0010_0006L);
        assertEquals(BatEntry.FULLY_PRESENT, entry.state());
        assertEquals(0xffff_f000_0010_0000L, entry.fileOffset());
        assertFalse(entry.hasReservedBits());
        assertTrue(new BatEntry(8).hasReservedBits());
        assertTrue(new BatEntry(1 << 19).hasReservedBits());
        assertEquals(new BatEntry(0x50_0007), BatEntry.of(BatEntry.PARTIALLY_PRESENT, 5 * MIB));
        assertThrows(IllegalArgumentException.class, () -> BatEntry.of(8, 0));
        assertThrows(IllegalArgumentException.class, () -> BatEntry.of(6, 4096));
    }

    @ParameterizedTest
    @CsvSource({
        "0, true, false, false, false",
        "1, true, false, true, true",
        "2, true, false, true, false",
        "3, true, false, true, true",
        "4, false, false, false, false",
        "5, false, false, false, false",
        "6, true, true, false, false",
        "7, true, true, false, false"
    })
    void statesMeanWhatTheyMean(
            int state, boolean known, boolean allocated, boolean zero, boolean anchor) {
        BatEntry entry = BatEntry.of(state, 9 * MIB);
        assertEquals(known, entry.isPayloadState());
        assertEquals(allocated, entry.isAllocated());
        assertEquals(zero, entry.isZero());
        assertEquals(anchor, entry.isAnchor());
        assertFalse(BatEntry.of(state, 0).isAnchor());
    }

    /// An entry of one page, aimed at 3 MiB, whose bytes are 0, 1, 2, …, and of zeros at 2 MiB.
    private static Hex entry() {
        Hex hex =
                Hex.of(8192)
                        .at(0, "6c6f6765 00000000 00200000 00300000")
                        .at(16, "0500000001000000 02000000 00000000" + ONE_STORED)
                        .at(48, "0000500000000000 0000600000000000")
                        .at(64, "64657363 fcfdfeff 0001020304050607 0000300000000000 0500000001")
                        .at(96, "7a65726f 00000000 0020000000000000 0000200000000000 0500000001");
        for (int i = 8; i < 4092; i++) hex.at(4096 + i, "%02x".formatted(i & 0xff));
        return hex.at(4096, "64617461 01000000").at(8188, "05000000").checksum(4);
    }

    private static ByteBuffer page() {
        byte[] page = new byte[4096];
        for (int i = 0; i < page.length; i++) page[i] = (byte) i;
        return ByteBuffer.wrap(page);
    }

    @Test
    void aLogEntryIsWritten() {
        List<LogChange> changes =
                List.of(new LogChange.Pages(3 * MIB, page()), new LogChange.Zeros(2 * MIB, 8192));
        LogEntry entry = new LogEntry(ONE, 0x1_0000_0005L, 0x3000, 5 * MIB, 6 * MIB, changes);
        ByteBuffer bytes = entry.serialize();
        assertEquals(8192, LogEntry.length(changes));
        assertEquals(0, bytes.position());
        assertArrayEquals(entry().array(), bytes.array());
    }

    @Test
    void aLogEntryIsRead() throws MalformedException {
        ByteBuffer bytes = entry().buffer();
        LogEntryHeader header = LogEntryHeader.read(bytes);
        assertEquals(8192, header.entryLength());
        assertEquals(0x3000, header.tail());
        assertEquals(0x1_0000_0005L, header.sequenceNumber());
        assertEquals(2, header.descriptorCount());
        assertEquals(ONE, header.logGuid());
        assertEquals(5 * MIB, header.flushedFileOffset());
        assertEquals(6 * MIB, header.lastFileOffset());

        LogDescriptor.Page page = (LogDescriptor.Page) LogDescriptor.read(bytes.position(3 + 64));
        assertEquals(3 * MIB, page.fileOffset());
        assertEquals(4096, page.length());
        assertEquals(0x1_0000_0005L, page.sequenceNumber());
        assertEquals(
                new LogDescriptor.Zeros(2 * MIB, 8192, 0x1_0000_0005L),
                LogDescriptor.read(bytes.position(3 + 96)));

        LogDataSector.check(bytes.position(3 + 4096), page.sequenceNumber());
        LogDataSector.restore(bytes, page);
        assertArrayEquals(page().array(), Arrays.copyOfRange(bytes.array(), 3 + 4096, 3 + 8192));
    }

    @Test
    void descriptorsFillWholeSectors() {
        assertEquals(4096, LogEntryHeader.descriptorBytes(0));
        assertEquals(4096, LogEntryHeader.descriptorBytes(126));
        assertEquals(8192, LogEntryHeader.descriptorBytes(127));
        assertEquals(8192, LogEntryHeader.descriptorBytes(254));
        assertEquals(12288, LogEntryHeader.descriptorBytes(255));
    }

    @Test
    void aLogEntryMustBeOne() {
        String header = "log entry header";
        malformed(header, 0, () -> LogEntryHeader.read(entry().at(0, "00").buffer()));
        malformed(header, 8, () -> LogEntryHeader.read(entry().at(8, "00000000").buffer()));
        malformed(header, 8, () -> LogEntryHeader.read(entry().at(8, "01200000").buffer()));
        malformed(header, 12, () -> LogEntryHeader.read(entry().at(12, "00020000").buffer()));
        malformed(
                header, 16, () -> LogEntryHeader.read(entry().at(16, "0000000000000000").buffer()));
        malformed(header, 8, () -> LogEntryHeader.read(entry().at(24, "ffffffff").buffer()));
        malformed(header, 63, () -> LogEntryHeader.read(ByteBuffer.allocate(63)));
        String descriptor = "log descriptor";
        malformed(descriptor, 0, () -> LogDescriptor.read(Hex.of(32).buffer()));
        malformed(descriptor, 31, () -> LogDescriptor.read(ByteBuffer.allocate(31)));
        Hex zero = Hex.of(32).at(0, "7a65726f");
        malformed(descriptor, 16, () -> LogDescriptor.read(zero.at(16, "01").buffer()));
        malformed(descriptor, 8, () -> LogDescriptor.read(zero.at(16, "00").at(9, "01").buffer()));
        for (int offset : new int[] {0, 4, 4092}) {
            MalformedException e =
                    assertThrows(
                            MalformedException.class,
                            () ->
                                    LogDataSector.check(
                                            entry().at(4096 + offset, "ff").buffer().position(4099),
                                            0x1_0000_0005L));
            assertEquals(offset, e.offset());
        }
    }

    @Test
    void changesArePages() {
        assertThrows(IllegalArgumentException.class, () -> new LogChange.Zeros(0, 512));
        assertThrows(IllegalArgumentException.class, () -> new LogChange.Zeros(512, 4096));
        assertThrows(IllegalArgumentException.class, () -> new LogChange.Zeros(-4096, 4096));
        ByteBuffer part = ByteBuffer.allocate(100);
        assertThrows(IllegalArgumentException.class, () -> new LogChange.Pages(0, part));
        List<LogChange> none = List.of();
        assertThrows(
                IllegalArgumentException.class, () -> new LogEntry(Guid.ZERO, 1, 0, 0, 0, none));
        assertThrows(IllegalArgumentException.class, () -> new LogEntry(ONE, 0, 0, 0, 0, none));
    }

    /// Codecs throw [MalformedException] or nothing, on noise and on structures with some noise in
    /// them.
    @Test
    void noiseIsMalformedAtMost() {
        Random random = new Random(20);
        List<Reading> codecs =
                List.of(
                        FileIdentifier::read,
                        VhdxHeader::read,
                        RegionTable::read,
                        MetadataTable::read,
                        FileParameters::read,
                        VirtualDiskSize::read,
                        VirtualDiskId::read,
                        SectorSize::read,
                        TableAndLogCodecsTest::wholeLocator,
                        LogEntryHeader::read,
                        LogDescriptor::read);
        String[] signatures = {
            "",
            "68656164",
            "72656769",
            "6d65746164617461",
            "6c6f6765",
            "64657363",
            "7a65726f",
            "b7ef4ab09ed1814ab78925b8e944591300000300",
            "7668647866696c65"
        };
        for (int round = 0; round < 600; round++) {
            int length = random.nextBoolean() ? random.nextInt(300) : 65536;
            byte[] noise = new byte[Math.max(length, 20)];
            random.nextBytes(noise);
            Hex hex = Hex.of(noise.length).at(0, java.util.HexFormat.of().formatHex(noise));
            hex.at(0, signatures[random.nextInt(signatures.length)]);
            if (random.nextBoolean()) hex.checksum(4);
            for (Reading codec : codecs) {
                try {
                    codec.read(hex.buffer());
                } catch (MalformedException expected) {
                    assertFalse(expected.getMessage().isEmpty());
                }
            }
        }
    }

    private static Object wholeLocator(ByteBuffer item) throws MalformedException {
        ParentLocator locator = ParentLocator.read(item);
        MalformedException damaged = null;
        for (LocatorEntry entry : locator.entries()) {
            try {
                entry.key(item);
                entry.value(item);
            } catch (MalformedException e) {
                damaged = e;
            }
        }
        if (damaged != null) throw damaged;
        return locator;
    }

    private interface Reading {
        Object read(ByteBuffer bytes) throws MalformedException;
    }

    private interface OneReading {
        Object read() throws MalformedException;
    }

    private static void malformed(String structure, int offset, OneReading reading) {
        MalformedException e = assertThrows(MalformedException.class, reading::read);
        assertEquals(structure, e.structure());
        assertEquals(offset, e.offset(), e.getMessage());
    }
}
