package org.diskchain.run;

import org.diskchain.bytes.Storage;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Participant;
import org.diskchain.journal.Rescued;
import org.diskchain.journal.Verify;
import org.diskchain.read.Batch;
import org.diskchain.read.Batches;
import org.diskchain.read.Inherited;
import org.diskchain.read.Layers;
import org.diskchain.run.BatchCopy.Check;
import org.diskchain.run.VerifyFailedException.Part;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Copies into each rescued disk what it inherits and would lose, while every disk still reads as
/// before. What it has got already it owns, so that each run begins at the start and finds only
/// what is missing.
final class Rescuing {
    private final Storage storage;
    private final RandomGenerator random;
    private final Run run;
    private final Progress progress;

    Rescuing(Storage storage, RandomGenerator random, Run run, Progress progress) {
        this.storage = storage;
        this.random = random;
        this.run = run;
        this.progress = progress;
    }

    void run() throws IOException, CancelledException {
        List<Rescued> all = run.journal().rescued();
        if (all.isEmpty()) return;
        progress.begin(Stage.RESCUE, run.journal().rescueBytes());
        progress.advance(run.journal().doneBytes());
        try (Opened<Disk> chain = new Opened<>()) {
            for (Participant disk : run.journal().mergedLine()) open(disk, chain);
            for (Participant disk : run.journal().below()) open(disk, chain);
            long wanted = 0;
            for (Rescued rescued : all) {
                wanted += rescued.bytes();
                rescue(rescued, chain.all());
                settle(wanted);
            }
        }
    }

    private void open(Participant disk, Opened<Disk> chain) throws IOException {
        chain.add(Disks.open(storage, disk.path()));
    }

    private void rescue(Rescued rescued, List<Disk> chain) throws IOException, CancelledException {
        Layers above = new Layers(chain.subList(0, rescued.parent()));
        Layers parent = new Layers(chain.subList(rescued.parent(), chain.size()));
        Path path = rescued.disk().path();
        Disks.giveBack(storage, path, rescued.size(), random, progress);
        try (DiskWriter disk = Disks.openForWriting(storage, path, random, progress)) {
            Inherited lost = new Inherited(disk.disk(), above, parent);
            Batches batches = run.batches(lost, 0, disk.disk());
            BatchCopy copy = new BatchCopy(parent, disk, progress, check(path, parent));
            Optional<Batch> batch = batches.next(progress);
            while (batch.isPresent()) {
                long rest = copy.copy(batch.get());
                run.rescued(path, batch.get().ownedBytes());
                progress.advance(rest);
                batch = batches.next(progress);
            }
        }
        if (verifies()) requireNothingLost(path, above, parent);
    }

    /// A table or a bitmap that was not written leaves sectors to the parent: nothing is wrong yet,
    /// but they would be lost.
    private void requireNothingLost(Path path, Layers above, Layers parent)
            throws IOException, CancelledException {
        try (ReadBack disk = ReadBack.open(storage, path)) {
            Inherited lost = new Inherited(disk.disk(), above, parent);
            Optional<Batch> missing = run.batches(lost, 0, disk.disk()).next(progress);
            if (missing.isEmpty()) return;
            long offset = missing.get().changes().getFirst().start();
            throw new VerifyFailedException(path, offset, Part.RESCUED);
        }
    }

    /// What was read back wrong must not become part of the disk: it would count as rescued.
    private Check check(Path path, Layers parent) {
        if (!verifies()) return Check.NONE;
        return (change, disk) ->
                new WrittenPayload(storage, path, Part.RESCUED, progress)
                        .compare(change, parent, disk);
    }

    private boolean verifies() {
        return run.journal().verify() != Verify.NONE;
    }

    /// A disk may have been written meanwhile and need less, or a batch may have been made durable
    /// without a word in the journal.
    private void settle(long wanted) throws IOException, CancelledException {
        long missing = wanted - run.journal().doneBytes();
        if (missing <= 0) return;
        run.write(run.journal().after(0, wanted, run.journal().done().targetSize()));
        progress.advance(missing);
    }
}
