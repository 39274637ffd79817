package org.diskchain.run;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Participant;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Rescued;
import org.diskchain.journal.Witness;
import org.diskchain.read.Measurer;
import org.diskchain.run.MergeResult.StartedOver;
import org.diskchain.run.RunRefusedException.Reason;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the disks are still those that were planned with, or that a merge was stopped on.
final class Unchanged {
    private final Storage storage;

    Unchanged(Storage storage) {
        this.storage = storage;
    }

    /// @throws RunRefusedException if a file is not what the witness saw
    void require(List<Witness> witnesses) throws IOException {
        for (Witness witness : witnesses) {
            if (!now(witness.path()).equals(witness)) {
                throw new RunRefusedException(Reason.CHANGED, witness.path());
            }
        }
    }

    /// The first disk that is not what its witness saw, but for its times or its place at most.
    ///
    /// @throws RunRefusedException if the content of one has changed
    Optional<StartedOver> requireContent(List<Witness> witnesses) throws IOException {
        Optional<StartedOver> changed = changed(witnesses);
        if (changed.filter(disk -> !disk.timesOnly()).isPresent()) {
            throw new RunRefusedException(Reason.CHANGED, changed.get().disk());
        }
        return changed;
    }

    /// The first disk that is not what its witness saw; one whose content has changed before one of
    /// which only times have.
    private Optional<StartedOver> changed(List<Witness> witnesses) throws IOException {
        Optional<StartedOver> first = Optional.empty();
        for (Witness witness : witnesses) {
            Witness now = now(witness.path());
            if (now.equals(witness)) continue;
            boolean timesOnly =
                    now.size() == witness.size()
                            && now.identity().equals(witness.identity())
                            && now.tables().equals(witness.tables());
            StartedOver found = new StartedOver(witness.path(), timesOnly);
            if (!timesOnly) return Optional.of(found);
            if (first.isEmpty()) first = Optional.of(found);
        }
        return first;
    }

    /// What the files are now.
    List<Witness> now(List<Path> disks) throws IOException {
        List<Witness> witnesses = new ArrayList<>();
        for (Path disk : disks) witnesses.add(now(disk));
        return witnesses;
    }

    private Witness now(Path path) throws IOException {
        requireThere(path);
        try (Disk disk = Disks.open(storage, path)) {
            return Measurer.witness(storage, disk);
        }
    }

    private void requireThere(Path path) throws IOException {
        if (storage.facts(path).isEmpty()) throw new RunRefusedException(Reason.GONE, path);
    }

    /// A disk above the target that is not, as far as can be told, what it was when copying began.
    /// Copying begins again then: through the source the content is right.
    Optional<StartedOver> changedSince(Journal journal) throws IOException {
        return changed(
                journal.mergedLine().subList(0, journal.depth()).stream()
                        .map(Participant::witness)
                        .toList());
    }

    /// Whether the target has taken on the source's identity: nothing is left to do but to delete
    /// the journal.
    boolean targetIsFinished(Journal journal) throws IOException {
        try (Disk target = Disks.open(storage, journal.target().path())) {
            return journal.phase() == Phase.FINISH
                    && target.facts().identity().equals(journal.source().oldIdentity());
        }
    }

    /// Each disk has one of the identities that the journal gives it, and knows the one below it by
    /// one of them. The source may have been written: that gives a VHDX another identity.
    ///
    /// @throws RunRefusedException if one has not
    void requireIdentities(Journal journal) throws IOException {
        List<Participant> line = journal.mergedLine();
        for (int i = 0; i < line.size(); i++) {
            Participant disk = line.get(i);
            requireThere(disk.path());
            try (Disk open = Disks.open(storage, disk.path())) {
                boolean written = i == 0 && open.facts().format() == Format.VHDX;
                boolean fits =
                        (written || fits(journal, disk, open.facts().identity()))
                                && (i == journal.depth() || knows(open, line.get(i + 1)));
                if (!fits) throw new RunRefusedException(Reason.CHANGED, disk.path());
            }
        }
        requireRescued(journal);
    }

    /// A rescued disk may have been written meanwhile: it stays valid. But it must still be a child
    /// of the disk that it was a child of, or of the target.
    ///
    /// @throws RunRefusedException if one is not
    void requireRescued(Journal journal) throws IOException {
        Guid taken = journal.source().oldIdentity();
        for (Rescued rescued : journal.rescued()) {
            Path path = rescued.disk().path();
            requireThere(path);
            try (Disk disk = Disks.open(storage, path)) {
                boolean linked =
                        knows(disk, journal.parentOf(rescued))
                                || disk.facts().parent().accepts(taken);
                if (!linked) throw new RunRefusedException(Reason.CHANGED, path);
            }
        }
    }

    private static boolean fits(Journal journal, Participant disk, Guid identity) {
        if (journal.phase() == Phase.IDENTITIES) return disk.answersTo(identity);
        boolean finished =
                journal.phase() == Phase.FINISH
                        && disk.equals(journal.target())
                        && identity.equals(journal.source().oldIdentity());
        return finished || identity.equals(disk.newIdentity());
    }

    private static boolean knows(Disk child, Participant parent) {
        return child.facts().parent().accepts(parent.oldIdentity())
                || child.facts().parent().accepts(parent.newIdentity());
    }
}
