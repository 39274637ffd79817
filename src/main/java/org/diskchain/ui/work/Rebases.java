package org.diskchain.ui.work;

import org.diskchain.chain.DiskForest;
import org.diskchain.plan.PlannedRebase;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.RebaseWish;
import org.diskchain.run.RebaseResult;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What the window asks of the engine that moves a disk to another parent with its content kept. A
/// seam, so that tests play the engine.
public interface Rebases {
    /// What it takes, or why it must not be done. Reads both chains.
    PlannedRebase plan(DiskForest forest, RebaseWish wish, Progress progress)
            throws IOException, CancelledException;

    /// Follows the plan; a stop that the progress asks for ends it with an unfinished result.
    RebaseResult run(RebasePlan plan, Progress progress) throws IOException;

    /// Finds the unfinished work again, as the disks are now, and goes on with it; plans and begins
    /// it where nothing was begun.
    ///
    /// @param places that the person opened
    /// @throws PlanRefusedException if the plan says why not
    RebaseResult goOn(MovedDisk disk, List<Path> places, Progress progress)
            throws IOException, CancelledException;

    /// Finds the unfinished work again and drops it: the disk keeps its old parent.
    void drop(MovedDisk disk, List<Path> places, Progress progress)
            throws IOException, CancelledException;
}
