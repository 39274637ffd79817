package org.diskchain.run;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Journal.Done;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.Participant;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Rescued;
import org.diskchain.journal.Verify;
import org.diskchain.journal.Witness;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.read.Measured.Rescue;
import org.diskchain.run.MergeResult.StartedOver;
import org.diskchain.run.MergeResult.Verified;
import org.diskchain.run.RunRefusedException.Reason;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Runs a merge, goes on with an unfinished one, or drops it.
///
/// ```
///   PLANNED       journal
///   RESCUE        Rescuing, disk by disk                every disk reads as before
///   IDENTITIES    Relinking                             invalidated disks are refused from here on
///   COPY          Copying, batch by batch               the source reads as before
///   VERIFY        target: the source's facts; Verifying
///   FINISH        Finishing: the source's identity, links of what was rescued
///   (no journal)  done
/// ```
///
/// Each phase is in the journal before its first write, and may be done again from its beginning
/// (COPY: from the journal's position). Up to IDENTITIES the merge may be dropped.
public final class MergeRunner {
    private static final int RELINK_STEPS = 2;

    private final Storage storage;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Unchanged unchanged;

    public MergeRunner(Storage storage, RandomGenerator random, InstantSource clock) {
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
    public MergeResult run(MergePlan plan, Progress progress) throws IOException {
        Optional<Journal> begun = plan.begun().filter(journal -> !journal.isDroppable());
        if (begun.isPresent()) return goOn(begun.get(), progress);
        Journal journal = begin(plan);
        try (Locks _ = Locks.take(storage, journal.written())) {
            unchanged.require(witnesses(plan));
            requireNoOther(journal);
            Run run = new Run(storage, journal);
            run.write(journal);
            return work(run, Optional.empty(), progress);
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
            throw new RunRefusedException(Reason.CHANGED, journal.target().path());
        }
    }

    private Journal begin(MergePlan plan) {
        List<Participant> line = new ArrayList<>();
        for (Witness witness : plan.amounts().witnesses()) {
            Guid identity = line.isEmpty() ? witness.identity() : Guid.random(random);
            line.add(new Participant(witness.path(), witness.identity(), identity, witness));
        }
        return new Journal(
                JournalFile.beside(plan.effects().target()),
                Phase.PLANNED,
                plan.verify(),
                line,
                plan.rescues().stream().map(MergeRunner::rescued).toList(),
                plan.amounts().below().stream().map(MergeRunner::untouched).toList(),
                new Done(
                        0,
                        0,
                        plan.bytesToCopy(),
                        plan.amounts().targetSizeNow(),
                        plan.amounts().targetSizeAfter()),
                clock.instant());
    }

    private static Rescued rescued(Rescue rescue) {
        return new Rescued(untouched(rescue.witness()), rescue.parent(), rescue.bytes(), "");
    }

    /// A disk that keeps its identity.
    private static Participant untouched(Witness witness) {
        return new Participant(witness.path(), witness.identity(), witness.identity(), witness);
    }

    /// Goes on with an unfinished merge found by a scan.
    ///
    /// @throws RunRefusedException if a disk of it is gone, is another, or lies outside the
    ///   journal's folder and the places that were searched
    /// @throws VerifyFailedException if the target does not hold what was written
    public MergeResult resume(DiskForest forest, Journal journal, Progress progress)
            throws IOException {
        Path folder = journal.file().getParent();
        for (Path disk : journal.written()) {
            if (!disk.startsWith(folder)
                    && forest.searched().stream().noneMatch(disk::startsWith)) {
                throw new RunRefusedException(Reason.OUTSIDE_PLACES, disk);
            }
        }
        return goOn(journal, progress);
    }

    private MergeResult goOn(Journal begun, Progress progress) throws IOException {
        try (Locks _ = Locks.take(storage, begun.written())) {
            Journal journal =
                    JournalFile.read(storage, begun.file())
                            .filter(now -> now.written().equals(begun.written()))
                            .orElseThrow(() -> new RunRefusedException(Reason.GONE, begun.file()));
            Run run = new Run(storage, journal);
            return work(run, current(run), progress);
        }
    }

    /// Whether the disks are still those of the journal. Where a disk above the target was written
    /// meanwhile, which the source's guest may do, or only copied, copying begins again: through
    /// the source the content is right.
    private Optional<StartedOver> current(Run run) throws IOException {
        Journal journal = run.journal();
        if (journal.isDroppable()) {
            unchanged.requireRescued(journal);
            return unchanged.requireContent(
                    Stream.concat(journal.mergedLine().stream(), journal.below().stream())
                            .map(Participant::witness)
                            .toList());
        }
        if (journal.phase() == Phase.FINISH) new Finishing(storage, random).restore(journal);
        unchanged.requireIdentities(journal);
        if (journal.phase() == Phase.IDENTITIES || unchanged.targetIsFinished(journal)) {
            return Optional.empty();
        }
        Optional<StartedOver> changed = unchanged.changedSince(journal);
        if (changed.isPresent()) run.write(witnessed(journal.copiedNothing()));
        return changed;
    }

    /// Drops an unfinished merge of which no identity has changed yet.
    ///
    /// @throws RunRefusedException if identities have changed, or the merge is being run
    public void drop(Journal journal) throws IOException {
        Path target = journal.target().path();
        List<Path> there = storage.facts(target).isPresent() ? List.of(target) : List.of();
        try (Locks _ = Locks.take(storage, there)) {
            Journal now = JournalFile.read(storage, journal.file()).orElse(journal);
            if (!now.isDroppable()) throw new RunRefusedException(Reason.NOT_DROPPABLE, target);
            JournalFile.delete(storage, journal);
        }
    }

    private MergeResult work(Run run, Optional<StartedOver> startedOver, Progress progress)
            throws IOException {
        Instant start = clock.instant();
        Optional<Verified> verified = Optional.empty();
        boolean finished = false;
        try {
            progress.advance(0);
            if (run.journal().isDroppable()) rescue(run, progress);
            if (run.journal().phase().compareTo(Phase.COPY) < 0) relink(run, progress);
            if (run.journal().phase() == Phase.COPY) copy(run, progress);
            if (run.journal().phase() == Phase.VERIFY) verified = verify(run, progress);
            finish(run);
            finished = true;
        } catch (CancelledException stopped) {
            // the journal says where to go on
        }
        Journal journal = run.journal();
        return new MergeResult(
                journal.source().path(),
                journal.target().path(),
                journal.depth(),
                finished,
                run.copied(),
                run.targetSize(),
                Duration.between(start, clock.instant()),
                verified,
                startedOver);
    }

    private void rescue(Run run, Progress progress) throws IOException, CancelledException {
        if (run.journal().rescued().isEmpty()) return;
        run.write(run.journal().at(Phase.RESCUE)); // before the first disk is written
        new Rescuing(storage, random, run, progress).run();
    }

    private void relink(Run run, Progress progress) throws IOException, CancelledException {
        progress.begin(Stage.PREPARE, RELINK_STEPS);
        try (Relinking relinking = Relinking.open(storage, random, run.journal())) {
            progress.advance(1); // the last moment at which the merge can be dropped
            run.write(run.journal().at(Phase.IDENTITIES)); // before the first identity changes
            relinking.run();
        }
        Journal journal = run.journal().copiedNothing();
        run.write(witnessed(journal.after(0, journal.doneBytes(), run.targetSize())));
        progress.advance(1); // after the last link is durable
    }

    private Journal witnessed(Journal journal) throws IOException {
        return journal.witnessedBy(unchanged.now(journal.paths()));
    }

    private void copy(Run run, Progress progress) throws IOException, CancelledException {
        new Copying(storage, random, run, progress).run();
        Journal journal = run.journal().at(Phase.VERIFY);
        run.write(journal.after(journal.position(), journal.doneBytes(), run.targetSize()));
    }

    /// Reads the target back. A byte that differs sends the merge back to the start of copying.
    private Optional<Verified> verify(Run run, Progress progress)
            throws IOException, CancelledException {
        Journal journal = run.journal();
        try (DiskWriter target = Disks.openForWriting(storage, journal.target().path(), random);
                Disk source = Disks.open(storage, journal.source().path())) {
            target.takeVirtualDiskFacts(source, progress);
        }
        Optional<Verified> verified = Optional.empty();
        if (journal.verify() != Verify.NONE) {
            try {
                verified = Optional.of(new Verifying(storage, journal, progress).run());
            } catch (VerifyFailedException e) {
                run.write(journal.copiedNothing());
                throw e;
            }
        }
        Finishing finishing = new Finishing(storage, random);
        List<Rescued> headers = finishing.withHeaders(journal);
        run.write(journal.rescuing(headers).at(Phase.FINISH)); // all payload is durable and right
        return verified;
    }

    private void finish(Run run) throws IOException {
        new Finishing(storage, random).run(run.journal());
        JournalFile.delete(storage, run.journal()); // after the target is closed, whole
    }
}
