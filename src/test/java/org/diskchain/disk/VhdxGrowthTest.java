package org.diskchain.disk;

import static org.diskchain.disk.NewVhdx.MIB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.diskchain.bytes.ByteFile;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What a larger disk shows where it is larger: zeros, never what lay in the file or below.
final class VhdxGrowthTest {
    private static final Path FILE = Path.of("/disks/grown.vhdx");
    private static final long GIB = 1L << 30; // for disks whose files stay small

    private final MemoryStorage storage = new MemoryStorage();
    private final Random random = new Random(1);

    @BeforeEach
    void makeFolder() throws IOException {
        storage.createFolders(FILE.getParent());
    }

    private DiskWriter create(DiskType type, long size, int block) throws IOException {
        return Disks.create(storage, FILE, NewVhdx.of(type, size, block, 512), random);
    }

    private static void write(DiskWriter writer, long at, byte[] bytes) throws IOException {
        writer.begin(List.of(new Change(at, bytes.length, false)));
        writer.write(at, ByteBuffer.wrap(bytes));
        writer.commit();
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    @ParameterizedTest
    @EnumSource(names = {"DYNAMIC", "FIXED", "DIFFERENCING"})
    void staleBytesPastTheOldEndDoNotShow(DiskType type) throws Exception {
        byte[] data = noise(MIB / 2);
        try (DiskWriter writer = create(type, 3 * MIB / 2, MIB)) {
            write(writer, MIB, data);
        }
        stain();
        byte[] parent = type == DiskType.DIFFERENCING ? noise(4 * MIB) : new byte[4 * MIB];
        try (DiskWriter writer = Disks.openForWriting(storage, FILE, random)) {
            GrowthForecast forecast = Disks.forecast(writer.disk());
            forecast.grow(3 * MIB + 512);
            writer.grow(3 * MIB + 512, Progress.NONE);
            assertEquals(forecast.fileSizeAfter(), writer.disk().facts().fileSize());
            byte[] found = DiskContent.read(writer.disk(), parent);
            byte[] expected = Arrays.copyOf(Arrays.copyOf(parent, MIB), 3 * MIB + 512);
            System.arraycopy(data, 0, expected, MIB, data.length);
            assertArrayEquals(expected, found);
        }
    }

    /// Fills what lies in the file past the end of the virtual disk.
    private void stain() throws IOException {
        try (ByteFile file = storage.openForWriting(FILE);
                Disk disk = Disks.open(storage, FILE)) {
            long half = MIB / 2;
            Extent.Data last = assertInstanceOf(Extent.Data.class, disk.extentAt(MIB, MIB + half));
            file.write(last.fileOffset() + half, ByteBuffer.wrap(noise((int) half)));
        }
    }

    @Test
    void theParentDoesNotShowPastTheOldEnd() throws Exception {
        byte[] parent = noise(6 * MIB);
        try (DiskWriter writer = create(DiskType.DIFFERENCING, 3 * MIB / 2, MIB)) {
            writer.grow(5 * MIB, Progress.NONE);
            assertArrayEquals(
                    Arrays.copyOf(Arrays.copyOf(parent, 3 * MIB / 2), 5 * MIB),
                    DiskContent.read(writer.disk(), parent));
        }
    }

    /// A table region of 1 MiB holds 131072 entries.
    @ParameterizedTest
    @EnumSource(names = {"DYNAMIC", "DIFFERENCING"})
    void aTableThatIsFullMoves(DiskType type) throws Exception {
        byte[] data = noise(MIB);
        try (DiskWriter writer = create(type, 100 * GIB, MIB)) {
            write(writer, 99 * GIB + MIB / 2, data);
            long before = table(writer);
            GrowthForecast forecast = Disks.forecast(writer.disk());
            forecast.grow(200 * GIB);
            forecast.add(new Change(150 * GIB, 512, false));
            writer.grow(200 * GIB, Progress.NONE);
            assertEquals(200 * GIB, writer.disk().facts().virtualSize());
            assertEquals(true, table(writer) > before);
            write(writer, 150 * GIB, noise(512));
            assertEquals(forecast.fileSizeAfter(), writer.disk().facts().fileSize());
        }
        try (Disk disk = Disks.open(storage, FILE)) {
            assertEquals(List.of(), disk.openingFaults());
            assertEquals(List.of(), disk.inspect(Progress.NONE).faults());
            assertData(disk, 99 * GIB + MIB / 2, data);
            if (type == DiskType.DIFFERENCING) {
                assertInstanceOf(Extent.Absent.class, disk.extentAt(50 * GIB, 51 * GIB));
                assertInstanceOf(Extent.Zero.class, disk.extentAt(199 * GIB, 200 * GIB));
            }
        }
    }

    /// The entries of the larger disk lie behind the end of the file until the table moves.
    @Test
    void aFullTableAtTheEndOfTheFileMovesFromWithinABlock() throws Exception {
        try (DiskWriter writer = create(DiskType.DYNAMIC, 100 * GIB + 512, MIB)) {
            GrowthForecast forecast = Disks.forecast(writer.disk());
            forecast.grow(200 * GIB);
            writer.grow(200 * GIB, Progress.NONE);
            assertEquals(forecast.fileSizeAfter(), writer.disk().facts().fileSize());
            assertEquals(200 * GIB, ownedAndAbsent(writer.disk()));
        }
    }

    /// What lies in the table's region past its entries has no meaning.
    @Test
    void staleEntriesPastTheTableDoNotCount() throws Exception {
        long tableStart;
        try (DiskWriter writer = create(DiskType.DYNAMIC, MIB + 512, MIB)) {
            tableStart = table(writer);
        }
        try (ByteFile file = storage.openForWriting(FILE)) {
            file.write(tableStart + 2 * 8, ByteBuffer.wrap(noise(8 * 8)));
        }
        try (DiskWriter writer = Disks.openForWriting(storage, FILE, random)) {
            writer.grow(4 * MIB, Progress.NONE);
            assertEquals(0, writer.disk().inspect(Progress.NONE).ownedBytes());
        }
    }

    private static long table(DiskWriter writer) {
        return ((VhdxDisk) writer.disk()).regions().bat().fileOffset();
    }

    private static void assertData(Disk disk, long at, byte[] data) throws IOException {
        byte[] found = new byte[data.length];
        for (long done = 0; done < found.length; ) {
            Extent.Data extent =
                    assertInstanceOf(
                            Extent.Data.class, disk.extentAt(at + done, at + found.length));
            disk.read(
                    extent,
                    extent.start(),
                    ByteBuffer.wrap(found, (int) done, (int) extent.length()));
            done += extent.length();
        }
        assertArrayEquals(data, found);
    }

    /// The zeros of 100 GiB need more pages than the log holds: they come about in several entries.
    @Test
    void moreChangesThanTheLogHolds() throws Exception {
        byte[] data = noise(MIB);
        try (DiskWriter writer = create(DiskType.DIFFERENCING, 100 * GIB, MIB)) {
            List<Change> changes =
                    List.of(
                            new Change(0, MIB, false),
                            new Change(MIB, 98 * GIB, true),
                            new Change(99 * GIB + MIB / 2, MIB, false));
            GrowthForecast forecast = Disks.forecast(writer.disk());
            for (Change change : changes) forecast.add(change);
            writer.begin(changes);
            writer.write(0, ByteBuffer.wrap(data));
            writer.write(99 * GIB + MIB / 2, ByteBuffer.wrap(data));
            writer.commit();
            assertEquals(forecast.fileSizeAfter(), writer.disk().facts().fileSize());
        }
        try (Disk disk = Disks.open(storage, FILE)) {
            assertEquals(List.of(), disk.openingFaults());
            assertData(disk, 0, data);
            assertData(disk, 99 * GIB + MIB / 2, data);
            assertEquals(100 * GIB, ownedAndAbsent(disk));
            assertEquals(98 * GIB + 2 * MIB, disk.inspect(Progress.NONE).ownedBytes());
        }
    }

    private static long ownedAndAbsent(Disk disk) throws IOException {
        long size = disk.facts().virtualSize();
        long at = 0;
        while (at < size) at = disk.extentAt(at, size).end();
        return at;
    }

    /// Cut anywhere, the disk has the old size or the new one, and its table is whole.
    @ParameterizedTest
    @ValueSource(longs = {110 * GIB, 200 * GIB})
    void aGrowthThatWasCutIsDoneOrNot(long larger) throws Exception {
        byte[] data = noise(MIB);
        long smaller = 100 * GIB + 512;
        try (DiskWriter writer = create(DiskType.DIFFERENCING, smaller, MIB)) {
            write(writer, MIB, data);
        }
        CrashFile file = new CrashFile(storage.bytes(FILE), _ -> false);
        try (DiskWriter writer = VhdxWriter.open(file, FILE, random)) {
            writer.grow(larger, Progress.NONE);
        }
        file.forEachCrash(
                1,
                3,
                (left, events) -> {
                    MemoryStorage cut = new MemoryStorage().put(FILE, left);
                    try (Disk disk = Disks.open(cut, FILE)) {
                        long size = disk.facts().virtualSize();
                        assertEquals(size < larger ? smaller : larger, size, "after " + events);
                        assertEquals(List.of(), disk.inspect(Progress.NONE).faults());
                        assertData(disk, MIB, data);
                        if (size == larger) assertZero(disk, smaller);
                    }
                });
    }

    /// Sectors of the boundary block are zeros in the file, and blocks past it are zero by state.
    private static void assertZero(Disk disk, long from) throws IOException {
        long size = disk.facts().virtualSize();
        byte[] rest = new byte[MIB - 512];
        assertData(disk, from, rest);
        for (long at = from + rest.length; at < size; ) {
            Extent extent = disk.extentAt(at, size);
            assertInstanceOf(Extent.Zero.class, extent);
            at = extent.end();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aGrowthThatWasStoppedIsDoneAgain(int stop) throws Exception {
        byte[] data = noise(MIB);
        try (DiskWriter writer = create(DiskType.DIFFERENCING, 60 * GIB + 512, MIB)) {
            write(writer, MIB, data);
            assertThrows(CancelledException.class, () -> writer.grow(200 * GIB, stopAt(stop)));
            assertEquals(60 * GIB + 512, writer.disk().facts().virtualSize());
        }
        try (DiskWriter writer = Disks.openForWriting(storage, FILE, random)) {
            GrowthForecast forecast = Disks.forecast(writer.disk());
            forecast.grow(200 * GIB);
            writer.grow(200 * GIB, Progress.NONE);
            assertEquals(200 * GIB, writer.disk().facts().virtualSize());
            assertData(writer.disk(), MIB, data);
        }
        try (Disk disk = Disks.open(storage, FILE)) {
            assertEquals(List.of(), disk.inspect(Progress.NONE).faults());
        }
    }

    private static Progress stopAt(int call) {
        return new Progress() {
            private int calls;

            @Override
            public void begin(Stage stage, long total) {}

            @Override
            public void advance(long units) throws CancelledException {
                if (++calls == call) throw new CancelledException();
            }
        };
    }
}
