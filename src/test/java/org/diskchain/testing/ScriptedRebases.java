package org.diskchain.testing;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.DiskForest;
import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Verify;
import org.diskchain.plan.PlannedRebase;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.PlannedRebase.Refused;
import org.diskchain.plan.RebaseWish;
import org.diskchain.plan.Refusal;
import org.diskchain.run.RebaseResult;
import org.diskchain.ui.work.MovedDisk;
import org.diskchain.ui.work.PlanRefusedException;
import org.diskchain.ui.work.Rebases;
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
    public final List<MovedDisk> goneOn = new ArrayList<>();
    public final List<MovedDisk> dropped = new ArrayList<>();

    /// Whether a run comes to its end, and is not stopped before.
    public boolean finishes = true;

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
        return result(new MovedDisk(plan.wish().child(), plan.wish().parent()), finishes);
    }

    @Override
    public RebaseResult goOn(MovedDisk disk, List<Path> places, Progress progress)
            throws PlanRefusedException {
        if (refusals.containsKey(disk.parent())) {
            throw new PlanRefusedException(List.of(refusals.get(disk.parent())));
        }
        goneOn.add(disk);
        return result(disk, true);
    }

    private static RebaseResult result(MovedDisk disk, boolean finished) {
        return new RebaseResult(
                disk.child(),
                disk.parent(),
                disk.parent(),
                finished,
                PRICE,
                0,
                2 * PRICE,
                Verify.COPIED,
                Duration.ofSeconds(2));
    }

    @Override
    public void drop(MovedDisk disk, List<Path> places, Progress progress) {
        dropped.add(disk);
    }
}
