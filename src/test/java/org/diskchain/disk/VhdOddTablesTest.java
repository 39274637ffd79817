package org.diskchain.disk;

import static org.diskchain.disk.OddVhd.BLOCK;
import static org.diskchain.disk.OddVhd.DATA;
import static org.diskchain.disk.OddVhd.FILE;
import static org.diskchain.disk.OddVhd.FIRST_BLOCK;
import static org.diskchain.disk.OddVhd.SIZE;
import static org.diskchain.disk.OddVhd.TABLE;
import static org.diskchain.disk.OddVhd.child;
import static org.diskchain.disk.OddVhd.dynamic;
import static org.diskchain.disk.OddVhd.inspected;
import static org.diskchain.disk.OddVhd.open;
import static org.diskchain.disk.OddVhd.patched;
import static org.diskchain.disk.OddVhd.readByte;
import static org.diskchain.disk.OddVhd.requireWritable;
import static org.diskchain.disk.OddVhd.storage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.VhdImages;
import org.diskchain.testing.VhdPatch;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/// VHDs whose table or bitmaps are wrong: what is said of them, what can still be read, and that
/// they are not written.
final class VhdOddTablesTest {
    /// Row 29: one block of two is damaged, the other one reads.
    static Stream<Arguments> damagedBlocks() {
        int whole = dynamic().length / 512;
        return Stream.of(
                Arguments.argumentSet("29 in the footer copy", 0),
                Arguments.argumentSet("29 in the header", 1),
                Arguments.argumentSet("29 in the table", 3),
                Arguments.argumentSet("29 in the footer", whole - 1),
                Arguments.argumentSet("29 past the end", whole + 100),
                Arguments.argumentSet("29 sector 2^31", 1 << 31),
                Arguments.argumentSet("29 end of file within", whole - 20));
    }

    @ParameterizedTest
    @MethodSource
    void damagedBlocks(int entry) throws Exception {
        byte[] image = patched(dynamic(), p -> p.putInt(TABLE, entry));
        MemoryStorage storage = storage(image);
        try (Disk disk = Disks.open(storage, FILE)) {
            DamagedDiskException damage =
                    assertThrows(DamagedDiskException.class, () -> disk.extentAt(0, SIZE));
            assertEquals(FaultCode.BLOCK_DAMAGED, damage.fault().code());
            assertEquals(TABLE, damage.fault().offset());
            assertEquals('d', readByte(disk, BLOCK));
            assertEquals(List.of(damage.fault()), disk.inspect(Progress.NONE).faults());
            assertEquals(BLOCK, disk.inspect(Progress.NONE).ownedBytes());
        }
        requireWritable(storage, false);
    }

    /// Row 10: a block over the data of a locator.
    @Test
    void aBlockOverALocatorIsDamaged() throws Exception {
        byte[] image = patched(child(), p -> p.putInt(TABLE + 4, FIRST_BLOCK / 512));
        assertEquals(List.of(FaultCode.BLOCK_DAMAGED), inspected(image));
    }

    /// Row 30.
    @Test
    void overlappingBlocksAreFound() throws Exception {
        int first = new VhdPatch(dynamic()).getInt(TABLE);
        byte[] same = patched(dynamic(), p -> p.putInt(TABLE + 4, first));
        assertEquals(List.of(FaultCode.BLOCKS_OVERLAP), inspected(same));
        byte[] byOne = patched(dynamic(), p -> p.putInt(TABLE + 4, first + 128));
        assertTrue(inspected(byOne).contains(FaultCode.BLOCKS_OVERLAP));
        byte[] besides = patched(dynamic(), p -> p.putInt(TABLE + 4, first + 129));
        assertEquals(List.of(), inspected(besides));
        requireWritable(storage(same), false);
    }

    /// Row 30: a table in which all is wrong does not fill the heap with faults.
    @Test
    void faultsOfAKindAreFew() throws Exception {
        VhdPatch patch =
                new VhdPatch(VhdImages.dynamic(1 << 20).blockSize(4096).data(0, DATA).bytes());
        int first = patch.getInt(TABLE);
        for (int i = 0; i < 256; i++) patch.putInt(TABLE + 4 * i, i % 2 == 0 ? first : 0);
        List<FaultCode> found = inspected(patch.bytes());
        assertTrue(found.contains(FaultCode.BLOCKS_OVERLAP), found.toString());
        assertTrue(found.contains(FaultCode.BLOCK_DAMAGED), found.toString());
        assertTrue(found.size() <= 20, found.toString());
    }

    /// Row 31.
    @Test
    void aTableInTheWrongByteOrderIsRecognized() throws Exception {
        VhdPatch patch = new VhdPatch(dynamic());
        for (int at = TABLE; at < TABLE + 8; at += 4) {
            patch.putInt(at, Integer.reverseBytes(patch.getInt(at)));
        }
        assertTrue(inspected(patch.bytes()).contains(FaultCode.TABLE_BYTE_ORDER));
    }

    /// Row 32: the data is read, and said.
    @Test
    void dataUnderClearBitsOfADynamicDiskIsReadAndSaid() throws Exception {
        byte[] image = VhdImages.dynamic(SIZE).blockSize(BLOCK).unmarked(512, DATA).bytes();
        assertEquals(List.of(FaultCode.BITMAP_UNMARKED_DATA), inspected(image));
        try (Disk disk = open(image)) {
            assertEquals('d', readByte(disk, 512));
        }
    }

    /// Row 15: a child may be larger than its parent; that is read, and its forecast is that of
    /// what the parent has.
    @Test
    void whatLiesPastTheEndIsNotForetold() throws Exception {
        try (Disk disk = open(dynamic())) {
            GrowthForecast forecast = Disks.forecast(disk);
            forecast.grow(SIZE + 10L * BLOCK);
            forecast.add(new Change(0, 4096, false));
            forecast.add(new Change(SIZE, 5L * BLOCK, false));
            assertEquals(disk.facts().fileSize(), forecast.fileSizeAfter());
        }
    }

    /// Row 31, 33: a batmap behind the table means nothing to reading.
    @Test
    void aBatmapIsNotAsked() throws Exception {
        byte[] image =
                VhdImages.dynamic(SIZE).blockSize(BLOCK).creator(0x74617000).data(0, DATA).bytes();
        byte[] withMap = patched(image, p -> p.put(TABLE + 16, "tdbatmap"));
        try (Disk disk = open(withMap)) {
            assertEquals('d', readByte(disk, 0));
            assertEquals(List.of(), disk.inspect(Progress.NONE).faults());
        }
    }
}
