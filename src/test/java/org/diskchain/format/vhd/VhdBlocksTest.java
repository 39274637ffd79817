package org.diskchain.format.vhd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.BitSet;
import java.util.Random;

/// The arithmetic of blocks, bitmaps and geometry.
final class VhdBlocksTest {
    @ParameterizedTest
    @CsvSource({
        "4096, 512",
        "65536, 512",
        "524288, 512",
        "2097152, 512",
        "4194304, 1024",
        "268435456, 65536"
    })
    void aBitmapIsWholeSectors(int blockSize, int bytes) {
        assertEquals(bytes, new VhdBlocks(1 << 30, blockSize).bitmapBytes());
    }

    @Test
    void theLastBlockIsCutByTheSize() {
        VhdBlocks blocks = new VhdBlocks((2 << 20) + 1024, 2 << 20);
        assertEquals(2, blocks.count());
        assertEquals(4096, blocks.sectors(0));
        assertEquals(2, blocks.sectors(1));
        assertEquals(512 + 1024, blocks.neededBytes(1));
        assertEquals((2 << 20) + 1024, blocks.end(1));
        assertEquals(1, blocks.sectorInBlock((2 << 20) + 512));
    }

    @Test
    void entriesAreUnsigned() {
        VhdBlocks blocks = new VhdBlocks(2040L << 30, 2 << 20);
        assertEquals(1L << 40, VhdBlocks.bitmapOffset(1 << 31));
        assertEquals((1L << 40) + 512, blocks.dataOffset(1 << 31));
        assertEquals(1 << 31, VhdBlocks.entry(1L << 40));
    }

    @Test
    void theHighestBitIsTheFirstSector() {
        byte[] bitmap = {(byte) 0x80, 0x01};
        assertTrue(VhdBitmap.isSet(bitmap, 0));
        assertFalse(VhdBitmap.isSet(bitmap, 1));
        assertFalse(VhdBitmap.isSet(bitmap, 8));
        assertTrue(VhdBitmap.isSet(bitmap, 15));
    }

    @Test
    void runsAndCountsAgreeWithABitSet() {
        Random random = new Random(6);
        for (int i = 0; i < 300; i++) {
            byte[] bitmap = new byte[32];
            BitSet model = new BitSet();
            for (int n = random.nextInt(6); n > 0; n--) {
                int from = random.nextInt(256);
                int to = from + random.nextInt(257 - from);
                VhdBitmap.set(bitmap, from, to);
                model.set(from, to);
            }
            int from = random.nextInt(255);
            int limit = from + 1 + random.nextInt(256 - from);
            int change = model.get(from) ? model.nextClearBit(from) : model.nextSetBit(from);
            int expected = change < 0 ? limit : Math.min(limit, change);
            assertEquals(expected, VhdBitmap.runEnd(bitmap, from, limit));
            assertEquals(model.get(0, limit).cardinality(), VhdBitmap.count(bitmap, limit));
        }
    }

    /// Most of them as Windows, Virtual PC and other programs wrote them.
    @ParameterizedTest
    @CsvSource({
        "4194304, 120, 4, 17",
        "10485760, 301, 4, 17",
        "104865792, 1004, 12, 17",
        "167772160, 660, 16, 31",
        "268435456, 520, 16, 63",
        "136365211648, 65278, 16, 255",
        "2190433320960, 65535, 16, 255"
    })
    void theGeometryIsThatOfTheSpecification(long bytes, int cylinders, int heads, int sectors) {
        VhdGeometry geometry = VhdGeometry.of(bytes);
        assertTrue(geometry.bytes() <= bytes);
        assertEquals(new VhdGeometry(cylinders, heads, sectors), geometry);
    }
}
