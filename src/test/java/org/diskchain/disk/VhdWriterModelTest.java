package org.diskchain.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.bytes.Guid;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/// A VHD written in random batches, and an array beside it: both agree after each batch, whether
/// the disk stays open or is opened again, and the file is as long as was foretold.
///
/// `-Ddiskchain.seed=S` runs one seed.
final class VhdWriterModelTest {
    private static final int SECTOR = 512;
    private static final int BATCHES = 12;
    private static final Path FILE = Path.of("/disks/model.vhd").toAbsolutePath();

    static LongStream seeds() {
        long one = Long.getLong("diskchain.seed", -1);
        return one < 0 ? LongStream.rangeClosed(1, 60) : LongStream.of(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theDiskAgreesWithAnArray(long seed) throws Exception {
        new Model(seed).run();
    }

    /// A disk and what it must hold.
    private static final class Model {
        private final long seed;
        private final Random random;
        private final MemoryStorage storage = new MemoryStorage();
        private final DiskType type;
        private final byte[] content;
        private final BitSet owned;
        private DiskWriter writer;

        Model(long seed) throws IOException {
            this.seed = seed;
            random = new Random(seed);
            int blockSize = (64 << 10) << random.nextInt(3);
            int sectors = 1 + random.nextInt(5 * blockSize / SECTOR);
            type = DiskType.values()[random.nextInt(3)];
            content = new byte[sectors * SECTOR];
            owned = new BitSet(sectors);
            boolean child = type == DiskType.DIFFERENCING;
            storage.createFolders(FILE.getParent());
            NewDisk disk =
                    new NewDisk(
                            Format.VHD,
                            type,
                            content.length,
                            blockSize,
                            SECTOR,
                            Guid.ZERO,
                            Guid.random(random),
                            child ? aParent() : ParentLink.NONE);
            writer = Disks.create(storage, FILE, disk, random);
        }

        void run() throws Exception {
            for (int step = 0; step < BATCHES; step++) {
                try {
                    step();
                } catch (Exception | AssertionError e) {
                    throw new AssertionError("seed " + seed + " step " + step, e);
                }
            }
            writer.close();
        }

        private void step() throws Exception {
            if (random.nextInt(3) == 0) reopen();
            List<Change> changes = changes();
            GrowthForecast forecast = Disks.forecast(writer.disk());
            for (Change change : changes) forecast.add(change);
            boolean dropped = random.nextInt(5) == 0;
            long before = storage.facts(FILE).orElseThrow().size();
            writer.begin(changes);
            for (Change change : changes) write(change, dropped);
            if (dropped) {
                reopen();
                assertEquals(before, storage.facts(FILE).orElseThrow().size(), "dropped");
            } else {
                writer.commit();
                long after = storage.facts(FILE).orElseThrow().size();
                assertEquals(forecast.fileSizeAfter(), after, "foretold");
                assertEquals(after, writer.disk().facts().fileSize());
            }
            requireAgreement();
        }

        private void write(Change change, boolean dropped) throws IOException {
            byte[] bytes = new byte[(int) change.length()];
            if (!change.zero() && random.nextInt(4) > 0) random.nextBytes(bytes);
            if (!change.zero()) writer.write(change.start(), ByteBuffer.wrap(bytes));
            if (dropped) {
                // What is written into blocks that are there is there, marked or not: only sectors
                // that count already are overwritten in the model.
                overwriteWhatCounts(change, bytes);
                return;
            }
            System.arraycopy(bytes, 0, content, (int) change.start(), bytes.length);
            owned.set((int) (change.start() / SECTOR), (int) (change.end() / SECTOR));
        }

        private void overwriteWhatCounts(Change change, byte[] bytes) throws IOException {
            if (change.zero()) return;
            for (long at = change.start(); at < change.end(); at += SECTOR) {
                if (writer.disk().extentAt(at, at + SECTOR) instanceof Extent.Data) {
                    int from = (int) (at - change.start());
                    System.arraycopy(bytes, from, content, (int) at, SECTOR);
                }
            }
        }

        private void reopen() throws IOException {
            writer.close();
            writer = Disks.openForWriting(storage, FILE, random);
        }

        private List<Change> changes() {
            List<Change> changes = new ArrayList<>();
            int sectors = content.length / SECTOR;
            int at = random.nextInt(sectors);
            while (at < sectors && changes.size() < 6) {
                int length = 1 + random.nextInt(random.nextBoolean() ? 9 : sectors);
                int end = Math.min(sectors, at + length);
                long bytes = (long) (end - at) * SECTOR;
                changes.add(new Change((long) at * SECTOR, bytes, random.nextInt(3) == 0));
                at = end + random.nextInt(40);
            }
            return changes;
        }

        private void requireAgreement() throws Exception {
            byte[] read = new byte[content.length];
            Disk disk = writer.disk();
            long ownedBytes = 0;
            for (long at = 0; at < content.length; ) {
                Extent extent = disk.extentAt(at, content.length);
                assertEquals(at, extent.start());
                if (extent instanceof Extent.Data data) {
                    ByteBuffer into = ByteBuffer.wrap(read, (int) at, (int) data.length());
                    disk.read(data, at, into);
                    ownedBytes += data.length();
                }
                if (type == DiskType.DIFFERENCING) requireOwned(extent);
                at = extent.end();
            }
            assertArrayEquals(content, read);
            Inspection inspection = disk.inspect(Progress.NONE);
            assertEquals(ownedBytes, inspection.ownedBytes());
            assertEquals(
                    List.of(),
                    inspection.faults().stream()
                            .filter(f -> f.code() != FaultCode.BITMAP_UNMARKED_DATA)
                            .toList());
            assertEquals(List.of(), disk.openingFaults().stream().filter(this::isDamage).toList());
        }

        private boolean isDamage(Fault fault) {
            return fault.code() != FaultCode.UNUSUAL_BLOCK_SIZE;
        }

        private void requireOwned(Extent extent) {
            int from = (int) (extent.start() / SECTOR);
            int to = (int) (extent.end() / SECTOR);
            int marked = owned.get(from, to).cardinality();
            assertEquals(extent instanceof Extent.Data ? to - from : 0, marked, "" + extent);
        }

        private ParentLink aParent() {
            return new ParentLink(
                    List.of(Guid.random(random)),
                    List.of(new RecordedPath(RecordedPath.Kind.RELATIVE, ".\\base.vhd", "W2ru")));
        }
    }
}
