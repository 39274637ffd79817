package org.diskchain.run;

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
import org.diskchain.read.OpenChain;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A small forest in memory, in which a child can be given another parent; and what each disk reads
/// as.
///
/// ```
///   base --- old --- child --- leaf
///      +---- sub/new
/// ```
final class LinkForest {
    static final Path FOLDER = Path.of("/vm").toAbsolutePath();

    private static final int SIZE = 640 << 10;
    private static final int SECTOR = 512;
    private static final int CHANGES = 6;
    private static final int LONGEST = 60;

    final MemoryStorage storage = new MemoryStorage();
    final Path base;
    final Path old;
    final Path child;
    final Path leaf;
    final Path other;

    private final Format format;
    private final SplittableRandom random;
    private final Map<Path, byte[]> content = new HashMap<>();
    private final Map<Path, Guid> identities = new HashMap<>();

    LinkForest(Format format, long seed) throws Exception {
        this.format = format;
        this.random = new SplittableRandom(seed);
        String ending = format == Format.VHD ? ".vhd" : ".vhdx";
        base = FOLDER.resolve("base" + ending);
        old = FOLDER.resolve("old" + ending);
        child = FOLDER.resolve("child" + ending);
        leaf = FOLDER.resolve("leaf" + ending);
        other = FOLDER.resolve("sub").resolve("new" + ending);
        storage.createFolders(other.getParent());
        make(base, null, ParentLink.NONE);
        make(old, base, link(base, "C:\\vm\\base" + ending, ".\\base" + ending));
        make(child, old, link(old, "C:\\vm\\old" + ending, ".\\old" + ending));
        make(leaf, child, link(child, ".\\child" + ending));
        make(other, base, link(base, "..\\base" + ending));
    }

    private ParentLink link(Path parent, String... paths) {
        return new ParentLink(
                List.of(identities.get(parent)),
                Arrays.stream(paths)
                        .map(
                                path ->
                                        new RecordedPath(
                                                path.contains(":")
                                                        ? RecordedPath.Kind.ABSOLUTE
                                                        : RecordedPath.Kind.RELATIVE,
                                                path,
                                                ""))
                        .toList());
    }

    private void make(Path path, Path parent, ParentLink link) throws Exception {
        Guid identity = Guid.random(random);
        NewDisk disk =
                new NewDisk(
                        format,
                        parent == null ? DiskType.DYNAMIC : DiskType.DIFFERENCING,
                        SIZE,
                        format == Format.VHD ? 64 << 10 : 1 << 20,
                        SECTOR,
                        Guid.random(random),
                        identity,
                        link);
        byte[] bytes = parent == null ? new byte[SIZE] : content.get(parent).clone();
        try (DiskWriter writer = Disks.create(storage, path, disk, random)) {
            for (int i = 0; i < CHANGES; i++) write(writer, bytes);
        }
        identities.put(path, identity);
        content.put(path, bytes);
    }

    private void write(DiskWriter writer, byte[] bytes) throws Exception {
        int start = random.nextInt(SIZE / SECTOR - LONGEST) * SECTOR;
        byte[] data = new byte[(1 + random.nextInt(LONGEST)) * SECTOR];
        random.nextBytes(data);
        writer.begin(List.of(new Change(start, data.length, false)));
        writer.write(start, ByteBuffer.wrap(data));
        writer.commit();
        System.arraycopy(data, 0, bytes, start, data.length);
    }

    /// Writes into the child what the other parent reads: its blocks equal that then.
    void makeEqual() throws Exception {
        byte[] bytes = content.get(other);
        try (DiskWriter writer = Disks.openForWriting(storage, child, random)) {
            writer.begin(List.of(new Change(0, bytes.length, false)));
            writer.write(0, ByteBuffer.wrap(bytes));
            writer.commit();
        }
        content.put(child, read(storage, child));
        content.put(leaf, read(storage, leaf));
    }

    /// What a disk read as when it was made.
    byte[] content(Path disk) {
        return content.get(disk);
    }

    Guid identity(Path disk) {
        return identities.get(disk);
    }

    /// An identity as the checker tells it.
    String plainIdentity(Path disk) {
        String text = identities.get(disk).toString();
        return format == Format.VHD ? text.replace("-", "") : text;
    }

    static DiskForest scan(MemoryStorage storage) throws Exception {
        return new Scanner(storage).scan(List.of(FOLDER), Progress.NONE);
    }

    /// What a disk reads as now.
    static byte[] read(MemoryStorage storage, Path disk) throws Exception {
        try (OpenChain chain = OpenChain.open(storage, scan(storage), disk)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) chain.virtualSize());
            chain.read(0, bytes);
            return bytes.array();
        }
    }
}
