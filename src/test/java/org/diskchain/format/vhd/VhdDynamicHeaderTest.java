package org.diskchain.format.vhd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.diskchain.bytes.Guid;
import org.diskchain.format.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// The dynamic header, field by field, against bytes written by hand.
final class VhdDynamicHeaderTest {
    private static final String BY_HAND =
            "6378737061727365" // cookie
                    + "ffffffffffffffff" // data offset
                    + "0000000000002000" // table offset
                    + "00010000" // version
                    + "00000002" // table entries
                    + "00200000" // block size
                    + "fffff37e" // checksum
                    + "5fa21a55f394aa4d99581951a67d5540" // parent id
                    + "00000007" // parent timestamp
                    + "00000000"; // reserved

    private static final String LOCATORS =
            "57326b75"
                    + "00001000"
                    + "00000054"
                    + "00000000"
                    + "0000000000001000"
                    + "57327275"
                    + "00010000"
                    + "00000020"
                    + "00000000"
                    + "0000000000003000";

    private static final VhdDynamicHeader HEADER =
            new VhdDynamicHeader(
                    -1,
                    0x2000,
                    0x10000,
                    2,
                    2 << 20,
                    new Guid(0x5fa21a55f394aa4dL, 0x99581951a67d5540L),
                    7,
                    "a\u00e9",
                    locators());

    private static List<VhdLocator> locators() {
        List<VhdLocator> locators = new ArrayList<>(Collections.nCopies(8, VhdLocator.UNUSED));
        locators.set(0, new VhdLocator(VhdLocator.W2KU, 4096, 84, 4096));
        locators.set(1, new VhdLocator(VhdLocator.W2RU, 65536, 32, 12288));
        return locators;
    }

    private static byte[] byHand() {
        byte[] bytes = Arrays.copyOf(HexFormat.of().parseHex(BY_HAND), VhdDynamicHeader.BYTES);
        ByteBuffer.wrap(bytes)
                .put(64, new byte[] {0, 'a', 0, (byte) 0xe9})
                .put(576, HexFormat.of().parseHex(LOCATORS));
        return bytes;
    }

    @Test
    void readsEachFieldAtItsOffset() throws MalformedException {
        assertEquals(HEADER, VhdDynamicHeader.read(ByteBuffer.wrap(byHand())));
    }

    @Test
    void writesEachFieldAtItsOffset() throws MalformedException {
        byte[] written = new byte[VhdDynamicHeader.BYTES];
        HEADER.writeOver(ByteBuffer.wrap(written));
        VhdDynamicHeader.requireChecksum(ByteBuffer.wrap(written));
        byte[] expected = byHand();
        System.arraycopy(written, 36, expected, 36, 4);
        assertArrayEquals(expected, written);
    }

    @Test
    void theChecksumIsTheInvertedSum() throws MalformedException {
        byte[] bytes = byHand();
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) if (i < 36 || i >= 40) sum += bytes[i] & 0xff;
        ByteBuffer.wrap(bytes).putInt(36, ~sum);
        VhdDynamicHeader.requireChecksum(ByteBuffer.wrap(bytes));
        bytes[1000]++;
        requireFault(36, () -> VhdDynamicHeader.requireChecksum(ByteBuffer.wrap(bytes)));
    }

    @Test
    void keepsBytesThatItDoesNotKnow() {
        byte[] bytes = byHand();
        Arrays.fill(bytes, 768, 1024, (byte) 0x5a);
        Arrays.fill(bytes, 60, 64, (byte) 0x5a);
        Arrays.fill(bytes, 70, 576, (byte) 0x5a);
        Arrays.fill(bytes, 576 + 12, 576 + 16, (byte) 0x5a);
        byte[] before = bytes.clone();
        HEADER.withParentId(new Guid(1, 2)).writeOver(ByteBuffer.wrap(bytes));
        for (int i = 0; i < bytes.length; i++) {
            if (i < 36 || i >= 56) assertEquals(before[i], bytes[i], "at " + i);
        }
    }

    @Test
    void aNameMayFillItsField() throws MalformedException {
        byte[] bytes = byHand();
        Arrays.fill(bytes, 64, 576, (byte) 'n');
        assertEquals(256, VhdDynamicHeader.read(ByteBuffer.wrap(bytes)).parentName().length());
    }

    @Test
    void refusesWhatNoHeaderHas() throws MalformedException {
        requireFault(0, () -> VhdDynamicHeader.read(ByteBuffer.wrap(byHand()).putInt(0, 1)));
        requireFault(24, () -> withInt(24, 0x20000).requireVersion());
        requireFault(8, () -> withLong(8, 4096).requireNoDataOffset());
        withLong(8, 0xffffffffL).requireNoDataOffset();
        for (int size : new int[] {0, 1, 2048, 3 << 20, 512 << 20, 1 << 31}) {
            requireFault(32, () -> withInt(32, size).requireBlockSize());
        }
        for (int size : new int[] {4096, 256 << 20}) withInt(32, size).requireBlockSize();
        requireFault(32, () -> withInt(32, 1 << 20).requireUsualBlockSize());
        requireFault(32, () -> withInt(32, 4096).requireBlockSizeOf(65536));
        for (long offset : new long[] {0, 511, 513, 1 << 20, -512}) {
            requireFault(16, () -> withLong(16, offset).requireTableOffset(1 << 20));
        }
        requireFault(28, () -> HEADER.requireTable(3, 1 << 20));
        requireFault(28, () -> HEADER.requireTable(2, 0x2007));
        HEADER.requireTable(2, 0x2008);
        requireFault(28, () -> withInt(28, -1).requireTable(2, 1L << 32));
        requireFault(64, () -> withInt(64, 0xd800_0061).requireName());
    }

    @Test
    void randomBytesAreMalformedAndNothingElse() {
        Random random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[VhdDynamicHeader.BYTES];
            random.nextBytes(bytes);
            if (i % 2 == 0) System.arraycopy(byHand(), 0, bytes, 0, 8);
            try {
                VhdDynamicHeader header = VhdDynamicHeader.read(ByteBuffer.wrap(bytes));
                header.writeOver(ByteBuffer.allocate(VhdDynamicHeader.BYTES));
                header.requireName();
                header.requireTable(1, Long.MAX_VALUE);
            } catch (MalformedException expected) {
                assertEquals("VHD dynamic header", expected.structure());
            }
        }
    }

    private static VhdDynamicHeader withInt(int offset, int value) throws MalformedException {
        return VhdDynamicHeader.read(ByteBuffer.wrap(byHand()).putInt(offset, value));
    }

    private static VhdDynamicHeader withLong(int offset, long value) throws MalformedException {
        return VhdDynamicHeader.read(ByteBuffer.wrap(byHand()).putLong(offset, value));
    }

    private static void requireFault(int offset, Executable check) {
        assertEquals(offset, assertThrows(MalformedException.class, check).offset());
    }
}
