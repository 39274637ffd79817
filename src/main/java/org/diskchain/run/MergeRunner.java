package org.diskchain.run;

import org.diskchain.bytes.NoRoomException;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Journal;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Rescued;
import org.diskchain.journal.Witness;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.read.Batches;
import org.diskchain.run.MergeResult.StartedOver;
import org.diskchain.run.MergeResult.StartedOver.Cause;
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

/// Runs a merge, goes on with an unfinished one, or drops it.
///
/// How it is done is in [Phases]. Up to [Phase#IDENTITIES] a merge may be dropped.
public final class MergeRunner {
    private final Storage storage;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Unchanged unchanged;
    private final long batchBytes;

    public MergeRunner(Storage storage, RandomGenerator random, InstantSource clock) {
        this(storage, random, clock, Batches.WRITTEN);
    }

    MergeRunner(Storage storage, RandomGenerator random, InstantSource clock, long batchBytes) {
        this.batchBytes = batchBytes;
        this.storage = storage;
        this.random = random;
        this.clock = clock;
        this.unchanged = new Unchanged(storage);
    }

    /// Follows the plan; goes on with the merge where it was begun before. A cancel ends it at the
    /// next safe point, with an unfinished result.
    ///
    /// @throws RunRefusedException before anything is written, if the disks are not those of the
    ///   plan any more or another program has them
    /// @throws VerifyFailedException if the target does not hold what was written
    /// @throws OutOfRoomException if a volume became full; the merge is unfinished
    public MergeResult run(MergePlan plan, Progress progress) throws IOException {
        Journal journal = new PlannedJournal(storage, random).of(plan, clock.instant());
        Optional<Journal> begun = plan.begun();
        if (begun.filter(other -> isGoneOnWith(other, journal)).isPresent()) {
            return goOn(begun.get(), progress);
        }
        try (Locks _ = Locks.take(storage, journal.written())) {
            if (begun.isPresent()) giveBack(begun.get());
            unchanged.require(witnesses(plan));
            requireNoOther(journal);
            Run run = new Run(storage, journal, batchBytes);
            run.write(journal);
            return work(run, plan.effects().mergedLine(), Optional.empty(), progress);
        }
    }

    /// Of a merge that has changed no identity yet, what other disks were to be rescued is dropped.
    private static boolean isGoneOnWith(Journal begun, Journal planned) {
        return switch (begun.phase()) {
            case PLANNED -> false;
            case RESCUE -> begun.rescuedPaths().equals(planned.rescuedPaths());
            case IDENTITIES, COPY, VERIFY, FINISH -> true;
        };
    }

    /// Takes back room in rescued disks that a power cut left unused.
    private void giveBack(Journal journal) throws IOException {
        for (Rescued rescued : journal.rescued()) {
            Path path = rescued.disk().path();
            if (storage.facts(path).isEmpty()) continue;
            Disks.giveBack(storage, path, rescued.size(), random);
        }
    }

    private static List<Witness> witnesses(MergePlan plan) {
        List<Witness> witnesses = new ArrayList<>(plan.amounts().witnesses());
        witnesses.addAll(plan.amounts().below());
        plan.rescues().forEach(rescue -> witnesses.add(rescue.witness()));
        return witnesses;
    }

    /// Another merge into the same target may have begun since the plan was made.
    private void requireNoOther(Journal journal) throws IOException {
        Optional<Journal> other = JournalFile.read(storage, journal.file());
        if (other.isPresent() && !other.get().isDroppable()) {
            Path target = journal.target().path();
            throw new RunRefusedException(target, Difference.MERGE, Remedy.PLAN_AGAIN);
        }
    }

    /// Goes on with an unfinished merge found by a scan.
    ///
    /// @throws RunRefusedException if a disk of it is gone, is another, or lies outside the
    ///   journal's folder and the places that were searched
    /// @throws VerifyFailedException if the target does not hold what was written
    /// @throws OutOfRoomException if a volume became full; the merge is unfinished still
    public MergeResult resume(DiskForest forest, Journal journal, Progress progress)
            throws IOException {
        new Places(storage).requireSearched(forest, journal);
        return goOn(journal, progress);
    }

    private MergeResult goOn(Journal begun, Progress progress) throws IOException {
        try (Locks _ = Locks.take(storage, begun.written())) {
            Journal journal =
                    JournalFile.read(storage, begun.file())
                            .orElseThrow(() -> new RunRefusedException(Reason.GONE, begun.file()));
            if (!new Places(storage).areSame(journal.written(), begun.written())) {
                throw new RunRefusedException(Reason.GONE, begun.file());
            }
            Run run = new Run(storage, journal, batchBytes);
            return work(run, begun.paths(), current(run), progress);
        }
    }

    /// Whether the disks are still those of the journal. Where a disk above the target was written
    /// meanwhile, which the source's guest may do, or only copied, copying begins again: through
    /// the source the content is right.
    private Optional<StartedOver> current(Run run) throws IOException {
        Journal journal = run.journal();
        if (journal.phase() == Phase.FINISH) new Finishing(storage, random).restore(journal);
        unchanged.requireAlike(journal);
        if (journal.isDroppable()) return unchanged.requireContent(journal);
        Optional<Path> putBack = unchanged.requireIdentities(journal);
        if (putBack.isPresent()) {
            Journal again = new BeginningAgain(storage).of(journal);
            run.write(again.at(Phase.IDENTITIES)); // before the first identity changes again
            return putBack.map(disk -> new StartedOver(disk, Cause.PUT_BACK));
        }
        if (journal.phase() == Phase.IDENTITIES) {
            run.write(new BeginningAgain(storage).relinking(journal));
            return Optional.empty();
        }
        if (unchanged.targetIsFinished(journal)) return Optional.empty();
        Optional<StartedOver> changed = unchanged.changedSince(journal);
        if (changed.isPresent()) {
            run.write(new BeginningAgain(storage).of(journal));
        }
        return changed;
    }

    /// Drops an unfinished merge of which no identity has changed yet.
    ///
    /// @throws RunRefusedException if identities have changed, or the merge is being run
    public void drop(Journal journal) throws IOException {
        Path target = journal.target().path();
        List<Path> there = new ArrayList<>(List.of(target));
        there.addAll(journal.rescuedPaths());
        there.removeIf(path -> !isThere(path));
        try (Locks _ = Locks.take(storage, there)) {
            Journal now = JournalFile.read(storage, journal.file()).orElse(journal);
            if (!now.isDroppable()) throw new RunRefusedException(Reason.NOT_DROPPABLE, target);
            giveBack(now);
            JournalFile.delete(storage, journal);
        }
    }

    private boolean isThere(Path path) {
        try {
            return storage.facts(path).isPresent();
        } catch (IOException unknown) {
            return true;
        }
    }

    /// @param shown the paths under which the person knows the merged line
    private MergeResult work(
            Run run, List<Path> shown, Optional<StartedOver> startedOver, Progress progress)
            throws IOException {
        Instant start = clock.instant();
        Phases phases = new Phases(storage, random, run, progress);
        boolean finished = false;
        try {
            phases.run();
            finished = true;
        } catch (CancelledException stopped) {
            // the journal says where to go on
        } catch (NoRoomException full) {
            throw new RestOfMerge(storage, run.journal()).without(full);
        }
        return new MergeResult(
                shown.getFirst(),
                shown.getLast(),
                shown.size() - 1,
                finished,
                run.copied(),
                run.targetSize(),
                Duration.between(start, clock.instant()),
                phases.verified(),
                startedOver);
    }
}
