package org.diskchain.disk;

import static org.diskchain.disk.NewVhdx.MIB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

/// Wherever the power is cut, the disk opens, each sector of the batch is old or new, and no other
/// sector has changed.
final class VhdxCrashTest {
    private static final Path FILE = Path.of("/disks/crash.vhdx");
    private static final int SIZE = 5 * MIB / 2;
    private static final int SECTOR = 512;
    private static final int TRIES = 3;
    private static final Guid OTHER = new Guid(0x77, 0x78);
    private static final byte[] PARENT = new byte[SIZE];

    /// A batch as it was run: the disk's content before and after, and when it was durable.
    private record Batch(byte[] before, byte[] after, int started, int durable) {}

    private final List<Batch> batches = new ArrayList<>();
    private final List<Integer> commits = new ArrayList<>(); // forces made before each
    private int beforeClose; // forces made until then
    private byte[] parent;
    private byte[] content;

    @BeforeAll
    static void fillParent() {
        new Random(5).nextBytes(PARENT);
    }

    @ParameterizedTest
    @EnumSource(names = {"DYNAMIC", "FIXED", "DIFFERENCING"})
    void everySectorIsOldOrNew(DiskType type) throws Exception {
        CrashFile file = run(type, _ -> false);
        file.forEachCrash(1, TRIES, this::assertOldOrNew);
    }

    /// The second batch puts new bytes where the parent showed.
    @Test
    void payloadThatIsNotForcedIsNoticed() throws Exception {
        run(DiskType.DIFFERENCING, _ -> false);
        int payload = commits.get(1);
        batches.clear();
        CrashFile file = run(DiskType.DIFFERENCING, force -> force == payload);
        assertThrows(AssertionError.class, () -> file.forEachCrash(1, 20, this::assertOldOrNew));
    }

    @Test
    void pagesThatAreNotForcedAreNoticed() throws Exception {
        run(DiskType.DIFFERENCING, _ -> false);
        int pages = beforeClose - 1;
        batches.clear();
        CrashFile file = run(DiskType.DIFFERENCING, force -> force == pages);
        assertThrows(AssertionError.class, () -> file.forEachCrash(1, 20, this::assertOldOrNew));
    }

    /// Three batches of all kinds of changes; the disk is 2.5 MiB in blocks of 1 MiB.
    private CrashFile run(DiskType type, IntPredicate swallowed) throws Exception {
        CrashFile file = new CrashFile(made(type), swallowed);
        parent = type == DiskType.DIFFERENCING ? PARENT : new byte[SIZE];
        content = parent.clone();
        Random random = new Random(7);
        DiskWriter writer = VhdxWriter.open(file, FILE, random);
        batch(writer, file, random, data(4096, 8192), zero(MIB / 2, 4096), data(MIB, MIB));
        batch(writer, file, random, data(8192, 65536), zero(MIB, MIB), data(2 * MIB, 512));
        batch(writer, file, random, zero(0, 6144), data(MIB + 512, 9000 / 512 * 512));
        beforeClose = file.forces();
        writer.close();
        return file;
    }

    private static byte[] made(DiskType type) throws IOException {
        MemoryStorage storage = new MemoryStorage();
        storage.createFolders(FILE.getParent());
        NewDisk disk = NewVhdx.of(type, SIZE, MIB, SECTOR);
        Disks.create(storage, FILE, disk, new Random(3)).close();
        return storage.bytes(FILE);
    }

    private static Change data(long start, long length) {
        return new Change(start, length, false);
    }

    private static Change zero(long start, long length) {
        return new Change(start, length, true);
    }

    private void batch(DiskWriter writer, CrashFile file, Random random, Change... changes)
            throws IOException {
        byte[] before = content.clone();
        int started = file.events();
        writer.begin(List.of(changes));
        for (Change change : changes) {
            byte[] bytes = new byte[(int) change.length()];
            if (!change.zero()) {
                random.nextBytes(bytes);
                writer.write(change.start(), ByteBuffer.wrap(bytes));
            }
            System.arraycopy(bytes, 0, content, (int) change.start(), bytes.length);
        }
        commits.add(file.forces());
        writer.commit();
        batches.add(new Batch(before, content.clone(), started, file.events()));
    }

