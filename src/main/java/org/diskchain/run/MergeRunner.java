package org.diskchain.run;

import org.diskchain.bytes.NoRoomException;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.journal.Journal;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Stamp;
import org.diskchain.journal.Verify;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Runs a merge, goes on with an unfinished one, or drops it.
///
/// How it is done is in [Phases]. Up to [Phase#IDENTITIES] a merge may be dropped.
public final class MergeRunner {
    private final Storage storage;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final long batchBytes;

    public MergeRunner(Storage storage, RandomGenerator random, InstantSource clock) {
        this(storage, random, clock, Batches.WRITTEN);
    }

    MergeRunner(Storage storage, RandomGenerator random, InstantSource clock, long batchBytes) {
        this.batchBytes = batchBytes;
        this.storage = storage;
        this.random = random;
        this.clock = clock;
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
            return goOn(begun.get(), Optional.of(plan.verify()), progress);
        }
        Set<Path> written = new LinkedHashSet<>(journal.written());
        begun.ifPresent(other -> written.addAll(there(other.rescuedPaths())));
        try (Locks _ = Locks.take(storage, List.copyOf(written))) {
            boolean looked = isLookedAt(plan, progress);
            requireNoOther(journal);
            if (begun.isPresent()) new Leftovers(storage, random).giveBack(begun.get());
            Run run = new Run(storage, journal, batchBytes);
            run.write(journal);
            return work(
                    run,
                    plan.effects().mergedLine(),
                    () -> {
                        if (!looked) throw new CancelledException();
                        return Optional.empty();
                    },
                    progress);
        }
    }

    /// Whether the disks were seen to be those of the plan; false where the person stopped that:
    /// going on looks at them again.
    private boolean isLookedAt(MergePlan plan, Progress progress) throws IOException {
        try {
            new Unchanged(storage, progress.silent()).require(witnesses(plan));
            return true;
        } catch (CancelledException stopped) {
            return false;
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
        return goOn(journal, Optional.empty(), progress);
    }

    /// @param verify what the person wants read back now, where that was asked
    private MergeResult goOn(Journal begun, Optional<Verify> verify, Progress progress)
            throws IOException {
        try (Locks _ = Locks.take(storage, begun.written())) {
            Journal journal =
                    JournalFile.read(storage, begun.file())
                            .orElseThrow(() -> new RunRefusedException(Reason.GONE, begun.file()));
            if (!new Places(storage).areSame(journal.written(), begun.written())) {
                throw new RunRefusedException(Reason.GONE, begun.file());
            }
            Run run = new Run(storage, journal, batchBytes);
            return work(
                    run,
                    begun.paths(),
                    () -> {
                        Optional<StartedOver> startedOver = current(run, progress.silent());
                        readBackAgain(run, verify);
                        return startedOver;
                    },
                    progress);
        }
    }

    /// A wish to have more or less read back replaces the one before. A target that was read back,
    /// and has not taken on the source's identity, may have been written since: it is read again.
    /// So is, where nothing was to be read back, one that a power cut ended the writing of.
    private void readBackAgain(Run run, Optional<Verify> wish) throws IOException {
        Journal journal = run.journal();
        if (wish.isPresent()) journal = journal.verifying(wish.get());
        boolean handed = new Handover(storage, journal, Progress.NONE).hasBegun();
        boolean waits = journal.phase() == Phase.FINISH && !handed;
        boolean cut = journal.position() > 0 && !handed && !journal.left().isKnown();
        boolean none = journal.verify() == Verify.NONE;
        if (none && (waits || cut)) journal = journal.verifying(Verify.COPIED);
        if (waits) journal = journal.at(Phase.VERIFY);
        if (!handed) journal = journal.leaving(Stamp.UNKNOWN); // it is going to be written
        if (!journal.equals(run.journal())) run.write(journal);
    }

    /// Whether the disks are still those of the journal. Where a disk above the target was written
    /// meanwhile, which the source's guest may do, or only copied, copying begins again: through
    /// the source the content is right.
    private Optional<StartedOver> current(Run run, Progress progress)
            throws IOException, CancelledException {
        Journal journal = run.journal();
        Unchanged unchanged = new Unchanged(storage, progress);
        BeginningAgain again = new BeginningAgain(storage, progress);
        if (journal.phase() == Phase.FINISH) {
            new Finishing(storage, random, progress).restore(journal);
            requireUnused(new Handover(storage, journal, progress));
        }
        unchanged.requireAlike(journal);
        if (journal.isDroppable()) {
            Optional<StartedOver> changed = unchanged.requireContent(journal);
            if (changed.isPresent()) again.requireNothingCut(journal);
            return changed;
        }
        unchanged.requireAncestors(journal);
        Optional<Path> putBack = unchanged.requireIdentities(journal);
        if (putBack.isPresent()) {
            Journal begun = again.of(journal).at(Phase.IDENTITIES);
            run.write(begun); // before the first identity changes again
            return putBack.map(disk -> new StartedOver(disk, Cause.PUT_BACK));
        }
        if (journal.phase() == Phase.IDENTITIES) {
            run.write(again.relinking(journal));
            return Optional.empty();
        }
        if (new Handover(storage, journal, progress).hasBegun()) return Optional.empty();
        Optional<StartedOver> changed = unchanged.changedSince(journal);
        if (changed.isPresent()) run.write(again.of(journal));
        return changed;
    }

    /// @throws RunRefusedException if the target was used before all was linked to it
    private static void requireUnused(Handover handover) throws IOException, CancelledException {
        if (!handover.isUsed()) return;
        Path target = handover.journal().target().path();
        throw new RunRefusedException(target, Difference.USED, Remedy.GIVE_UP);
    }

    /// Drops an unfinished merge of which no identity has changed yet. Also one of which the target
    /// is complete, and was used since or has lost another disk: rescued disks that are not linked
    /// to it stay refused then.
    ///
    /// @throws RunRefusedException if identities have changed, or the merge is being run
    public void drop(Journal journal) throws IOException {
        Path target = journal.target().path();
        List<Path> written = new ArrayList<>(List.of(target));
        written.addAll(journal.rescuedPaths());
        try (Locks _ = Locks.take(storage, there(written))) {
            Journal now = JournalFile.read(storage, journal.file()).orElse(journal);
            if (!now.isDroppable() && !mayBeGivenUp(now)) {
                throw new RunRefusedException(Reason.NOT_DROPPABLE, target);
            }
            if (new Places(storage).areSame(now.rescuedPaths(), journal.rescuedPaths())) {
                new Leftovers(storage, random).giveBack(now);
            }
            JournalFile.delete(storage, journal);
        }
    }

    private boolean mayBeGivenUp(Journal journal) throws IOException {
        try {
            return new Handover(storage, journal, Progress.NONE).mayBeGivenUp();
        } catch (CancelledException nobodyCancels) {
            throw new IllegalStateException(nobodyCancels);
        }
    }

    private List<Path> there(List<Path> files) {
        return files.stream().filter(this::isThere).toList();
    }

    private boolean isThere(Path path) {
        try {
            return storage.facts(path).isPresent();
        } catch (IOException unknown) {
            return true;
        }
    }

    /// Looks at the disks before they are worked on.
    @FunctionalInterface
    private interface Look {
        Optional<StartedOver> look() throws IOException, CancelledException;
    }

    /// @param shown the paths under which the person knows the merged line
    private MergeResult work(Run run, List<Path> shown, Look first, Progress progress)
            throws IOException {
        Instant start = clock.instant();
        Phases phases = new Phases(storage, random, run, progress);
        Optional<StartedOver> startedOver = Optional.empty();
        boolean looked = false;
        boolean finished = false;
        try {
            startedOver = first.look();
            looked = true;
            phases.run();
            finished = true;
        } catch (CancelledException stopped) {
            if (looked) leave(run); // the journal says where to go on
        } catch (NoRoomException full) {
            throw new RestOfMerge(storage, run.journal(), progress.silent()).without(full);
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

    private static void leave(Run run) {
        Phase phase = run.journal().phase();
        if (phase != Phase.COPY && phase != Phase.VERIFY) return;
        try {
            run.leave();
        } catch (IOException e) {
            // It has stopped all the same; as after a power cut, the target is read back once more.
        }
    }
}
