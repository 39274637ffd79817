package org.diskchain.run;

import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.journal.Journal;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Runs a merge, goes on with an unfinished one, or drops it.
public final class MergeRunner {
    private final Storage storage;
    private final RandomGenerator random;
    private final InstantSource clock;

    public MergeRunner(Storage storage, RandomGenerator random, InstantSource clock) {
        this.storage = storage;
        this.random = random;
        this.clock = clock;
    }

    /// Follows the plan; goes on with the merge where it was begun before. A cancel ends it at the
    /// next safe point, with an unfinished result.
    ///
    /// @throws RunRefusedException before anything is written, if the disks are not those of the
    ///   plan any more or another program has them
    public MergeResult run(DiskForest forest, MergePlan plan, Progress progress)
            throws IOException {
        throw new UnsupportedOperationException("to come " + storage + random + clock);
    }

    /// Goes on with an unfinished merge found by a scan.
    public MergeResult resume(DiskForest forest, Journal journal, Progress progress)
            throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /// Drops an unfinished merge of which no identity has changed yet.
    ///
    /// @throws RunRefusedException if identities have changed
    public void drop(Journal journal) throws IOException {
        throw new UnsupportedOperationException("to come");
    }
}
