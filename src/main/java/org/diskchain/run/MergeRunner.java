package org.diskchain.run;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Journal;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.Participant;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Witness;
import org.diskchain.plan.Planned.MergePlan;
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

/// Runs a merge, goes on with an unfinished one, or drops it.
///
/// ```
///   PLANNED       journal                               may be dropped without trace
///   IDENTITIES    Relinking                             invalidated disks are refused from here on
///   COPY          Copying, batch by batch               the source reads as before
///   FINISH        target: the source's facts, then its identity
///   (no journal)  done
/// ```
///
/// Each phase is in the journal before its first write, and may be done again from its beginning
/// (COPY: from the journal's position).
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
    public MergeResult run(MergePlan plan, Progress progress) throws IOException {
        Optional<Journal> begun = plan.begun().filter(journal -> !journal.isDroppable());
        if (begun.isPresent()) return goOn(begun.get(), progress);
        try (Locks _ = Locks.take(storage, plan.effects().mergedLine())) {
            unchanged.require(plan.amounts().witnesses());
            Journal journal = begin(plan);
            requireNoOther(journal);
            JournalFile.write(storage, journal);
            return work(journal, plan.effects().mergedLine(), progress);
        }
    }

    /// Another merge into the same target may have begun since the plan was made.
    private void requireNoOther(Journal journal) throws IOException {
        Optional<Journal> other = JournalFile.read(storage, journal.file());
        if (other.isPresent() && !other.get().isDroppable()) {
            throw new RunRefusedException(Reason.CHANGED, journal.target().path());
        }
    }

    /// The journal and the paths in it are those of the files, whatever links led to them: it is
    /// found again from wherever the target is.
    private Journal begin(MergePlan plan) throws IOException {
        List<Participant> line = new ArrayList<>();
        for (Witness planned : plan.amounts().witnesses()) {
            Witness witness = planned.at(storage.realPath(planned.path()));
            Guid identity = line.isEmpty() ? witness.identity() : Guid.random(random);
            line.add(new Participant(witness.path(), witness.identity(), identity, witness));
        }
        return new Journal(
                JournalFile.beside(line.getLast().path()),
                Phase.PLANNED,
                line,
                0,
                0,
                plan.amounts().bytesToCopy(),
                clock.instant());
    }

    /// Goes on with an unfinished merge found by a scan.
    ///
    /// @throws RunRefusedException if a disk of it is gone, is another, or lies outside the
    ///   journal's folder and the places that were searched
    public MergeResult resume(DiskForest forest, Journal journal, Progress progress)
            throws IOException {
        List<Path> places = new ArrayList<>(forest.searched());
        boolean sourceIsShown = places.stream().anyMatch(journal.source().path()::startsWith);
        places.add(journal.file().getParent());
        List<Path> real = real(places);
        for (Path disk : journal.paths()) {
            if (sourceIsShown && disk.equals(journal.source().path())) continue;
            if (real.stream().noneMatch(real(disk)::startsWith)) {
                throw new RunRefusedException(Reason.OUTSIDE_PLACES, disk);
            }
        }
        return goOn(journal, progress);
    }

    private List<Path> real(List<Path> paths) throws IOException {
        List<Path> real = new ArrayList<>();
        for (Path path : paths) real.add(real(path));
        return real;
    }

    private Path real(Path path) throws IOException {
        return storage.facts(path).isPresent() ? storage.realPath(path) : path;
    }

    private MergeResult goOn(Journal begun, Progress progress) throws IOException {
        try (Locks _ = Locks.take(storage, begun.paths())) {
            return work(current(begun), begun.paths(), progress);
        }
    }

    /// The journal as its file has it now. Where the source was written meanwhile, which its guest
    /// may do, copying begins again: through the source the content is right.
    private Journal current(Journal begun) throws IOException {
        Journal journal =
                JournalFile.read(storage, begun.file())
                        .orElseThrow(() -> new RunRefusedException(Reason.GONE, begun.file()));
        if (!real(journal.paths()).equals(real(begun.paths()))) {
            throw new RunRefusedException(Reason.GONE, begun.file());
        }
        if (journal.phase() == Phase.PLANNED) {
            unchanged.require(journal.mergedLine().stream().map(Participant::witness).toList());
            return journal;
        }
        unchanged.requireIdentities(journal);
        if (journal.phase() == Phase.IDENTITIES
                || unchanged.targetIsFinished(journal)
                || unchanged.sourcesAreAsCopied(journal)) {
            return journal;
        }
        Journal again = witnessed(journal.at(Phase.COPY, 0, 0));
        JournalFile.write(storage, again);
        return again;
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

    /// @param shown the paths under which the person knows the merged line
    private MergeResult work(Journal begun, List<Path> shown, Progress progress)
            throws IOException {
        Instant start = clock.instant();
        HeldCancel held = new HeldCancel(progress);
        Journal journal = begun;
        Copying copying = null;
        boolean finished = false;
        try {
            held.safePoint();
            if (journal.phase().compareTo(Phase.COPY) < 0) journal = relink(journal, held);
            copying = new Copying(storage, random, journal, held);
            if (journal.phase() == Phase.COPY) copying.run(progress);
            finish(copying.journal(), progress);
            finished = true;
        } catch (CancelledException stopped) {
            // the journal says where to go on
        }
        return result(shown, finished, copying == null ? 0 : copying.copied(), start);
    }

    private Journal relink(Journal planned, HeldCancel progress)
            throws IOException, CancelledException {
        progress.begin(Stage.PREPARE, RELINK_STEPS);
        Journal journal = planned.at(Phase.IDENTITIES, 0, 0);
        JournalFile.write(storage, journal); // before the first identity changes
        progress.advance(1);
        try (Relinking relinking = opened(planned, journal)) {
            relinking.run();
        }
        journal = witnessed(journal.at(Phase.COPY, 0, 0));
        JournalFile.write(storage, journal); // after the last link is durable
        progress.advance(1);
        progress.safePoint();
        return journal;
    }

    /// Where a disk cannot be opened nothing has changed: the merge can be dropped as before.
    private Relinking opened(Journal planned, Journal journal) throws IOException {
        try {
            return Relinking.open(storage, random, journal);
        } catch (IOException | RuntimeException e) {
            JournalFile.write(storage, planned);
            throw e;
        }
    }

    private Journal witnessed(Journal journal) throws IOException {
        return journal.witnessedBy(unchanged.now(journal.paths()));
    }

    private void finish(Journal copied, Progress progress) throws IOException, CancelledException {
        Journal journal = copied.at(Phase.FINISH, copied.position(), copied.doneBytes());
        JournalFile.write(storage, journal); // all payload is durable
        try (DiskWriter target = Disks.openForWriting(storage, journal.target().path(), random);
                Disk source = Disks.open(storage, journal.source().path())) {
            Guid identity = journal.source().oldIdentity();
            boolean taken = target.disk().facts().identity().equals(identity);
            if (!taken) target.takeVirtualDiskFacts(source, progress);
            target.setIdentity(identity);
        }
        JournalFile.delete(storage, journal); // after the target is closed, whole
    }

    private MergeResult result(List<Path> line, boolean finished, long copied, Instant start)
            throws IOException {
        Path target = line.getLast();
        return new MergeResult(
                line.getFirst(),
                target,
                line.size() - 1,
                finished,
                copied,
                storage.facts(target).map(FileFacts::size).orElse(0L),
                Duration.between(start, clock.instant()));
    }
}
