package org.diskchain.run;

import org.diskchain.bytes.Storage;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Participant;
import org.diskchain.read.Batch;
import org.diskchain.read.Batches;
import org.diskchain.read.Layers;
import org.diskchain.run.BatchCopy.Check;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Copies what the merged disks own into the target, batch by batch; after each the journal says
/// "up to here", so that it is never ahead of the data.
///
/// Reads through the source never change: every sector written is one that the source, or a disk
/// between, decides. A sector that none of them owns is not written.
final class Copying {
    private final Storage storage;
    private final RandomGenerator random;
    private final Run run;
    private final Progress progress;

    Copying(Storage storage, RandomGenerator random, Run run, Progress progress) {
        this.storage = storage;
        this.random = random;
        this.run = run;
        this.progress = progress;
    }

    void run() throws IOException, CancelledException {
        Journal journal = run.journal();
        Path path = journal.target().path();
        Disks.giveBack(storage, path, journal.done().targetSize(), random, progress);
        try (Opened<Disk> merged = new Opened<>();
                DiskWriter target = Disks.openForWriting(storage, path, random, progress)) {
            for (Participant disk : journal.mergedLine().subList(0, journal.depth())) {
                merged.add(Disks.open(storage, disk.path()));
            }
            Layers layers = new Layers(merged.all());
            if (layers.virtualSize() > target.disk().facts().virtualSize()) {
                target.grow(layers.virtualSize(), progress);
                run.copied(0, journal.position()); // what it took is not given back
            }
            copy(layers, target);
        }
    }

    private void copy(Layers layers, DiskWriter target) throws IOException, CancelledException {
        Journal journal = run.journal();
        progress.begin(Stage.COPY, journal.totalBytes() - journal.rescueBytes());
        progress.advance(journal.doneBytes() - journal.rescueBytes());
        Batches batches = run.batches(layers, journal.position(), target.disk());
        BatchCopy copy = new BatchCopy(layers, target, progress, Check.NONE);
        Optional<Batch> batch = batches.next(progress);
        while (batch.isPresent()) {
            long rest = copy.copy(batch.get());
            run.copied(batch.get().ownedBytes(), batch.get().end());
            progress.advance(rest);
            batch = batches.next(progress);
        }
    }
}
