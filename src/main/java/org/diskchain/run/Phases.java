package org.diskchain.run;

import org.diskchain.bytes.Storage;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Journal;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Rescued;
import org.diskchain.journal.Verify;
import org.diskchain.run.MergeResult.Verified;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Takes a merge through its phases, from the one that the journal says.
///
/// ```
///   PLANNED       journal
///   RESCUE        Rescuing, disk by disk                every disk reads as before
///   IDENTITIES    Relinking                             invalidated disks are refused from here on
///   COPY          Copying, batch by batch               the source reads as before
///                 first Rescuing, of what was written meanwhile
///   VERIFY        target: the source's facts; Verifying
///   FINISH        Finishing: the source's identity, links of what was rescued
///   (no journal)  done
/// ```
///
/// Each phase is in the journal before its first write, and may be done again from its beginning
/// (COPY: from the journal's position).
final class Phases {
    private static final int RELINK_STEPS = 2;

    private final Storage storage;
    private final RandomGenerator random;
    private final Run run;
    private final Progress progress;
    private Optional<Verified> verified = Optional.empty();

    Phases(Storage storage, RandomGenerator random, Run run, Progress progress) {
        this.storage = storage;
        this.random = random;
        this.run = run;
        this.progress = progress;
    }

    /// What was read back; empty as long as nothing was.
    Optional<Verified> verified() {
        return verified;
    }

    void run() throws IOException, CancelledException {
        progress.advance(0);
        if (run.journal().isDroppable()) rescue();
        if (run.journal().phase().compareTo(Phase.COPY) < 0) relink();
        if (run.journal().phase() == Phase.COPY) copy();
        if (run.journal().phase() == Phase.VERIFY) verify();
        new Finishing(storage, random, progress.silent()).run(run);
        JournalFile.delete(storage, run.journal()); // after the disks are closed, whole
    }

    private void rescue() throws IOException, CancelledException {
        if (run.journal().rescued().isEmpty()) return;
        run.write(run.journal().at(Phase.RESCUE)); // before the first disk is written
        new Rescuing(storage, random, run, progress).run();
    }

    /// Where a disk cannot be opened nothing has changed: the merge can still be dropped.
    private void relink() throws IOException, CancelledException {
        progress.begin(Stage.PREPARE, RELINK_STEPS);
        try (Relinking relinking = Relinking.open(storage, random, run.journal(), progress)) {
            progress.advance(1); // the last moment at which it can be
            run.write(run.journal().at(Phase.IDENTITIES)); // before the first identity changes
            relinking.run();
        }
        Journal journal = run.journal().copiedNothing();
        journal = journal.after(0, journal.doneBytes(), run.targetSize());
        run.write(
                journal.witnessedBy(
                        new Unchanged(storage, progress.silent()).now(journal.paths())));
        progress.advance(1); // after the last link is durable
    }

    private void copy() throws IOException, CancelledException {
        if (run.journal().isRescuing()) new Rescuing(storage, random, run, progress).run();
        new Copying(storage, random, run, progress).run();
        Journal journal = run.journal().at(Phase.VERIFY);
        run.write(journal.after(journal.position(), journal.doneBytes(), run.targetSize()));
    }

    /// A byte that differs sends the merge back to the start of copying.
    private void verify() throws IOException, CancelledException {
        Journal journal = run.journal();
        Path path = journal.target().path();
        try (DiskWriter target = Disks.openForWriting(storage, path, random, progress);
                Disk source = Disks.open(storage, journal.source().path())) {
            target.takeVirtualDiskFacts(source, progress);
        }
        if (journal.verify() != Verify.NONE) {
            try {
                verified = Optional.of(new Verifying(storage, journal, progress).run());
            } catch (VerifyFailedException e) {
                run.write(journal.copiedNothing());
                throw e;
            }
        }
        List<Rescued> headers = new Finishing(storage, random, progress).withHeaders(journal);
        run.write(journal.rescuing(headers).at(Phase.FINISH)); // all payload is durable and right
    }
}
