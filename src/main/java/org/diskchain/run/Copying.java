package org.diskchain.run;

import org.diskchain.bytes.Storage;
import org.diskchain.disk.Change;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Journal;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.Participant;
import org.diskchain.journal.Phase;
import org.diskchain.read.Batch;
import org.diskchain.read.Batches;
import org.diskchain.read.Layers;
import org.diskchain.read.Measurer;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Copies what the merged disks own into the target, batch by batch.
///
/// ```
///   begin    room for the blocks that are missing             force
///   write    payload                                          (nothing points there yet)
///   commit   payload, then tables                             force, force
///   journal  "up to here"                                     force: never ahead of the data
/// ```
///
/// Reads through the source never change: every sector written is one that the source, or a disk
/// between, decides. A sector that none of them owns is not written.
final class Copying {
    private static final int BUFFER = 2 << 20;

    private final Storage storage;
    private final RandomGenerator random;
    private final HeldCancel progress;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private Journal journal;
    private long copied;

    Copying(Storage storage, RandomGenerator random, Journal journal, HeldCancel progress) {
        this.storage = storage;
        this.random = random;
        this.journal = journal;
        this.progress = progress;
    }

    /// The journal as it was last made durable.
    Journal journal() {
        return journal;
    }

    /// Payload that this run has made durable, in bytes.
    long copied() {
        return copied;
    }

    void run(Progress cancellable) throws IOException, CancelledException {
        try (Opened<Disk> merged = new Opened<>();
                DiskWriter target =
                        Disks.openForWriting(storage, journal.target().path(), random)) {
            for (Participant disk : journal.mergedLine().subList(0, journal.depth())) {
                merged.add(Disks.open(storage, disk.path()));
            }
            Layers layers = new Layers(merged.all());
            if (layers.virtualSize() > target.disk().facts().virtualSize()) {
                target.grow(layers.virtualSize(), cancellable);
            }
            copy(layers, target);
        }
    }

    private void copy(Layers layers, DiskWriter target) throws IOException, CancelledException {
        progress.begin(Stage.COPY, journal.totalBytes());
        progress.advance(journal.doneBytes());
        boolean zerosAreWritten = Measurer.writesZeros(target.disk().facts());
        Batches batches = new Batches(layers, journal.position(), zerosAreWritten);
        progress.safePoint();
        Optional<Batch> batch = batches.next(progress);
        while (batch.isPresent()) {
            copy(batch.get(), layers, target);
            progress.safePoint();
            batch = batches.next(progress);
        }
    }

    private void copy(Batch batch, Layers layers, DiskWriter target) throws IOException {
        target.begin(batch.changes());
        long data = 0;
        for (Change change : batch.changes()) {
            if (!change.zero()) data += copy(change, layers, target);
        }
        target.commit();
        long done = journal.doneBytes() + batch.ownedBytes();
        Journal next = journal.at(Phase.COPY, batch.end(), done);
        JournalFile.write(storage, next);
        journal = next;
        copied += batch.ownedBytes();
        progress.advance(batch.ownedBytes() - data);
    }

    private long copy(Change change, Layers layers, DiskWriter target) throws IOException {
        for (long at = change.start(); at < change.end(); at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(BUFFER, change.end() - at));
            layers.read(at, buffer);
            buffer.flip();
            target.write(at, buffer);
            progress.advance(buffer.limit());
        }
        return change.length();
    }
}
