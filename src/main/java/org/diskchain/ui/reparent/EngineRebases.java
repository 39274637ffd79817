package org.diskchain.ui.reparent;

import org.diskchain.chain.DiskForest;
import org.diskchain.journal.Rebase;
import org.diskchain.plan.PlannedRebase;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.RebaseWish;
import org.diskchain.run.RebasePlanning;
import org.diskchain.run.RebaseResult;
import org.diskchain.run.Rebaser;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;

/// The engine itself behind [Rebases].
public record EngineRebases(RebasePlanning planning, Rebaser rebaser) implements Rebases {
    @Override
    public PlannedRebase plan(DiskForest forest, RebaseWish wish, Progress progress)
            throws IOException, CancelledException {
        return planning.plan(forest, wish, progress);
    }

    @Override
    public RebaseResult run(RebasePlan plan, Progress progress) throws IOException {
        return rebaser.run(plan, progress);
    }

    @Override
    public RebaseResult resume(Rebase found, Progress progress) throws IOException {
        return rebaser.resume(found, progress);
    }

    @Override
    public void drop(Rebase found) throws IOException {
        rebaser.drop(found);
    }
}
