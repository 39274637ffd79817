package org.diskchain.ui.work;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.RebaseFile;
import org.diskchain.journal.Verify;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.PlannedRebase;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.PlannedRebase.Refused;
import org.diskchain.plan.RebaseWish;
import org.diskchain.run.RebasePlanning;
import org.diskchain.run.RebaseResult;
import org.diskchain.run.Rebaser;
import org.diskchain.run.RunRefusedException;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The engine itself behind [Rebases]. The disks are looked at again before work is gone on with,
/// because what the window knows of them may be old.
public final class EngineRebases implements Rebases {
    private static final long PATIENCE_MILLIS = 200;

    private final Scanner scanner;
    private final RebasePlanning planning;
    private final Rebaser rebaser;

    /// Disks that are moved to the same parent one after the other would only slow each other down.
    private final Semaphore turn = new Semaphore(1);

    public EngineRebases(Scanner scanner, RebasePlanning planning, Rebaser rebaser) {
        this.scanner = scanner;
        this.planning = planning;
        this.rebaser = rebaser;
    }

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
    public RebaseResult goOn(MovedDisk disk, List<Path> places, Progress progress)
            throws IOException, CancelledException {
        await(progress);
        try {
            DiskForest forest = scanner.scan(places, progress);
            Optional<Rebase> begun = begun(forest, disk);
            return begun.isPresent()
                    ? rebaser.resume(begun.get(), progress)
                    : rebaser.run(planned(forest, disk, progress), progress);
        } finally {
            turn.release();
        }
    }

    private void await(Progress progress) throws CancelledException {
        try {
            while (!turn.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) progress.advance(0);
        } catch (InterruptedException nobodyInterrupts) {
            throw new IllegalStateException(nobodyInterrupts);
        }
    }

    private RebasePlan planned(DiskForest forest, MovedDisk disk, Progress progress)
            throws IOException, CancelledException {
        for (Path path : List.of(disk.child(), disk.parent())) {
            if (forest.disk(path).isEmpty()) {
                throw new RunRefusedException(RunRefusedException.Reason.GONE, path);
            }
        }
        RebaseWish wish =
                new RebaseWish(
                        disk.child(), disk.parent(), new HostPath.Told(), false, Verify.COPIED);
        return switch (planning.plan(forest, wish, progress)) {
            case RebasePlan plan -> plan;
            case Refused refused -> throw new PlanRefusedException(refused.reasons());
        };
    }

    @Override
    public void drop(MovedDisk disk, List<Path> places, Progress progress)
            throws IOException, CancelledException {
        rebaser.drop(
                begun(scanner.scan(places, progress), disk)
                        .orElseThrow(
                                () ->
                                        new RunRefusedException(
                                                RunRefusedException.Reason.GONE,
                                                RebaseFile.beside(disk.child()))));
    }

    private static Optional<Rebase> begun(DiskForest forest, MovedDisk disk) {
        return forest.rebases().stream()
                .filter(rebase -> MovedDisk.of(rebase).equals(disk))
                .findFirst();
    }
}
