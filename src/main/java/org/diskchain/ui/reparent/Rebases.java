package org.diskchain.ui.reparent;

import org.diskchain.chain.DiskForest;
import org.diskchain.journal.Rebase;
import org.diskchain.plan.PlannedRebase;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.RebaseWish;
import org.diskchain.run.RebaseResult;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;

/// What the window asks of the engine that moves a disk to another parent with its content kept. A
/// seam, so that tests play the engine.
public interface Rebases {
    /// What it takes, or why it must not be done. Reads both chains.
    PlannedRebase plan(DiskForest forest, RebaseWish wish, Progress progress)
            throws IOException, CancelledException;

    /// Follows the plan; a stop that the progress asks for ends it with an unfinished result.
    RebaseResult run(RebasePlan plan, Progress progress) throws IOException;

    /// Goes on with one that a scan found unfinished.
    RebaseResult resume(Rebase found, Progress progress) throws IOException;

    /// Drops an unfinished one: the disk keeps its old parent.
    void drop(Rebase found) throws IOException;
}
