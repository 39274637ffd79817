package org.diskchain.cli;

import org.diskchain.chain.DiskForest;
import org.diskchain.journal.Rebase;
import org.diskchain.plan.PlannedRebase;
import org.diskchain.plan.PlannedReconnect;
import org.diskchain.plan.RebaseWish;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.run.RebaseResult;
import org.diskchain.run.ReconnectResult;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;

/// What the commands ask of the engine that give disks other parents.
interface LinkEngine {
    PlannedReconnect plan(DiskForest forest, ReconnectWish wish) throws IOException;

    ReconnectResult reconnect(PlannedReconnect.ReconnectPlan plan) throws IOException;

    /// @see org.diskchain.run.Reconnector#undo
    boolean undo(DiskForest forest, Path child) throws IOException;

    /// @see org.diskchain.run.Reconnector#forget
    void forget(Path child) throws IOException;

    PlannedRebase plan(DiskForest forest, RebaseWish wish, Progress progress)
            throws IOException, CancelledException;

    RebaseResult rebase(PlannedRebase.RebasePlan plan, Progress progress) throws IOException;

    RebaseResult resume(Rebase rebase, Progress progress) throws IOException;

    void drop(Rebase rebase) throws IOException;
}
