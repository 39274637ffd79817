package org.diskchain.run;

import org.diskchain.bytes.Storage;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Rescued;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/// Room in rescued disks that a power cut left unused, of a merge that is not gone on with.
record Leftovers(Storage storage, RandomGenerator random) {
    /// Gives it back where the file still is the disk of the journal. The caller holds the locks.
    void giveBack(Journal journal, Progress progress) throws IOException, CancelledException {
        for (Rescued rescued : journal.rescued()) {
            Path path = rescued.disk().path();
            if (storage.facts(path).isEmpty() || !isSame(rescued)) continue;
            Disks.giveBack(storage, path, rescued.size(), random, progress);
        }
    }

    /// The same, to the end.
    void giveBack(Journal journal) throws IOException {
        try {
            giveBack(journal, Progress.NONE);
        } catch (CancelledException nobodyCancels) {
            throw new IllegalStateException(nobodyCancels);
        }
    }

    private boolean isSame(Rescued rescued) throws IOException {
        try (Disk disk = Disks.open(storage, rescued.disk().path())) {
            return disk.facts().identity().equals(rescued.disk().oldIdentity());
        }
    }
}
