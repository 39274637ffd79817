package org.diskchain.format.vhd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.diskchain.format.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// Parent locators: their spaces and the paths that they lead to.
final class VhdLocatorTest {
    private static final long FILE = 1 << 20;

    private static VhdLocator locator(int code, int space, int length, long offset) {
        return new VhdLocator(code, space, length, offset);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file://./base.vhd | ./base.vhd",
                "file://../a/base.vhd | ../a/base.vhd",
                "file://base.vhd | base.vhd",
                "file:base.vhd | base.vhd",
                "file:///Volumes/vm/base.vhd | /Volumes/vm/base.vhd",
                "file://localhost/vm/base.vhd | /vm/base.vhd",
                "file:///C:/vm/base.vhd | C:/vm/base.vhd",
                "file://localhost/C:/vm/base.vhd | C:/vm/base.vhd",
                "file://C:/vm/base.vhd | C:/vm/base.vhd",
                "FILE://Server/share/base.vhd | \\\\Server\\share\\base.vhd",
                "file://./a%20b%C3%A9.vhd | ./a b\u00e9.vhd",
                "file://./100%.vhd | ./100%.vhd",
                "./plain.vhd | ./plain.vhd",
            })
    void readsUrls(String url, String path) throws MalformedException {
        assertEquals(path, read(VhdLocator.MAC_X, url, StandardCharsets.UTF_8));
    }

    @Test
    void readsTextInTheEncodingOfItsSlot() throws MalformedException {
        String path = "..\\b\u00e4se\ud83d\ude00.vhd";
        assertEquals(path, read(VhdLocator.W2RU, path, StandardCharsets.UTF_16LE));
        assertEquals(path, read(VhdLocator.W2KU, path, StandardCharsets.UTF_16LE));
        assertEquals("b\u00e4se", read(VhdLocator.WI2K, "b\u00e4se", StandardCharsets.ISO_8859_1));
        assertEquals("b\u00e4se", read(VhdLocator.WI2R, "b\u00e4se", StandardCharsets.UTF_8));
        assertEquals("a", read(VhdLocator.W2RU, "a\0\0", StandardCharsets.UTF_16LE));
    }

    @Test
    void refusesTextThatIsNoPath() {
        Charset wide = StandardCharsets.UTF_16LE;
        requireFault(16, () -> read(VhdLocator.W2RU, "a\0b", wide));
        requireFault(16, () -> read(VhdLocator.W2RU, "\0", wide));
        requireFault(16, () -> path(VhdLocator.W2RU, new byte[] {0, (byte) 0xd8}));
        requireFault(8, () -> path(VhdLocator.W2RU, new byte[3]));
        requireFault(16, () -> path(VhdLocator.MAC_X, new byte[] {(byte) 0xff}));
        requireFault(16, () -> read(VhdLocator.MAC_X, "file://./%ff", StandardCharsets.UTF_8));
    }

    @Test
    void countsSpaceInSectorsOrBytes() {
        assertEquals(512, locator(VhdLocator.W2KU, 1, 0, 0).spaceBytes());
        assertEquals(511 * 512, locator(VhdLocator.W2KU, 511, 0, 0).spaceBytes());
        assertEquals(512, locator(VhdLocator.W2KU, 512, 0, 0).spaceBytes());
        assertEquals(65536, locator(VhdLocator.W2KU, 65536, 0, 0).spaceBytes());
    }

    @Test
    void refusesWhatCannotBeInAFile() throws MalformedException {
        locator(VhdLocator.W2KU, 512, 512, FILE - 512).requirePlausible(FILE);
        requireFault(0, () -> locator(7, 512, 2, 0).requirePlausible(FILE));
        requireFault(8, () -> locator(VhdLocator.W2KU, 512, 0, 0).requirePlausible(FILE));
        requireFault(8, () -> locator(VhdLocator.W2KU, 1 << 20, 65536, 0).requirePlausible(FILE));
        requireFault(8, () -> locator(VhdLocator.W2KU, 512, -2, 0).requirePlausible(FILE));
        requireFault(4, () -> locator(VhdLocator.W2KU, 700, 2, 0).requirePlausible(FILE));
        requireFault(4, () -> locator(VhdLocator.W2KU, 512, 514, 0).requirePlausible(FILE));
        for (long offset : new long[] {FILE - 1, FILE, Long.MAX_VALUE, -1, 1L << 63}) {
            requireFault(16, () -> locator(VhdLocator.W2KU, 512, 2, offset).requirePlausible(FILE));
        }
    }

    @Test
    void randomBytesAreMalformedAndNothingElse() {
        Random random = new Random(5);
        int[] codes = {VhdLocator.W2KU, VhdLocator.WI2R, VhdLocator.MAC_X, 9};
        for (int i = 0; i < 4000; i++) {
            byte[] data = new byte[random.nextInt(40)];
            random.nextBytes(data);
            try {
                assertEquals(-1, path(codes[i % codes.length], data).indexOf('\0'));
            } catch (MalformedException expected) {
                assertEquals("VHD parent locator", expected.structure());
            }
        }
    }

    private static String read(int code, String text, Charset charset) throws MalformedException {
        return path(code, text.getBytes(charset));
    }

    private static String path(int code, byte[] data) throws MalformedException {
        return locator(code, 0, 0, 0).path(ByteBuffer.wrap(data));
    }

    private static void requireFault(int offset, Executable check) {
        assertEquals(offset, assertThrows(MalformedException.class, check).offset());
    }
}
