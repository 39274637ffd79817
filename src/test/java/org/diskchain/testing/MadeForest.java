package org.diskchain.testing;

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
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A forest made at random from a seed, with a model in memory beside it: what each disk must read
/// as, what it owns, and which disk it is made from. The model knows nothing of formats.
public final class MadeForest {
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    /// One disk of the model.
    ///
    /// @param content what it reads as
    /// @param owned the sectors that it decides itself
    public record Made(
            Path path, Path parent, byte[] content, BitSet owned, Guid identity, int sectorSize) {}

    private final Storage storage;
    private final Path folder;
    private final SplittableRandom random;
    private final Map<Path, Made> disks = new LinkedHashMap<>();
    private final Format format;
    private final int sectorSize;

    /// Makes from 3 to 9 disks, in one or two trees of one format.
    public MadeForest(Storage storage, Path folder, long seed) throws IOException {
        this.storage = storage;
        this.folder = folder;
        this.random = new SplittableRandom(seed);
        this.format = random.nextBoolean() ? Format.VHD : Format.VHDX;
        this.sectorSize = format == Format.VHDX && random.nextInt(3) == 0 ? 4096 : 512;
        storage.createFolders(folder);
        long size = size();
        int count = 3 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            Made parent = i == 0 || random.nextInt(9) == 0 ? null : any();
            make("d" + i, parent, parent == null ? size : sizeOver(parent));
        }
    }

    public Map<Path, Made> disks() {
        return disks;
    }

    /// The disk and its ancestors, leaf first.
    public List<Made> chain(Path leaf) {
        List<Made> chain = new ArrayList<>();
        for (Made disk = disks.get(leaf); disk != null; disk = disks.get(disk.parent())) {
            chain.add(disk);
            if (disk.parent() == null) break;
        }
        return chain;
    }

    private Made any() {
        List<Made> all = List.copyOf(disks.values());
        // rather late ones, so that chains grow long
        return all.get(Math.max(random.nextInt(all.size()), random.nextInt(all.size())));
    }

    private long size() {
        return (1 + random.nextInt(5 * MIB / sectorSize)) * (long) sectorSize;
    }

    /// VHD: always the parent's size. VHDX: mostly.
    private long sizeOver(Made parent) {
        return format == Format.VHDX && random.nextInt(6) == 0 ? size() : parent.content().length;
    }

    private void make(String name, Made parent, long size) throws IOException {
        boolean hasParent = parent != null;
        DiskType type =
                hasParent
                        ? DiskType.DIFFERENCING
                        : random.nextInt(4) == 0 ? DiskType.FIXED : DiskType.DYNAMIC;
        Guid identity = Guid.random(random);
        NewDisk disk =
                new NewDisk(
                        format,
                        type,
                        size,
                        blockSize(),
                        sectorSize,
                        Guid.random(random),
                        identity,
                        hasParent ? link(parent) : ParentLink.NONE);
        Path path = folder.resolve(name + (format == Format.VHD ? ".vhd" : ".vhdx"));
        byte[] content =
                hasParent ? Arrays.copyOf(parent.content(), (int) size) : new byte[(int) size];
        BitSet owned = new BitSet();
        try (DiskWriter writer = Disks.create(storage, path, disk, random)) {
            int batches = random.nextInt(3);
            for (int i = 0; i < batches; i++) write(writer, content, owned);
        }
        disks.put(
                path,
                new Made(
                        path,
                        hasParent ? parent.path() : null,
                        content,
                        owned,
                        identity,
                        sectorSize));
    }

    private int blockSize() {
        return format == Format.VHD ? 64 * KIB << random.nextInt(6) : MIB << random.nextInt(3);
    }

    private static ParentLink link(Made parent) {
        String name = ".\\" + parent.path().getFileName();
        return new ParentLink(
                List.of(parent.identity()),
                List.of(new RecordedPath(RecordedPath.Kind.RELATIVE, name, "relative")));
    }

    private void write(DiskWriter writer, byte[] content, BitSet owned) throws IOException {
        List<Change> changes = changes(content.length / sectorSize);
        writer.begin(changes);
        for (Change change : changes) {
            byte[] bytes = new byte[(int) change.length()];
            // some owned data is all zero, and shadows the parent all the same
            if (!change.zero() && random.nextInt(5) > 0) random.nextBytes(bytes);
            if (!change.zero()) writer.write(change.start(), ByteBuffer.wrap(bytes));
            System.arraycopy(bytes, 0, content, (int) change.start(), bytes.length);
            owned.set((int) (change.start() / sectorSize), (int) (change.end() / sectorSize));
        }
        writer.commit();
    }

    private List<Change> changes(int sectors) {
        List<Change> changes = new ArrayList<>();
        int at = random.nextInt(Math.max(1, sectors / 2));
        int most = 1 + random.nextInt(6);
        while (at < sectors && changes.size() < most) {
            int length = 1 + random.nextInt(Math.min(sectors - at, 1 << (1 + random.nextInt(13))));
            boolean zero = random.nextInt(4) == 0;
            changes.add(new Change((long) at * sectorSize, (long) length * sectorSize, zero));
            at += length + random.nextInt(1 + sectors / 3);
        }
        return changes;
    }
}
