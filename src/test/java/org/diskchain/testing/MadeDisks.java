package org.diskchain.testing;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.disk.NewDisk;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.disk.RecordedPath.Kind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Makes small disks without content where a test wants them. A name that ends in `x` is a VHDX.
public final class MadeDisks {
    public static final long SIZE = 1 << 20;

    private static final int BLOCK = 2 << 20;
    private static final int SECTOR = 512;

    private final Storage storage;
    private final Random random = new Random(1);

    public MadeDisks(Storage storage) {
        this.storage = storage;
    }

    /// A disk without a parent.
    ///
    /// @return its identity
    public Guid base(Path file) throws IOException {
        return make(file, Guid.random(random), ParentLink.NONE);
    }

    /// A child of the disk of that identity, which records these paths.
    ///
    /// @return its own identity
    public Guid child(Path file, Guid parent, String... paths) throws IOException {
        return make(file, Guid.random(random), link(parent, paths));
    }

    public Guid make(Path file, Guid identity, ParentLink parent) throws IOException {
        return make(file, identity, parent, SIZE, SECTOR);
    }

    public Guid make(Path file, Guid identity, ParentLink parent, long size, int sectorSize)
            throws IOException {
        storage.createFolders(file.getParent());
        boolean hasParent = !parent.equals(ParentLink.NONE);
        NewDisk disk =
                new NewDisk(
                        file.toString().endsWith("x") ? Format.VHDX : Format.VHD,
                        hasParent ? DiskType.DIFFERENCING : DiskType.DYNAMIC,
                        size,
                        BLOCK,
                        sectorSize,
                        Guid.random(random),
                        identity,
                        parent);
        Disks.create(storage, file, disk, random).close();
        return identity;
    }

    public static ParentLink link(Guid parent, String... paths) {
        return new ParentLink(
                List.of(parent),
                Stream.of(paths).map(path -> new RecordedPath(kind(path), path, "")).toList());
    }

    private static Kind kind(String path) {
        if (path.startsWith("\\\\?\\Volume")) return Kind.VOLUME;
        boolean absolute = path.startsWith("/") || path.startsWith("\\") || path.contains(":");
        return absolute ? Kind.ABSOLUTE : Kind.RELATIVE;
    }
}
