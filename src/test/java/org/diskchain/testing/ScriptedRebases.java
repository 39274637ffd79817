package org.diskchain.testing;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.DiskForest;
import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Rebase;
import org.diskchain.plan.PlannedRebase;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.PlannedRebase.Refused;
import org.diskchain.plan.RebaseWish;
import org.diskchain.plan.Refusal;
import org.diskchain.run.RebaseResult;
import org.diskchain.ui.reparent.Rebases;
import org.diskchain.work.Progress;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An engine that names a price, refuses what the test refuses, and copies nothing.
public final class ScriptedRebases implements Rebases {
    public static final long PRICE = 3 << 20;

    public final Map<Path, Refusal> refusals = new HashMap<>();
    public final List<RebaseWish> done = new ArrayList<>();

    @Override
    public PlannedRebase plan(DiskForest forest, RebaseWish wish, Progress progress) {
        if (refusals.containsKey(wish.parent())) {
            List<Refusal> reasons = List.of(refusals.get(wish.parent()));
            return new Refused(wish, 0, 0, List.of(), reasons);
        }
        ParentLink link = new ParentLink(List.of(Guid.ZERO), List.of());
        return new RebasePlan(
                wish,
                PRICE,
                2 * PRICE,
                List.of(),
                link,
                null,
                List.of(),
                List.of(),
                Optional.empty());
    }

    @Override
    public RebaseResult run(RebasePlan plan, Progress progress) {
        done.add(plan.wish());
        return new RebaseResult(
                plan.wish().child(),
                plan.wish().parent(),
                plan.wish().parent(),
                true,
                PRICE,
                0,
                2 * PRICE,
                plan.wish().verify(),
                Duration.ofSeconds(2));
    }

    @Override
    public RebaseResult resume(Rebase found, Progress progress) {
        throw new IllegalStateException("nothing is unfinished");
    }

    @Override
    public void drop(Rebase found) {
        throw new IllegalStateException("nothing is unfinished");
    }
}
