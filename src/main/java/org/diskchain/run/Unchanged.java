package org.diskchain.run;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Participant;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Rescued;
import org.diskchain.journal.Stamp;
import org.diskchain.journal.Witness;
import org.diskchain.read.Measurer;
import org.diskchain.run.MergeResult.StartedOver;
import org.diskchain.run.MergeResult.StartedOver.Cause;
import org.diskchain.run.RunRefusedException.Difference;
import org.diskchain.run.RunRefusedException.Reason;
import org.diskchain.run.RunRefusedException.Remedy;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the disks are still those that were planned with, or that a merge was stopped on. Tables
/// may be large: looking at them may be stopped.
record Unchanged(Storage storage, Progress progress) {
    private static final int NONE = Integer.MAX_VALUE;

    /// @throws RunRefusedException if a file is not what the witness saw
    void require(List<Witness> witnesses) throws IOException, CancelledException {
        for (Witness witness : witnesses) {
            Witness now = now(witness.path());
            if (now.equals(witness)) continue;
            throw new RunRefusedException(
                    witness.path(), difference(witness, now), Remedy.PLAN_AGAIN);
        }
    }

    private static Difference difference(Witness then, Witness now) {
        if (!now.identity().equals(then.identity())) return Difference.IDENTITY;
        if (now.size() != then.size()) return Difference.SIZE;
        return now.tables().equals(then.tables()) ? Difference.TIMES : Difference.TABLES;
    }

    /// The first disk that is not what it was when the merge began, but for its times or its place
    /// at most; for a merge that has changed no identity.
    ///
    /// A disk of which the time alone differs may have been written, unless all were copied. That
    /// does no harm where nothing has been copied from it yet.
    ///
    /// @throws RunRefusedException if the content of one has changed, or may have, and rescued
    ///   disks hold some of what it held
    Optional<StartedOver> requireContent(Journal journal) throws IOException, CancelledException {
        requireRescued(journal);
        List<Participant> disks = unwritten(journal);
        List<Witness> found = now(disks.stream().map(Participant::path).toList());
        boolean copied = areCopies(disks, found);
        Optional<StartedOver> first = Optional.empty();
        for (int i = 0; i < disks.size(); i++) {
            Witness then = disks.get(i).witness();
            Witness now = found.get(i);
            if (now.equals(then)) continue;
            Difference what = difference(then, now);
            if (what != Difference.TIMES) {
                throw new RunRefusedException(now.path(), what, Remedy.DROP);
            }
            boolean written = !copied && !now.modified().equals(then.modified());
            if (written && i >= copiedFrom(journal)) {
                throw new RunRefusedException(now.path(), Difference.TIMES, Remedy.RESTORE);
            }
            if (first.isEmpty()) first = Optional.of(new StartedOver(now.path(), Cause.TIMES));
        }
        return first;
    }

    /// The disks that rescuing only reads.
    private static List<Participant> unwritten(Journal journal) {
        List<Participant> disks = new ArrayList<>(journal.mergedLine());
        disks.addAll(journal.below());
        return disks;
    }

    /// Copying makes all of them other files, of another time. Where only some are, somebody wrote
    /// them.
    private static boolean areCopies(List<Participant> disks, List<Witness> found) {
        for (int i = 0; i < disks.size(); i++) {
            Witness then = disks.get(i).witness();
            Witness now = found.get(i);
            if (now.key().equals(then.key()) || now.modified().equals(then.modified())) {
                return false;
            }
        }
        return true;
    }

    /// The uppermost disk from which something may have been rescued; [#NONE] where none was.
    private int copiedFrom(Journal journal) throws IOException, CancelledException {
        int first = NONE;
        for (Rescued rescued : journal.rescued()) {
            Participant disk = rescued.disk();
            boolean untouched = now(disk.path()).content().equals(disk.planned());
            if (!untouched) first = Math.min(first, rescued.parent());
        }
        return journal.phase() == Phase.RESCUE ? first : NONE;
    }

    /// What the files are now.
    List<Witness> now(List<Path> disks) throws IOException, CancelledException {
        List<Witness> witnesses = new ArrayList<>();
        for (Path disk : disks) witnesses.add(now(disk));
        return witnesses;
    }

    private Witness now(Path path) throws IOException, CancelledException {
        requireThere(path);
        try (Disk disk = Disks.open(storage, path)) {
            return Measurer.witness(storage, disk, progress);
        }
    }

    private void requireThere(Path path) throws IOException {
        boolean there = storage.facts(path).filter(FileFacts::isFile).isPresent();
        if (!there) throw new RunRefusedException(Reason.GONE, path);
    }

    /// A disk above the target that is not, as far as can be told, what it was when copying began,
    /// or a target that is not as the program left it. Copying begins again then: through the
    /// source the content is right.
    Optional<StartedOver> changedSince(Journal journal) throws IOException, CancelledException {
        Optional<StartedOver> first = Optional.empty();
        for (Participant disk : journal.mergedLine().subList(0, journal.depth())) {
            Witness now = now(disk.path());
            if (now.equals(disk.witness())) continue;
            boolean same = difference(disk.witness(), now) == Difference.TIMES;
            if (!same) return Optional.of(new StartedOver(disk.path(), Cause.CONTENT));
            if (first.isEmpty()) first = Optional.of(new StartedOver(disk.path(), Cause.TIMES));
        }
        if (first.isPresent() || !journal.left().isKnown() || isAsLeft(journal)) return first;
        return Optional.of(new StartedOver(journal.target().path(), Cause.TIMES));
    }

