package org.diskchain.run;

import org.diskchain.bytes.Guid;
import org.diskchain.disk.Change;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.disk.NewDisk;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.testing.MemoryStorage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A small forest made for crash tests, with what each disk must read as. Content comes from a
/// seed: runs of sectors here and there, some of them zeros.
final class CrashForest {
    static final Path FOLDER = Path.of("/forest").toAbsolutePath();
    static final int SECTOR = 512;

    private final MemoryStorage storage = new MemoryStorage();
    private final Map<Path, Made> disks = new LinkedHashMap<>();
    private final Format format;
    private final SplittableRandom random;
    private int sectorSize = SECTOR;

    /// @param content what it reads as
    /// @param owned the sectors, of 512 bytes, that it decides itself
    record Made(Path path, Path parent, byte[] content, BitSet owned, Guid identity) {}

    CrashForest(Format format, long seed) throws IOException {
        this.format = format;
        this.random = new SplittableRandom(seed);
        storage.createFolders(FOLDER);
    }

    CrashForest largeSectors() {
        sectorSize = 4096;
        return this;
    }

    boolean isVhd() {
        return format == Format.VHD;
    }

    Format format() {
        return format;
    }

    MemoryStorage storage() {
        return storage;
    }

    Map<Path, Made> disks() {
        return disks;
    }

    Made disk(Path path) {
        return disks.get(path);
    }

    Path path(String name) {
        return FOLDER.resolve(name + (format == Format.VHD ? ".vhd" : ".vhdx"));
    }

    CrashForest fixed(String name, int size, int runs) throws IOException {
        return make(name, DiskType.FIXED, null, size, 1, runs);
    }

    /// @param blocks times the least block size of the format
    CrashForest dynamic(String name, int size, int blocks, int runs) throws IOException {
        return make(name, DiskType.DYNAMIC, null, size, blocks, runs);
    }

    CrashForest child(String name, String parent, int blocks, int runs) throws IOException {
        return child(name, parent, disk(path(parent)).content.length, blocks, runs);
    }

    CrashForest child(String name, String parent, int size, int blocks, int runs)
            throws IOException {
        return make(name, DiskType.DIFFERENCING, disk(path(parent)), size, blocks, runs);
    }

    private CrashForest make(
            String name, DiskType type, Made parent, int size, int blocks, int runs)
            throws IOException {
        Guid identity = Guid.random(random);
        int block = (format == Format.VHD ? 64 << 10 : 1 << 20) * blocks;
        NewDisk disk =
                new NewDisk(
                        format,
                        type,
                        size,
                        block,
                        sectorSize,
                        Guid.random(random),
                        identity,
                        parent == null ? ParentLink.NONE : link(parent));
        byte[] content = parent == null ? new byte[size] : Arrays.copyOf(parent.content, size);
        BitSet owned = new BitSet();
        try (DiskWriter writer = Disks.create(storage, path(name), disk, random)) {
            if (runs > 0) fill(writer, content, owned, runs);
        }
        new UnknownBytes(format).put(storage, path(name));
        Path above = parent == null ? null : parent.path;
        disks.put(path(name), new Made(path(name), above, content, owned, identity));
        return this;
    }

    private static ParentLink link(Made parent) {
        String path = ".\\" + parent.path.getFileName();
        return new ParentLink(
                List.of(parent.identity),
                List.of(new RecordedPath(RecordedPath.Kind.RELATIVE, path, "relative")));
    }

    /// One run in each equal part of the disk.
    private void fill(DiskWriter writer, byte[] content, BitSet owned, int runs)
            throws IOException {
        int part = content.length / sectorSize / runs;
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            int from = i * part + random.nextInt(part);
            int most = Math.min((i + 1) * part - from, random.nextInt(5) == 0 ? part : 24);
            long length = (1L + random.nextInt(most)) * sectorSize;
            changes.add(new Change((long) from * sectorSize, length, random.nextInt(4) == 0));
        }
        writer.begin(changes);
        for (Change change : changes) {
            byte[] bytes = new byte[(int) change.length()];
            // some owned data is all zero, and shadows the parent all the same
            if (!change.zero() && random.nextInt(6) > 0) random.nextBytes(bytes);
            if (!change.zero()) writer.write(change.start(), ByteBuffer.wrap(bytes));
            System.arraycopy(bytes, 0, content, (int) change.start(), bytes.length);
            owned.set((int) change.start() / SECTOR, (int) change.end() / SECTOR);
        }
        writer.commit();
    }

    /// Changes one file as another program would.
    CrashForest edit(String name, Edit edit) throws IOException {
        try (DiskWriter writer = Disks.openForWriting(storage, path(name), random)) {
            edit.on(writer);
        }
        return this;
    }

    @FunctionalInterface
    interface Edit {
        void on(DiskWriter writer) throws IOException;
    }
}
