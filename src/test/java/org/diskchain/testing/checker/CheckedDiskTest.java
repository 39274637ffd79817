package org.diskchain.testing.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Guid;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.Samples;
import org.diskchain.testing.VhdImages;
import org.diskchain.testing.VhdxImages;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The checker itself is checked: by disks that other programs made, and by such as no sane program
/// writes.
final class CheckedDiskTest {
    private static final Path FILE = Path.of("/disks/a.vhdx").toAbsolutePath();
    private static final int PIECE = 1 << 20;

    private final FileStorage storage = new FileStorage();

    /// Those that are nobody's parent, through which all others are read.
    static Stream<Samples.Disk> leaves() {
        return Samples.disks().stream()
                .filter(
                        disk ->
                                Samples.disks().stream()
                                        .noneMatch(
                                                other ->
                                                        disk.set().equals(other.set())
                                                                && disk.file()
                                                                        .equals(other.parent())));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("leaves")
    void readsWhatOtherProgramsWrote(Samples.Disk sample) throws Exception {
        Assumptions.assumeTrue(sample.sha256() != null, "no trusted hash");
        Map<String, Samples.Disk> set =
                Samples.disks().stream()
                        .filter(disk -> disk.set().equals(sample.set()))
                        .collect(Collectors.toMap(Samples.Disk::file, disk -> disk));
        List<ByteFile> files = new ArrayList<>();
        List<CheckedDisk> chain = new ArrayList<>();
        for (Samples.Disk disk = sample; disk != null; disk = set.get(disk.parent())) {
            files.add(storage.open(Samples.folder().resolve(disk.set()).resolve(disk.file())));
            CheckedDisk checked = CheckedDisk.of(files.getLast());
            if (!chain.isEmpty())
                assertTrue(chain.getLast().parents().contains(checked.identity()));
            chain.add(checked);
        }
        assertEquals(sample.sha256(), hash(chain));
        for (ByteFile file : files) file.close();
    }

    private static String hash(List<CheckedDisk> chain) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        long size = chain.getFirst().size();
        for (long at = 0; at < size; at += PIECE) {
            OutsideReader.read(chain, at, piece.clear().limit((int) Math.min(PIECE, size - at)));
            digest.update(piece.flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void readsBuiltDisks() throws IOException {
        BitSet some = new BitSet();
        some.set(3, 9);
        VhdxImages image = VhdxImages.child(3 << 20, 1 << 20, 512).full(0, 1).partial(2, 5, some);
        CheckedDisk disk = check(image);
        assertEquals(VhdxImages.DATA_WRITE.toString(), disk.identity());
        assertEquals(List.of(VhdxImages.PARENT.toString()), disk.parents());
        assertEquals(List.of(".\\parent.vhdx"), disk.paths());
        byte[] read = new byte[3 << 20];
        OutsideReader.read(List.of(disk), 0, ByteBuffer.wrap(read));
        assertEquals(VhdxImages.fill(1, 7), read[7 * 512]);
        assertEquals(VhdxImages.fill(5, 3), read[(2 << 20) + 3 * 512]);
        assertEquals(0, read[(2 << 20) + 9 * 512]);

        byte[] vhd = VhdImages.differencing(1 << 20, new Guid(1, 2)).blockSize(1 << 16).bytes();
        assertEquals(List.of("00000000000000010000000000000002"), check(vhd).parents());
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 600, 548, 1536})
    void noticesAByteThatIsWrongInAVhd(int at) throws IOException {
        byte[] vhd = VhdImages.dynamic(1 << 20).blockSize(1 << 16).bytes();
        assertEquals(1 << 20, check(vhd).size());
        vhd[at] ^= 0x40;
        assertThrows(InvalidDiskException.class, () -> check(vhd));
    }

    @Test
    void noticesBlocksThatOverlap() {
        VhdxImages twice = VhdxImages.base(3 << 20, 1 << 20, 512).full(0, 1);
        twice.entry(1, 6, twice.end() - (1 << 20));
        assertThrows(InvalidDiskException.class, () -> check(twice));
        VhdxImages outside = VhdxImages.base(3 << 20, 1 << 20, 512).entry(1, 6, 64L << 20);
        assertThrows(InvalidDiskException.class, () -> check(outside));
        VhdxImages overTable = VhdxImages.base(3 << 20, 1 << 20, 512).entry(1, 6, VhdxImages.BAT);
        assertThrows(InvalidDiskException.class, () -> check(overTable));
        VhdxImages noBits = VhdxImages.child(3 << 20, 1 << 20, 512).full(0, 1);
        noBits.entry(0, 7, noBits.end() - (1 << 20));
        assertThrows(InvalidDiskException.class, () -> check(noBits));
    }

    @Test
    void noticesALogThatHoldsNothing() {
        VhdxImages image = VhdxImages.base(3 << 20, 1 << 20, 512).log(0, List.of());
        assertThrows(InvalidDiskException.class, () -> check(image));
    }

    private static CheckedDisk check(VhdxImages image) throws IOException {
        MemoryStorage memory = new MemoryStorage();
        memory.createFolders(FILE.getParent());
        image.build(memory, FILE);
        return CheckedDisk.of(memory.open(FILE));
    }

    private static CheckedDisk check(byte[] bytes) throws IOException {
        return CheckedDisk.of(new MemoryStorage().put(FILE, bytes).open(FILE));
    }
}
