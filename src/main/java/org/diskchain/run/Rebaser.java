package org.diskchain.run;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.NoRoomException;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.RecordedPath;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.Rebase.Phase;
import org.diskchain.journal.RebaseFile;
import org.diskchain.journal.Witness;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.read.Batches;
import org.diskchain.run.OutOfRoomException.Work;
import org.diskchain.run.RunRefusedException.Difference;
import org.diskchain.run.RunRefusedException.Reason;
import org.diskchain.run.RunRefusedException.Remedy;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Moves a disk to another parent with its content kept; goes on with such work, or drops it. How
/// it is done is in [RebasePhases].
public final class Rebaser {
    /// Bytes that a record takes, at most as a rule.
    private static final long RECORD = 1 << 20;

    private final Storage storage;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final long batchBytes;

    public Rebaser(Storage storage, RandomGenerator random, InstantSource clock) {
        this(storage, random, clock, Batches.WRITTEN);
    }

    Rebaser(Storage storage, RandomGenerator random, InstantSource clock, long batchBytes) {
        this.storage = storage;
        this.random = random;
        this.clock = clock;
        this.batchBytes = batchBytes;
    }

    /// Follows the plan; goes on where the same rebase was begun before. A cancel ends it at the
    /// next safe point, with an unfinished result.
    ///
    /// @throws RunRefusedException before anything is written, if the disks are not those of the
    ///   plan any more or another program has the child
    /// @throws VerifyFailedException if the child does not hold what was written, or would read
    ///   otherwise; it has its old parent then
    public RebaseResult run(RebasePlan plan, Progress progress) throws IOException {
        if (plan.begun().isPresent()) return resume(plan.begun().get(), progress);
        Path child = plan.wish().child();
        requireFree(child, plan.old(), plan.parent());
        try (Locks _ = Locks.take(storage, List.of(child))) {
            List<Witness> witnesses = new ArrayList<>(List.of(plan.child()));
            witnesses.addAll(plan.old());
            witnesses.addAll(plan.parent());
            boolean looked = isLookedAt(witnesses, progress);
            Path file = RebaseFile.beside(storage.realPath(child));
            if (RebaseFile.read(storage, file, child).isPresent()) {
                throw new RunRefusedException(child, Difference.REBASE, Remedy.PLAN_AGAIN);
            }
            Rebase rebase = begun(plan, file);
            RebaseFile.write(storage, rebase); // before the first byte of the child
            return work(rebase, looked, progress);
        }
    }

    /// Whether the disks were seen to be those of the plan; false where the person stopped that:
    /// going on looks at them again.
    private boolean isLookedAt(List<Witness> witnesses, Progress progress) throws IOException {
        try {
            new Unchanged(storage, progress.silent()).require(witnesses);
            return true;
        } catch (CancelledException stopped) {
            return false;
        }
    }

    private Rebase begun(RebasePlan plan, Path file) {
        return new Rebase(
                file,
                Phase.COPY,
                plan.wish().verify(),
                plan.wish().dropsEqual(),
                plan.wish().child(),
                plan.child().identity(),
                plan.old(),
                plan.parent(),
                windowsPath(plan).orElse(""),
                0,
                plan.bytesToCopy(),
                plan.child().size(),
                plan.fileSizeAfter(),
                clock.instant());
    }

    private static Optional<String> windowsPath(RebasePlan plan) {
        return plan.link().paths().stream()
                .filter(path -> path.kind() == RecordedPath.Kind.ABSOLUTE)
                .map(RecordedPath::value)
                .findFirst();
    }

    /// Goes on with an unfinished rebase found by a scan.
    ///
    /// @throws RunRefusedException if a disk of it is gone or is another
    /// @throws VerifyFailedException see [#run]
    public RebaseResult resume(Rebase found, Progress progress) throws IOException {
        requireFree(found.child(), found.old(), found.parent());
        try (Locks _ = Locks.take(storage, List.of(found.child()))) {
            Rebase rebase = read(found);
            return work(rebase, true, progress);
        }
    }

    /// Drops an unfinished rebase: the child keeps its old parent. What was copied into it stays
    /// there, and reads the same.
    ///
    /// @throws RunRefusedException if the child is being linked already, or the rebase is being run
    public void drop(Rebase found) throws IOException {
        try (Locks _ = Locks.take(storage, List.of(found.child()))) {
            Rebase rebase = read(found);
            if (!rebase.isDroppable()) {
                throw new RunRefusedException(Reason.NOT_DROPPABLE, rebase.child());
            }
            state(rebase).giveBack();
            RebaseFile.delete(storage, rebase);
        }
    }

    /// The record as it is now, with the paths under which the scan knows the disks.
    private Rebase read(Rebase found) throws IOException {
        Rebase now =
                RebaseFile.read(storage, found.file(), found.child())
                        .orElseThrow(() -> new RunRefusedException(Reason.GONE, found.file()));
        if (now.old().size() != found.old().size()
                || now.parent().size() != found.parent().size()) {
            throw new RunRefusedException(Reason.GONE, found.file());
        }
        return now.shownAs(found);
    }

    private void requireFree(Path child, List<Witness> old, List<Witness> parent)
            throws IOException {
        Locks.requireFree(storage, child);
        for (Witness disk : old) Locks.requireFree(storage, disk.path());
        for (Witness disk : parent) Locks.requireFree(storage, disk.path());
    }

    private RebaseResult work(Rebase rebase, boolean looked, Progress progress) throws IOException {
        Instant start = clock.instant();
        RebaseState state = state(rebase);
        RebasePhases phases = new RebasePhases(storage, random, batchBytes, progress, state);
        boolean finished = false;
        try {
            if (!looked) throw new CancelledException();
            phases.run();
            finished = true;
        } catch (CancelledException stopped) {
            // the record says where to go on
        } catch (NoRoomException full) {
            throw without(full, state.rebase());
        }
        return new RebaseResult(
                rebase.child(),
                rebase.oldParent(),
                rebase.newParent(),
                finished,
                phases.copied(),
                phases.dropped(),
                storage.facts(rebase.child()).map(FileFacts::size).orElse(0L),
                rebase.verify(),
                Duration.between(start, clock.instant()));
    }

    /// The failure, with what is missing.
    private IOException without(NoRoomException full, Rebase rebase) throws IOException {
        boolean isChild = full.file().equals(rebase.child());
        long now = storage.facts(rebase.child()).map(FileFacts::size).orElse(0L);
        return new OutOfRoomException(
                full.kind(),
                full.file(),
                storage.volume(rebase.child()),
                Work.REBASE,
                Math.max(isChild ? 0 : RECORD, rebase.sizeAfter() - now),
                isChild ? rebase.sizeAfter() : 0,
                full);
    }

    private RebaseState state(Rebase rebase) {
        return new RebaseState(storage, random, clock, rebase);
    }
}
