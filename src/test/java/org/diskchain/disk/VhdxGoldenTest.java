package org.diskchain.disk;

import static org.diskchain.testing.VhdxImages.MIB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.bytes.Guid;
import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.format.vhdx.LogChange;
import org.diskchain.format.vhdx.LogEntry;
import org.diskchain.format.vhdx.ParentLocator;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.VhdxImages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.SequencedMap;

/// Files that other readers read as these hashes say: 7-Zip 26.02 all but the dirty one, qemu-img
/// 7.2 the two bases with small sectors (the dirty one after its own replay of a copy). Since they
/// are made with the codecs that also read them, an error in both would go unseen without.
final class VhdxGoldenTest {
    private static final Path FOLDER = Path.of("/disks");

    private static VhdxImages image(String name) {
        return switch (name) {
            case "base" -> base();
            case "middle" -> middle();
            case "leaf" -> leaf();
            case "large-sectors" -> largeSectors();
            case "dirty" -> dirty();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static VhdxImages base() {
        VhdxImages base = VhdxImages.base(20 * MIB + 512 * 8, 2 << 20, 512);
        base.full(9, 4).full(0, 1).full(10, 2).entry(4, BatEntry.ZERO, 0);
        return base.header(1, h -> h.next(VhdxImages.FILE_WRITE, VhdxImages.PARENT, Guid.ZERO));
    }

    private static VhdxImages middle() {
        VhdxImages child = VhdxImages.child(20 * MIB + 512 * 8, 1 << 20, 512).full(1, 7);
        child.partial(0, 5, bits(0, 3, 5, 9, 64, 128, 2047, 2048)).entry(18, BatEntry.ZERO, 0);
        return child.partial(20, 5, bits(1, 2));
    }

    /// A child of the middle one, which records it under the name of the parent.
    private static VhdxImages leaf() {
        VhdxImages child = VhdxImages.child(20 * MIB + 512 * 8, 2 << 20, 512);
        SequencedMap<String, String> values = VhdxImages.parentValues();
        values.put("parent_linkage", "{" + VhdxImages.DATA_WRITE + "}");
        values.put("relative_path", ".\\middle.vhdx");
        values.put("absolute_win32_path", "C:\\disks\\middle.vhdx");
        child.metadata().locator(ParentLocator.VHDX_PARENT, values);
        return child.partial(0, 6, bits(2, 4)).partial(9, 6, bits(4000, 4096));
    }

    private static VhdxImages largeSectors() {
        return VhdxImages.base(64 * MIB, 8 << 20, 4096).full(3, 3).full(7, 4).full(1, 5);
    }

    private static VhdxImages dirty() {
        VhdxImages base = VhdxImages.base(8 * MIB, 1 << 20, 512).full(0, 1);
        ByteBuffer table = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        table.putLong(3 * 8, BatEntry.of(BatEntry.FULLY_PRESENT, base.end() - MIB).bits());
        List<LogChange> changes = List.of(new LogChange.Pages(VhdxImages.BAT, table));
        LogEntry entry = new LogEntry(VhdxImages.LOG_GUID, 3, 0, base.end(), base.end(), changes);
        return base.log(0, List.of(entry));
    }

    private static BitSet bits(int... runs) {
        BitSet bits = new BitSet();
        for (int i = 0; i < runs.length; i += 2) bits.set(runs[i], runs[i + 1]);
        return bits;
    }

    @ParameterizedTest
    @CsvSource({
        "base, cd042dca88bb314172a6935433ee7ed966bd035acbdd66854999cfe0c5a4bc06,"
                + " 79fb5b788647a9a8c9e10ef5d5244e7bbd6df6aa7e615fb3a93873d919f6fc5d",
        "middle base, d5402afa319cfe72b43a63e8e8d61254d8a42d77fe0883f9a984ebda5ecfdaeb,"
                + " 075b45b405c28216d78878d965ecd6ea965823e12b01dd807c6ef39aaf54b98b",
        "leaf middle base, 8f1aa0fec3b40e41e4ce64307d2ecffd52ee175c63271f8b316ef245f069c722,"
                + " 271e28ead491e57d09da1c0d2fb9bfad62d1dabb89255f61c6166e77fc293df6",
        "large-sectors, 47c1fec1abd49b6dfd2279bd7c4135016b259a9cb7d695a29784417f6aa17d43,"
                + " 1ab1ca6f037de1b9435431f7a9e6ff97c9e941b0c51b368e8c74796bf4942560",
        "dirty, a37b286e5b6ec64ecb72855cf5ebb931b78d7f8006cc947c3c9d252f47b6933a,"
                + " 3f60f47c1584ce232bb9746f5c31e2757396a4a4511bb1cdf919b0543923f191"
    })
    void isReadAsByOthers(String chain, String file, String content) throws Exception {
        MemoryStorage storage = new MemoryStorage();
        storage.createFolders(FOLDER);
        List<Disk> disks = new ArrayList<>();
        for (String name : chain.split(" ")) {
            Path path = FOLDER.resolve((name.equals("base") ? "parent" : name) + ".vhdx");
            image(name).build(storage, path);
            disks.add(Disks.open(storage, path));
        }
        assertEquals(file, sha256(storage.bytes(disks.getFirst().path())));
        assertEquals(content, new Layers(disks).sha256());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
