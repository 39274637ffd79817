package org.diskchain.run;

import org.diskchain.bytes.Storage;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Extent;
import org.diskchain.read.Layers;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Drops blocks of a VHDX in which everything that it owns equals its parent. Reads the same before
/// and after each of them; the file gives back what room is free at its end then.
final class Dropping {
    private static final int BUFFER = 1 << 20;
    private static final int TOGETHER = 512; // blocks

    private final Storage storage;
    private final RandomGenerator random;
    private final Progress progress;
    private final ByteBuffer own = ByteBuffer.allocate(BUFFER);
    private final ByteBuffer parents = ByteBuffer.allocate(BUFFER);
    private long dropped;

    Dropping(Storage storage, RandomGenerator random, Progress progress) {
        this.storage = storage;
        this.random = random;
        this.progress = progress;
    }

    /// Bytes of virtual disk in the blocks that were dropped.
    long dropped() {
        return dropped;
    }

    /// @param parent the disk's ancestors, nearest first
    void run(Path path, List<Disk> parent) throws IOException, CancelledException {
        Layers below = new Layers(parent);
        try (DiskWriter writer = Disks.openForWriting(storage, path, random, progress)) {
            Disk disk = writer.disk();
            long size = disk.facts().virtualSize();
            long block = disk.facts().blockSize();
            progress.begin(Stage.CHECK, size);
            List<Long> equal = new ArrayList<>();
            for (long at = 0; at < size; at += block) {
                long end = Math.min(size, at + block);
                if (isOwnedAndEqual(disk, below, at, end)) equal.add(at);
                if (equal.size() == TOGETHER) drop(writer, equal, block, size);
                progress.advance(end - at);
            }
            drop(writer, equal, block, size);
        }
        Disks.giveBack(storage, path, 0, random, progress);
    }

    private void drop(DiskWriter writer, List<Long> equal, long block, long size)
            throws IOException {
        if (equal.isEmpty()) return;
        writer.giveUp(equal);
        for (long at : equal) dropped += Math.min(size, at + block) - at;
        equal.clear();
    }

    private boolean isOwnedAndEqual(Disk disk, Layers below, long start, long end)
            throws IOException {
        boolean owned = false;
        for (long at = start; at < end; ) {
            Extent extent = disk.extentAt(at, end);
            if (!(extent instanceof Extent.Absent)) {
                if (!isEqual(disk, extent, below)) return false;
                owned |= extent instanceof Extent.Data;
            }
            at = extent.end();
        }
        return owned;
    }

    private boolean isEqual(Disk disk, Extent extent, Layers below) throws IOException {
        for (long at = extent.start(); at < extent.end(); at += own.limit()) {
            int length = (int) Math.min(BUFFER, extent.end() - at);
            below.read(at, parents.clear().limit(length));
            own.clear().limit(length);
            if (extent instanceof Extent.Data data) disk.read(data, at, own);
            else own.put(new byte[length]);
            if (!own.flip().equals(parents.flip())) return false;
        }
        return true;
    }
}
