package org.diskchain.disk;

import static org.diskchain.disk.NewVhdx.MIB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Guid;
import org.diskchain.testing.OutsideTool;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Other programs read our disks as we do.
final class VhdxOutsideTest {
    private static final int SIZE = 19 * MIB / 2;

    private final Random random = new Random(9);
    private final FileStorage storage = new FileStorage();

    @TempDir Path folder;

    private Path file(String name) {
        return folder.resolve(name).toAbsolutePath().normalize();
    }

    private DiskWriter create(String name, NewDisk disk) throws IOException {
        return Disks.create(storage, file(name), disk, random);
    }

    /// Changes of all kinds, and a larger disk at the end.
    private void change(DiskWriter writer, byte[] content) throws Exception {
        List<Change> changes =
                List.of(
                        new Change(4096, 3 * MIB, false),
                        new Change(4 * MIB, 2 * MIB, true),
                        new Change(7 * MIB + 4096, 8192, false),
                        new Change(SIZE - 4096, 4096, false));
        for (int round = 0; round < 2; round++) {
            writer.begin(changes);
            for (Change change : changes) {
                byte[] bytes = new byte[(int) change.length()];
                if (!change.zero()) {
                    random.nextBytes(bytes);
                    writer.write(change.start(), ByteBuffer.wrap(bytes));
                }
                System.arraycopy(bytes, 0, content, (int) change.start(), bytes.length);
            }
            writer.commit();
        }
        writer.grow(content.length, Progress.NONE);
    }

    @ParameterizedTest
    @CsvSource({"DYNAMIC, 512, 1", "DYNAMIC, 512, 2", "DYNAMIC, 512, 32", "FIXED, 512, 2"})
    void qemuReadsABase(DiskType type, int sector, int block) throws Exception {
        OutsideTool qemu = OutsideTool.named("qemu-img", "--version");
        byte[] content = new byte[12 * MIB];
        try (DiskWriter writer = create("base.vhdx", NewVhdx.of(type, SIZE, block * MIB, sector))) {
            change(writer, content);
        }
        qemu.run("check", "-f", "vhdx", file("base.vhdx"));
        qemu.run("convert", "-f", "vhdx", "-O", "raw", file("base.vhdx"), file("base.raw"));
        assertArrayEquals(content, Files.readAllBytes(file("base.raw")));
    }

    @ParameterizedTest
    @CsvSource({"512, 1, 2", "512, 2, 1", "4096, 1, 1"})
    void sevenZipReadsAChain(int sector, int baseBlock, int childBlock) throws Exception {
        OutsideTool sevenZip = OutsideTool.named("7zz", "i");
        byte[] content = new byte[12 * MIB];
        try (DiskWriter base =
                create(
                        "parent.vhdx",
                        NewVhdx.of(DiskType.DYNAMIC, SIZE, baseBlock * MIB, sector))) {
            change(base, content);
            base.setIdentity(NewVhdx.PARENT);
        }
        Arrays.fill(content, SIZE, content.length, (byte) 0);
        try (DiskWriter child =
                create(
                        "child.vhdx",
                        NewVhdx.of(DiskType.DIFFERENCING, SIZE, childBlock * MIB, sector))) {
            change(child, content);
            child.adoptParent(NewVhdx.PARENT, new Guid(8, 9));
        }
        assertArrayEquals(content, sevenZip.run("e", "-so", "-tVHDX", file("child.vhdx")));
    }

    @Test
    void qemuMakesDisksThatAreWritten() throws Exception {
        OutsideTool qemu = OutsideTool.named("qemu-img", "--version");
        Path file = file("qemu.vhdx");
        byte[] content = new byte[12 * MIB];
        qemu.run("create", "-f", "vhdx", "-o", "block_size=1M", file, SIZE);
        try (DiskWriter writer = Disks.openForWriting(storage, file, random)) {
            change(writer, content);
        }
        qemu.run("check", "-f", "vhdx", file);
        qemu.run("convert", "-f", "vhdx", "-O", "raw", file, file("qemu.raw"));
        assertArrayEquals(content, Files.readAllBytes(file("qemu.raw")));
    }
}
