package org.diskchain.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.ByteFile;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.VhdImages;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/// A VHD of the smallest blocks, spread over a file of almost 2 TiB, is looked through in a few
/// walks along its table.
final class VhdHugeDiskTest {
    private static final Path FILE = Path.of("/disks/huge.vhd").toAbsolutePath();
    private static final int BLOCK = 4096;
    private static final long SIZE = 1L << 30;
    private static final int FOOTER = 512;
    private static final int TABLE = 1536;
    private static final int TABLE_BYTES = (int) (SIZE / BLOCK * Integer.BYTES);
    private static final long FILE_BYTES = (2L << 40) - 4096;

    /// Counts the words of progress: one for each piece of the table and each allocated block.
    private static final class Words implements Progress {
        private int count;

        @Override
        public void begin(Stage stage, long total) {}

        @Override
        public void advance(long units) {
            count++;
        }
    }

    /// @param sectors where blocks 0, 1 ... are
    private static MemoryStorage storage(int... sectors) throws IOException {
        byte[] small = VhdImages.dynamic(SIZE).blockSize(BLOCK).bytes();
        byte[] footer = Arrays.copyOf(small, FOOTER);
        MemoryStorage storage = new MemoryStorage().put(FILE, small);
        try (ByteFile file = storage.openForWriting(FILE)) {
            file.write(small.length - FOOTER, ByteBuffer.allocate(FOOTER));
            file.write(FILE_BYTES - FOOTER, ByteBuffer.wrap(footer));
            ByteBuffer table = ByteBuffer.allocate(sectors.length * Integer.BYTES);
            for (int sector : sectors) table.putInt(sector);
            file.write(TABLE, table.flip());
        }
        return storage;
    }

    @Test
    void fewBlocksInALongFileCostFewWalks() throws Exception {
        Words words = new Words();
        try (Disk disk = Disks.open(storage(0x10000, 0xf000_0000, 0x8000_0000), FILE)) {
            Inspection inspection = disk.inspect(words);
            assertEquals(0, inspection.faults().size(), inspection.faults().toString());
            assertEquals(3 * BLOCK, inspection.ownedBytes());
        }
        int walk = TABLE_BYTES / (64 << 10) + 3;
        assertTrue(words.count <= 4 * walk, words.count + " words for walks of " + walk);
    }

    @Test
    void overlapsAreFoundAllOverTheFile() throws Exception {
        int[] sectors = {0x10000, 0xf000_0001, 0x8000_0000, 0xf000_0000, 0x10001, 0x7fff_ffff};
        try (Disk disk = Disks.open(storage(sectors), FILE)) {
            assertEquals(
                    3,
                    disk.inspect(Progress.NONE).faults().stream()
                            .filter(fault -> fault.code() == FaultCode.BLOCKS_OVERLAP)
                            .count());
        }
    }
}