    /// Whether the target's file is as the program left it; false where that is not known.
    boolean isAsLeft(Journal journal) throws IOException {
        return storage.facts(journal.target().path())
                .filter(facts -> Stamp.of(facts).equals(journal.left()))
                .isPresent();
    }

    /// Whether all disks that the merge no longer writes are copies, as a folder on another
    /// machine.
    boolean areCopied(Journal journal) throws IOException, CancelledException {
        List<Participant> disks = new ArrayList<>(journal.mergedLine());
        disks.remove(journal.target());
        disks.addAll(journal.below());
        return areCopies(disks, now(disks.stream().map(Participant::path).toList()));
    }

    /// Each disk has the identity that the journal gives it in this phase, and knows the one below
    /// it by such a one. The source may have been written: that gives a VHDX another identity.
    ///
    /// @return a disk that is what it was before the merge instead, where there is one: identities
    ///   and links are to be changed again, and copying begins again
    /// @throws RunRefusedException if one is neither
    Optional<Path> requireIdentities(Journal journal) throws IOException, CancelledException {
        Optional<Path> putBack = Optional.empty();
        for (int i = 0; i < journal.mergedLine().size(); i++) {
            Participant disk = journal.mergedLine().get(i);
            requireThere(disk.path());
            try (Disk open = Disks.open(storage, disk.path())) {
                Optional<Difference> what = difference(journal, i, open);
                if (what.isEmpty()) continue;
                if (!isPutBack(journal, disk, open)) {
                    throw new RunRefusedException(disk.path(), what.get(), Remedy.PUT_BACK);
                }
                if (putBack.isEmpty()) putBack = Optional.of(disk.path());
            }
        }
        requireRescued(journal);
        return putBack;
    }

    private static Optional<Difference> difference(Journal journal, int place, Disk open) {
        Participant disk = journal.mergedLine().get(place);
        boolean written = place == 0 && open.facts().format() == Format.VHDX;
        if (!written && !fits(journal, disk, open.facts().identity())) {
            return Optional.of(Difference.IDENTITY);
        }
        boolean relinked = journal.phase().compareTo(Phase.IDENTITIES) > 0;
        boolean linked =
                place == journal.depth()
                        || knows(open, journal.mergedLine().get(place + 1), relinked);
        return linked ? Optional.empty() : Optional.of(Difference.LINK);
    }

    /// A plan sees to it that sectors are of one size, and VHDs too; a disk may have been replaced
    /// since.
    ///
    /// @throws RunRefusedException if one is of another size than the source
    void requireAlike(Journal journal) throws IOException {
        DiskFacts source = facts(journal.source().path());
        for (Path path : journal.written()) {
            DiskFacts disk = facts(path);
            boolean alike =
                    disk.format() == source.format()
                            && disk.logicalSectorSize() == source.logicalSectorSize()
                            && (disk.format() != Format.VHD
                                    || disk.virtualSize() == source.virtualSize());
            if (alike) continue;
            Remedy remedy = journal.isDroppable() ? Remedy.DROP : Remedy.PUT_BACK;
            throw new RunRefusedException(path, Difference.SIZE, remedy);
        }
    }

    private DiskFacts facts(Path path) throws IOException {
        requireThere(path);
        try (Disk disk = Disks.open(storage, path)) {
            return disk.facts();
        }
    }

    /// The target still stands on the ancestors that it stood on, and each of them on the next.
    ///
    /// @throws RunRefusedException if a link fails
    void requireAncestors(Journal journal) throws IOException {
        DiskFacts above = facts(journal.target().path());
        for (Participant disk : journal.below()) {
            DiskFacts ancestor = facts(disk.path());
            if (!above.parent().accepts(ancestor.identity())) {
                throw new RunRefusedException(disk.path(), Difference.IDENTITY, Remedy.PUT_BACK);
            }
            above = ancestor;
        }
    }

    /// Whether the file is again what it was when the merge began. All that was copied came from
    /// disks that own no more than this, so that nothing shows through.
    private boolean isPutBack(Journal journal, Participant disk, Disk open)
            throws IOException, CancelledException {
        boolean copying = journal.phase() == Phase.COPY || journal.phase() == Phase.VERIFY;
        if (!copying) return false;
        return Measurer.witness(storage, open, progress).content().equals(disk.planned());
    }

    /// A rescued disk may have been written meanwhile: it stays valid. But it must still be a child
    /// of the disk that it was a child of, or of the target. Once the target may hold payload, one
    /// that was put back from before the merge lacks what it was rescued with.
    ///
    /// @throws RunRefusedException if one is not
    private void requireRescued(Journal journal) throws IOException {
        Remedy remedy = journal.isDroppable() ? Remedy.DROP : Remedy.PUT_BACK;
        for (Rescued rescued : journal.rescued()) {
            Path path = rescued.disk().path();
            requireThere(path);
            try (Disk disk = Disks.open(storage, path)) {
                boolean linked =
                        knows(disk, journal.parentOf(rescued), journal.hasPayload())
                                || disk.facts().parent().accepts(journal.source().oldIdentity());
                if (!linked) throw new RunRefusedException(path, Difference.LINK, remedy);
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

    /// @param relinked whether identities have changed: a child that knows only the old one is from
    ///   before
    private static boolean knows(Disk child, Participant parent, boolean relinked) {
        return child.facts().parent().accepts(parent.newIdentity())
                || !relinked && child.facts().parent().accepts(parent.oldIdentity());
    }
}
