package org.diskchain.read;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.Change;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.disk.NewDisk;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes the sample chain on which a newcomer tries the program.
///
/// ```
///   golden - 2026-03 - 2026-06 - 2026-09 - web01 - web01-test
///     |         |         |         +- web02
///     |         |         +- staging
///     |         +- sql-test - sql-test-2
///     +- app01
///   fs-archive (VHD) -/- fs-archive-2025     the parent is not the one recorded
///   ? (VHD) - dc01-2026                      the parent is missing
/// ```
public final class SampleChain {
    /// The disk with which a first merge is worth trying, and a depth for it.
    public static final String PICK = "ws25-2026-09.avhdx";

    public static final int PICK_DEPTH = 2;

    private static final int MIB = 1 << 20;
    private static final long VHDX_SIZE = 256L * MIB;
    private static final long VHD_SIZE = 64L * MIB;
    private static final int BLOCK = 2 * MIB;
    private static final int SECTOR = 512;
    private static final int PIECE = 64 << 10;

    private final Storage storage;
    private final Path folder;
    private final RandomGenerator random;
    private final Guid virtualDiskId;

    private SampleChain(Storage storage, Path folder, RandomGenerator random) {
        this.storage = storage;
        this.folder = folder;
        this.random = random;
        this.virtualDiskId = Guid.random(random);
    }

    /// A disk of the sample: what its children need to know of it.
    private record Made(String name, Guid identity) {}

    /// Makes the sample in a folder; about 120 MB of files.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if one of its disks is there already
    public static void make(Storage storage, Path folder, RandomGenerator random)
            throws IOException {
        storage.createFolders(folder);
        SampleChain sample = new SampleChain(storage, folder, random);
        sample.webFarm();
        sample.archive();
        sample.domainController();
        storage.sync(folder);
    }

    private void webFarm() throws IOException {
        Made golden = vhdx("ws25-golden.vhdx", null, 0, 5);
        Made march = vhdx("ws25-2026-03.avhdx", golden, 3, 2);
        Made june = vhdx("ws25-2026-06.avhdx", march, 4, 3);
        Made september = vhdx(PICK, june, 6, 2);
        Made web01 = vhdx("web01.avhdx", september, 10, 2);
        vhdx("web01-test.avhdx", web01, 11, 1);
        vhdx("web02.avhdx", september, 12, 1);
        vhdx("web-staging.avhdx", june, 20, 1);
        Made sql = vhdx("sql-test.avhdx", march, 30, 3);
        vhdx("sql-test-2.avhdx", sql, 31, 1);
        vhdx("app01.avhdx", golden, 40, 2);
    }

    private void archive() throws IOException {
        Made archive = vhd("fs-archive.vhd", null, 0, 3);
        vhd("fs-archive-2025.vhd", new Made(archive.name, Guid.random(random)), 4, 1);
    }

    private void domainController() throws IOException {
        Made child = vhd("dc01-2026.vhd", new Made("dc01.vhd", Guid.random(random)), 2, 1);
        vhd("dc01-2026-10.vhd", child, 3, 1);
    }

    private Made vhdx(String name, Made parent, int firstBlock, int blocks) throws IOException {
        return make(name, Format.VHDX, VHDX_SIZE, parent, firstBlock, blocks);
    }

    private Made vhd(String name, Made parent, int firstBlock, int blocks) throws IOException {
        return make(name, Format.VHD, VHD_SIZE, parent, firstBlock, blocks);
    }

    private Made make(
            String name, Format format, long size, Made parent, int firstBlock, int blocks)
            throws IOException {
        Made made = new Made(name, Guid.random(random));
        NewDisk disk =
                new NewDisk(
                        format,
                        parent == null ? DiskType.DYNAMIC : DiskType.DIFFERENCING,
                        size,
                        BLOCK,
                        SECTOR,
                        virtualDiskId,
                        made.identity,
                        parent == null ? ParentLink.NONE : link(parent));
        try (DiskWriter writer = Disks.create(storage, folder.resolve(name), disk, random)) {
            fill(writer, firstBlock, blocks);
        }
        return made;
    }

    private static ParentLink link(Made parent) {
        RecordedPath path =
                new RecordedPath(RecordedPath.Kind.RELATIVE, ".\\" + parent.name, "relative");
        return new ParentLink(List.of(parent.identity), List.of(path));
    }

    /// Pieces of some blocks, so that what is inherited shows between them.
    private void fill(DiskWriter writer, int firstBlock, int blocks) throws IOException {
        List<Change> changes = new ArrayList<>();
        for (int block = firstBlock; block < firstBlock + blocks; block++) {
            for (int piece = 0; piece < 8; piece++) {
                long start = (long) block * BLOCK + piece * 4L * PIECE;
                changes.add(new Change(start, PIECE, false));
            }
        }
        writer.begin(changes);
        byte[] content = new byte[PIECE];
        for (Change change : changes) {
            random.nextBytes(content);
            writer.write(change.start(), ByteBuffer.wrap(content));
        }
        writer.commit();
    }
}
