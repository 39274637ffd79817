package org.diskchain.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.bytes.Guid;
import org.diskchain.format.vhd.VhdLocator;
import org.diskchain.testing.OutsideReaders;
import org.diskchain.testing.VhdImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/// The images that tests build are VHDs to other programs too, and stay what they were when those
/// read them.
final class VhdImagesTest {
    private static final int BLOCK = 512 << 10;
    private static final int SIZE = 3 * BLOCK + 4096;

    @TempDir Path folder;

    /// Images whose bytes must not change without being read anew.
    private enum Golden {
        FIXED("9c5eb2cd306822081478e6e841b04014182b0c068be58c98ed998d653ddc09d0"),
        DYNAMIC("228b8590598723c5e901dc84809bd1a91acd80634920b4e6c4ca37951fe5a10c"),
        ALIGNED("b55ea5816a9f7e93d32c3d74f7170e9fbf097d60ab8226e52870d767b9f2f472"),
        CHILD("d5a3d472c98fedb0fa1ec0be17dfc4ec38d002e866030488bb0d4224614036a4");

        private final String sha256;

        Golden(String sha256) {
            this.sha256 = sha256;
        }

        private byte[] image() {
            return switch (this) {
                case FIXED -> VhdImages.fixed(SIZE).data(0, content()).bytes();
                case DYNAMIC -> sparse(VhdImages.dynamic(SIZE)).bytes();
                case ALIGNED -> sparse(VhdImages.dynamic(SIZE)).aligned().bytes();
                case CHILD ->
                        VhdImages.differencing(SIZE, new Guid(1, 2))
                                .id(new Guid(3, 4))
                                .blockSize(BLOCK)
                                .locator(VhdLocator.W2RU, ".\\base.vhd")
                                .data(1024, new byte[512])
                                .data(4096, part(4096, 1024))
                                .bytes();
            };
        }
    }

    private static VhdImages sparse(VhdImages image) {
        return image.id(new Guid(1, 2))
                .blockSize(BLOCK)
                .data(0, part(0, BLOCK))
                .data(2 * BLOCK, part(2 * BLOCK, SIZE - 2 * BLOCK));
    }

    private static byte[] content() {
        byte[] content = new byte[SIZE];
        new Random(12).nextBytes(content);
        Arrays.fill(content, BLOCK, 2 * BLOCK, (byte) 0);
        return content;
    }

    private static byte[] part(int from, int length) {
        return Arrays.copyOfRange(content(), from, from + length);
    }

    @ParameterizedTest
    @EnumSource
    void areTheBytesThatOthersHaveRead(Golden golden) throws Exception {
        assertEquals(golden.sha256, sha256(golden.image()));
    }

    @ParameterizedTest
    @EnumSource(names = {"DYNAMIC", "ALIGNED", "FIXED"})
    void sevenZipReadsThem(Golden golden) throws Exception {
        assertEquals(sha256(content()), sha256(OutsideReaders.sevenZip(write(golden))));
    }

    @ParameterizedTest
    @EnumSource(names = {"DYNAMIC", "ALIGNED", "FIXED"})
    void qemuReadsThem(Golden golden) throws Exception {
        assertEquals(sha256(content()), sha256(OutsideReaders.qemu(write(golden), "vpc")));
    }

    @Test
    void sevenZipReadsAChildThroughItsParent() throws Exception {
        Files.write(folder.resolve("base.vhd"), Golden.DYNAMIC.image());
        byte[] expected = content();
        Arrays.fill(expected, 1024, 1536, (byte) 0);
        assertEquals(sha256(expected), sha256(OutsideReaders.sevenZip(write(Golden.CHILD))));
    }

    private Path write(Golden golden) throws IOException {
        Path file = folder.resolve(golden + ".vhd");
        return Files.write(file, golden.image());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
