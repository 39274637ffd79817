package org.diskchain.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.bytes.ByteFile;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// A VHDX that is changed at random, and beside it what it must read: a `byte[]`, and a bit for
/// each sector that the disk owns.
final class VhdxModel {
    static final Path FILE = Path.of("/disks/model.vhdx");

    private final MemoryStorage storage = new MemoryStorage();
    private final Random random;
    private final NewDisk made;
    private final byte[] parent;
    private byte[] content;
    private final BitSet owned = new BitSet();
    private DiskWriter writer;
    private long foretold;

    VhdxModel(long seed, NewDisk made) throws IOException {
        this.random = new Random(seed);
        this.made = made;
        boolean child = made.type() == DiskType.DIFFERENCING;
        this.parent = new byte[child ? (int) made.virtualSize() * 3 / 2 : 0];
        random.nextBytes(parent);
        this.content = Arrays.copyOf(parent, (int) made.virtualSize());
        storage.createFolders(FILE.getParent());
        this.writer = Disks.create(storage, FILE, made, random);
    }

    /// One to six changes in two batches, cut at random: a batch may end within a block.
    void batch() throws IOException {
        List<Change> changes = randomChanges();
        foretell(_ -> {}, changes);
        long cut = bytes(random.nextInt(sector(content.length)));
        commit(changes.stream().flatMap(change -> before(cut, change)).toList());
        commit(changes.stream().flatMap(change -> after(cut, change)).toList());
    }

    /// Data may be cut anywhere; a stretch of zeros belongs to one batch.
    private static Stream<Change> before(long cut, Change change) {
        if (change.zero()) return change.start() < cut ? Stream.of(change) : Stream.of();
        long length = Math.min(change.end(), cut) - change.start();
        return length > 0 ? Stream.of(new Change(change.start(), length, false)) : Stream.of();
    }

    private static Stream<Change> after(long cut, Change change) {
        if (change.zero()) return change.start() < cut ? Stream.of() : Stream.of(change);
        long start = Math.max(change.start(), cut);
        return start < change.end()
                ? Stream.of(new Change(start, change.end() - start, false))
                : Stream.of();
    }

    private void commit(List<Change> changes) throws IOException {
        writer.begin(changes);
        for (Change change : changes) {
            byte[] bytes = new byte[(int) change.length()];
            if (!change.zero()) {
                random.nextBytes(bytes);
                writeInPieces(change, bytes);
            }
            System.arraycopy(bytes, 0, content, (int) change.start(), bytes.length);
            owned.set(sector(change.start()), sector(change.end()));
        }
        writer.commit();
    }

    private void writeInPieces(Change change, byte[] bytes) throws IOException {
        int piece = Math.max(made.logicalSectorSize(), bytes.length / 3);
        for (int at = 0; at < bytes.length; at += piece) {
            int length = Math.min(piece, bytes.length - at);
            writer.write(change.start() + at, ByteBuffer.wrap(bytes, at, length));
        }
    }

    private interface Growth {
        void grow(GrowthForecast forecast) throws IOException;
    }

    private void foretell(Growth growth, List<Change> changes) throws IOException {
        GrowthForecast forecast = Disks.forecast(writer.disk());
        growth.grow(forecast);
        for (Change change : changes) forecast.add(change);
        foretold = forecast.fileSizeAfter();
    }

    private List<Change> randomChanges() {
        List<Change> changes = new ArrayList<>();
        int sectors = sector(content.length);
        int at = 0;
        for (int i = random.nextInt(6); i >= 0 && at < sectors; i--) {
            int start = at + random.nextInt(Math.max(1, (sectors - at) / 3));
            int end = start + 1 + random.nextInt(Math.max(1, (sectors - start) / 2));
            if (random.nextBoolean()) {
                start = Math.max(at, alignDown(start));
                end = Math.max(start + 1, Math.min(sectors, alignDown(end + sectorsPerBlock())));
            }
            end = Math.min(end, sectors);
            changes.add(new Change(bytes(start), bytes(end - start), random.nextInt(3) == 0));
            at = end;
        }
        return changes;
    }

    private int alignDown(int sector) {
        return sector / sectorsPerBlock() * sectorsPerBlock();
    }

    private int sectorsPerBlock() {
        return made.blockSize() / made.logicalSectorSize();
    }

    private int sector(long bytes) {
        return (int) (bytes / made.logicalSectorSize());
    }

    private long bytes(int sectors) {
        return (long) sectors * made.logicalSectorSize();
    }

    void grow() throws Exception {
        int old = content.length;
        long larger = bytes(sector(old) + 1 + random.nextInt(3 * sectorsPerBlock()));
        foretell(forecast -> forecast.grow(larger), List.of());
        writer.grow(larger, Progress.NONE);
        content = Arrays.copyOf(content, (int) larger);
        owned.set(sector(old), sector(larger));
    }

    /// Becomes as small as another disk.
    void shrink() throws Exception {
        long smaller = bytes(1 + random.nextInt(sector(content.length)));
        Path other = Path.of("/disks/other.vhdx");
        NewDisk small =
                NewVhdx.of(DiskType.DYNAMIC, smaller, NewVhdx.MIB, made.logicalSectorSize());
        foretold = Disks.forecast(writer.disk()).fileSizeAfter();
        try (DiskWriter source = Disks.create(storage, other, small, random)) {
            writer.takeVirtualDiskFacts(source.disk(), Progress.NONE);
        }
        storage.delete(other);
        content = Arrays.copyOf(content, (int) smaller);
        owned.clear(sector(smaller), Math.max(sector(smaller), owned.length()));
    }

    void reopen() throws IOException {
        writer.close();
        try (Disk disk = Disks.open(storage, FILE)) {
            assertEquals(List.of(), disk.openingFaults());
        }
        writer = Disks.openForWriting(storage, FILE, random);
        try (ByteFile file = storage.open(FILE)) {
            foretold = file.size();
        }
    }

    void check(String when) throws Exception {
        Disk disk = writer.disk();
        assertEquals(foretold, disk.facts().fileSize(), when + ": size of the file");
        assertEquals(List.of(), disk.inspect(Progress.NONE).faults(), when);
        assertArrayEquals(content, DiskContent.read(disk, parent), when + ": content");
        if (made.type() != DiskType.DIFFERENCING) return;
        assertEquals(owned, DiskContent.owned(disk), when + ": sectors of its own");
    }

    void close() throws IOException {
        writer.close();
    }
}
