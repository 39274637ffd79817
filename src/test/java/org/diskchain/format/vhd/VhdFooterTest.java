package org.diskchain.format.vhd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.diskchain.bytes.Guid;
import org.diskchain.format.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/// The footer, field by field, against bytes written by hand.
final class VhdFooterTest {
    private static final String BY_HAND =
            "636f6e6563746978" // cookie
                    + "00000002" // features
                    + "00010000" // version
                    + "0000000000000200" // data offset
                    + "27198e1b" // timestamp
                    + "77696e20" // creator
                    + "000a0000" // creator version
                    + "5769326b" // creator host
                    + "0000000000400000" // original size
                    + "0000000000400000" // current size
                    + "0078" // cylinders
                    + "04" // heads
                    + "11" // sectors
                    + "00000004" // type
                    + "fffff02c" // checksum
                    + "f84f1636cd9e9041a69edcc2380e416a" // unique id
                    + "00"; // saved state

    private static final VhdFooter FOOTER =
            new VhdFooter(
                    2,
                    0x10000,
                    512,
                    0x27198e1b,
                    0x77696e20,
                    0xa0000,
                    0x5769326b,
                    4 << 20,
                    4 << 20,
                    new VhdGeometry(120, 4, 17),
                    4,
                    new Guid(0xf84f1636cd9e9041L, 0xa69edcc2380e416aL),
                    (byte) 0);

    private static byte[] byHand() {
        return Arrays.copyOf(HexFormat.of().parseHex(BY_HAND), VhdFooter.BYTES);
    }

    @Test
    void readsEachFieldAtItsOffset() throws MalformedException {
        assertEquals(FOOTER, VhdFooter.read(ByteBuffer.wrap(byHand())));
        VhdFooter.requireChecksum(ByteBuffer.wrap(byHand()));
        assertEquals("win", FOOTER.creatorName());
    }

    @Test
    void writesEachFieldAtItsOffset() {
        byte[] written = new byte[VhdFooter.BYTES];
        FOOTER.writeOver(ByteBuffer.wrap(written));
        assertArrayEquals(byHand(), written);
    }

    @Test
    void keepsBytesThatItDoesNotKnow() throws MalformedException {
        byte[] bytes = byHand();
        Arrays.fill(bytes, 85, 512, (byte) 0x5a);
        FOOTER.withUniqueId(new Guid(1, 2)).writeOver(ByteBuffer.wrap(bytes));
        for (int i = 85; i < 512; i++) assertEquals(0x5a, bytes[i]);
        VhdFooter.requireChecksum(ByteBuffer.wrap(bytes));
        assertEquals(new Guid(1, 2), VhdFooter.read(ByteBuffer.wrap(bytes)).uniqueId());
    }

    @Test
    void readsAtTheBuffersPositionAndLeavesIt() throws MalformedException {
        ByteBuffer buffer = ByteBuffer.allocate(1024).put(512, byHand()).position(512);
        assertEquals(FOOTER, VhdFooter.read(buffer));
        assertEquals(512, buffer.position());
    }

    @Test
    void refusesAnotherCookie() {
        byte[] bytes = byHand();
        bytes[0] = 'C';
        requireFault(0, () -> VhdFooter.read(ByteBuffer.wrap(bytes)));
    }

    @Test
    void refusesAnotherChecksum() {
        byte[] bytes = byHand();
        bytes[511] = 1;
        requireFault(64, () -> VhdFooter.requireChecksum(ByteBuffer.wrap(bytes)));
    }

    @Test
    void refusesValuesThatNoVhdHas() throws MalformedException {
        requireFault(12, () -> with(12, 0, 2, 0, 0).requireVersion());
        for (int type : new int[] {0, 1, 5, 6, 255, -1}) {
            requireFault(60, () -> withInt(60, type).requireType());
        }
        for (long size : new long[] {0, 511, 513, (2040L << 30) + 512, 1L << 63, -512}) {
            requireFault(48, () -> withLong(48, size).requireSize());
        }
        withLong(48, 2040L << 30).requireSize();
        requireFault(84, () -> with(84, 1).requireNoSavedState());
    }

    @Test
    void theGeometryMattersWhereTheCreatorGoesByIt() throws MalformedException {
        FOOTER.requireGeometryOfSize();
        requireFault(56, () -> withInt(28, VhdFooter.CREATOR_VIRTUAL_PC).requireGeometryOfSize());
    }

    @Test
    void randomBytesAreMalformedAndNothingElse() {
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[VhdFooter.BYTES];
            random.nextBytes(bytes);
            if (i % 2 == 0) System.arraycopy(byHand(), 0, bytes, 0, 8);
            try {
                VhdFooter footer = VhdFooter.read(ByteBuffer.wrap(bytes));
                assertEquals(0, footer.creatorName().replaceAll("[ -~]", "").length());
                footer.requireVersion();
                footer.requireType();
                footer.requireSize();
            } catch (MalformedException expected) {
                assertEquals("VHD footer", expected.structure());
            }
        }
    }

    private static VhdFooter with(int offset, int... bytes) throws MalformedException {
        byte[] changed = byHand();
        for (int i = 0; i < bytes.length; i++) changed[offset + i] = (byte) bytes[i];
        return VhdFooter.read(ByteBuffer.wrap(changed));
    }

    private static VhdFooter withInt(int offset, int value) throws MalformedException {
        return VhdFooter.read(ByteBuffer.wrap(byHand()).putInt(offset, value));
    }

    private static VhdFooter withLong(int offset, long value) throws MalformedException {
        return VhdFooter.read(ByteBuffer.wrap(byHand()).putLong(offset, value));
    }

    private static void requireFault(int offset, Executable check) {
        assertEquals(offset, assertThrows(MalformedException.class, check).offset());
    }
}
