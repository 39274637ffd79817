package org.diskchain.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.disk.Change;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.disk.NewDisk;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/// A chain of 5,000 disks, each with one sector of its own, reads from top to bottom.
final class DeepChainTest {
    private static final Path FOLDER = Path.of("/deep").toAbsolutePath();
    private static final int DEPTH = 5_000;
    private static final int SECTOR = 512;
    private static final int SECTORS = 8_192;

    private final MemoryStorage storage = new MemoryStorage();
    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void aChainOfFiveThousandReads() throws Exception {
        byte[] content = new byte[SECTORS * SECTOR];
        storage.createFolders(FOLDER);
        Guid parent = null;
        for (int i = 0; i < DEPTH; i++) parent = make(i, parent, content);
        Path leaf = FOLDER.resolve("d" + (DEPTH - 1));
        DiskForest forest = new Scanner(storage).scan(List.of(FOLDER), Progress.NONE);
        assertEquals(DEPTH, forest.chain(leaf).size());
        try (OpenChain chain = OpenChain.open(storage, forest, leaf)) {
            byte[] read = new byte[content.length];
            chain.read(0, ByteBuffer.wrap(read));
            assertArrayEquals(content, read);
        }
    }

    private Guid make(int index, Guid parent, byte[] content) throws Exception {
        Guid identity = Guid.random(random);
        String above = ".\\d" + (index - 1);
        ParentLink link =
                parent == null
                        ? ParentLink.NONE
                        : new ParentLink(
                                List.of(parent),
                                List.of(
                                        new RecordedPath(
                                                RecordedPath.Kind.RELATIVE, above, "relative")));
        DiskType type = parent == null ? DiskType.DYNAMIC : DiskType.DIFFERENCING;
        NewDisk disk =
                new NewDisk(
                        Format.VHD,
                        type,
                        content.length,
                        64 << 10,
                        SECTOR,
                        identity,
                        identity,
                        link);
        byte[] sector = new byte[SECTOR];
        random.nextBytes(sector);
        int at = random.nextInt(SECTORS) * SECTOR;
        System.arraycopy(sector, 0, content, at, SECTOR);
        try (DiskWriter writer = Disks.create(storage, FOLDER.resolve("d" + index), disk, random)) {
            writer.begin(List.of(new Change(at, SECTOR, false)));
            writer.write(at, ByteBuffer.wrap(sector));
            writer.commit();
        }
        return identity;
    }
}
