package org.diskchain.disk;

import static org.diskchain.disk.NewVhdx.MIB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.ByteFile;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Whichever write fails, the disk can be opened again, reads old or new, and takes the batch then.
final class VhdxFailureTest {
    private static final Path FILE = Path.of("/disks/failing.vhdx");
    private static final int SIZE = 3 * MIB;
    private static final byte[] PARENT = new byte[SIZE];

    /// Fails once, at the n-th call that changes the file, and works again then.
    private static final class FailingOnce implements ByteFile {
        private final ByteFile file;
        private int left;

        FailingOnce(ByteFile file, int left) {
            this.file = file;
            this.left = left;
        }

        private void fail() throws IOException {
            if (left-- == 0) throw new IOException("no space left on device");
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void read(long offset, ByteBuffer into) throws IOException {
            file.read(offset, into);
        }

        @Override
        public void write(long offset, ByteBuffer from) throws IOException {
            fail();
            file.write(offset, from);
        }

        @Override
        public void resize(long size) throws IOException {
            fail();
            file.resize(size);
        }

        @Override
        public void force() throws IOException {
            fail();
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    @Test
    void noFailureSpoilsTheDisk() throws Exception {
        new Random(5).nextBytes(PARENT);
        int call = 0;
        while (fails(call)) call++;
        assertTrue(call > 10, "calls: " + call);
    }

    /// Two batches, the first of which may fail and is then not tried again by the same writer.
    private static boolean fails(int call) throws Exception {
        MemoryStorage storage = new MemoryStorage();
        storage.createFolders(FILE.getParent());
        NewDisk disk = NewVhdx.of(DiskType.DIFFERENCING, SIZE, MIB, 512);
        Disks.create(storage, FILE, disk, new Random(3)).close();
        boolean failed = false;
        DiskWriter writer =
                VhdxWriter.open(
                        new FailingOnce(storage.openForWriting(FILE), call), FILE, new Random(4));
        try {
            batch(writer, (byte) 1);
        } catch (IOException expected) {
            failed = true;
        }
        try {
            batch(writer, (byte) 2);
        } catch (IOException expected) {
            failed = true;
        }
        try {
            writer.close();
        } catch (IOException expected) {
            failed = true;
        }
        assertKnownContent(storage, "call " + call);
        try (DiskWriter again = Disks.openForWriting(storage, FILE, new Random(6))) {
            batch(again, (byte) 3);
            assertEquals(List.of(), again.disk().inspect(Progress.NONE).faults());
        }
        try (Disk now = Disks.open(storage, FILE)) {
            assertArrayEquals(expected((byte) 3), DiskContent.read(now, PARENT), "call " + call);
        }
        return failed;
    }

    private static void batch(DiskWriter writer, byte fill) throws IOException {
        writer.begin(List.of(new Change(4096, MIB, false), new Change(2 * MIB, MIB, true)));
        byte[] bytes = new byte[MIB];
        Arrays.fill(bytes, fill);
        writer.write(4096, ByteBuffer.wrap(bytes));
        writer.commit();
    }

    private static byte[] expected(byte fill) {
        byte[] content = PARENT.clone();
        Arrays.fill(content, 4096, 4096 + MIB, fill);
        Arrays.fill(content, 2 * MIB, 3 * MIB, (byte) 0);
        return content;
    }

    private static void assertKnownContent(MemoryStorage storage, String when) throws Exception {
        try (Disk disk = Disks.open(storage, FILE)) {
            byte[] found = DiskContent.read(disk, PARENT);
            List<byte[]> known = List.of(PARENT, expected((byte) 1), expected((byte) 2));
            for (int at = 0; at < SIZE; at += 512) {
                ByteBuffer sector = ByteBuffer.wrap(found, at, 512);
                int start = at;
                boolean isKnown =
                        known.stream()
                                .anyMatch(old -> sector.equals(ByteBuffer.wrap(old, start, 512)));
                assertTrue(isKnown, when + ": sector at " + at);
            }
        }
    }
}