    private void assertOldOrNew(byte[] left, int events) throws IOException {
        byte[] found;
        try {
            found = read(left);
        } catch (DamagedDiskException e) {
            throw new AssertionError("after " + events + " events", e);
        }
        byte[] old = batches.getFirst().before();
        for (Batch batch : batches) {
            if (batch.durable() <= events) old = batch.after();
            else if (batch.started() < events) {
                assertSectors(found, old, batch.after(), events);
                return;
            }
        }
        assertSectors(found, old, old, events);
    }

    private byte[] read(byte[] left) throws IOException {
        MemoryStorage storage = new MemoryStorage().put(FILE, left);
        try (Disk disk = Disks.open(storage, FILE)) {
            return DiskContent.read(disk, parent);
        }
    }

    private static void assertSectors(byte[] found, byte[] old, byte[] now, int events) {
        for (int at = 0; at < found.length; at += SECTOR) {
            ByteBuffer sector = ByteBuffer.wrap(found, at, SECTOR);
            boolean known =
                    sector.equals(ByteBuffer.wrap(old, at, SECTOR))
                            || sector.equals(ByteBuffer.wrap(now, at, SECTOR));
            assertTrue(known, "sector at " + at + " after " + events + " events");
        }
    }

    @Test
    void whatWasCutIsRepairedByTheNextWriter() throws Exception {
        CrashFile file = run(DiskType.DIFFERENCING, _ -> false);
        file.forEachCrash(
                2,
                1,
                (left, events) -> {
                    byte[] before = read(left);
                    MemoryStorage storage = new MemoryStorage().put(FILE, left);
                    Disks.openForWriting(storage, FILE, new Random(1)).close();
                    try (Disk disk = Disks.open(storage, FILE)) {
                        assertEquals(List.of(), disk.openingFaults(), "after " + events);
                        assertEquals(List.of(), disk.inspect(Progress.NONE).faults());
                        assertEquals(
                                ByteBuffer.wrap(before),
                                ByteBuffer.wrap(DiskContent.read(disk, parent)));
                    }
                });
    }

    @Test
    void theLinkIsOldOrNew() throws Exception {
        relink(_ -> false).forEachCrash(1, TRIES, VhdxCrashTest::assertLinked);
    }

    @Test
    void anEntryThatIsNotForcedIsNoticed() throws Exception {
        int entry = 2; // after one for each header
        CrashFile file = relink(force -> force == entry);
        assertThrows(
                AssertionError.class, () -> file.forEachCrash(1, 20, VhdxCrashTest::assertLinked));
    }

    private static CrashFile relink(IntPredicate swallowed) throws IOException {
        CrashFile file = new CrashFile(made(DiskType.DIFFERENCING), swallowed);
        DiskWriter writer = VhdxWriter.open(file, FILE, new Random(7));
        writer.acceptParent(OTHER, NewVhdx.PARENT);
        writer.adoptParent(OTHER, NewVhdx.PARENT);
        writer.close();
        return file;
    }

    private static void assertLinked(byte[] left, int events) throws IOException {
        MemoryStorage storage = new MemoryStorage().put(FILE, left);
        try (Disk disk = Disks.open(storage, FILE)) {
            ParentLink link = disk.facts().parent();
            assertTrue(link.accepts(NewVhdx.PARENT), "after " + events + " events");
            assertEquals(NewVhdx.LINK.paths().size(), link.paths().size());
            assertEquals(NewVhdx.IDENTITY, disk.facts().identity());
        } catch (DamagedDiskException e) {
            throw new AssertionError("after " + events + " events", e);
        }
    }

    /// The identity changes in both headers, one after the other.
    @Test
    void theIdentityIsOldOrNew() throws Exception {
        CrashFile file = new CrashFile(made(DiskType.DYNAMIC), _ -> false);
        DiskWriter writer = VhdxWriter.open(file, FILE, new Random(7));
        writer.setIdentity(OTHER);
        int durable = file.events();
        writer.close();
        file.forEachCrash(
                1,
                20,
                (left, events) -> {
                    MemoryStorage storage = new MemoryStorage().put(FILE, left);
                    try (Disk disk = Disks.open(storage, FILE)) {
                        Guid found = disk.facts().identity();
                        boolean allowed = found.equals(NewVhdx.IDENTITY) && events < durable;
                        assertTrue(allowed || found.equals(OTHER), "after " + events);
                    }
                });
    }
}
