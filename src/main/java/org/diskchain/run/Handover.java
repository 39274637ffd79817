package org.diskchain.run;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Rescued;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;

/// How far a merge has come in its last phase, as the disks tell it: the target takes the source's
/// identity, and then what was rescued is linked to it.
///
/// A target that has it is complete, and anybody may use it. Whoever does changes what the disks
/// inherit that are not linked yet, and they must not be linked any more: they would show it.
record Handover(Storage storage, Journal journal, Progress progress) {
    /// Whether the merge is in that phase and the target may be in use.
    boolean hasBegun() throws IOException {
        return journal.phase() == Phase.FINISH && !identity().equals(newIdentity());
    }

    /// Whether all is done but for the journal, which is to be deleted.
    boolean isDone() throws IOException {
        return isTaken() && !isAnyUnlinked();
    }

    /// Whether the target has been written since it took the source's identity, or is another disk.
    /// A VHDX tells by its identity; a VHD by its file, or, after a power cut just then, by what is
    /// read back.
    boolean isUsed() throws IOException, CancelledException {
        if (!hasBegun()) return false;
        if (!isTaken()) return true;
        if (!isAnyUnlinked() || format() == Format.VHDX) return false;
        Unchanged unchanged = new Unchanged(storage, progress);
        if (journal.left().isKnown()) {
            return !unchanged.isAsLeft(journal) && !unchanged.areCopied(journal);
        }
        return !holdsWhatWasCopied();
    }

    /// Whether the journal may go before all is linked: the target was used; or it is complete, and
    /// another disk of the merge is there no more. What is not linked stays refused.
    boolean mayBeGivenUp() throws IOException, CancelledException {
        if (isGone(journal.target().path())) return false;
        for (Path disk : journal.written()) if (isGone(disk)) return isTaken();
        return isUsed();
    }

    private boolean isGone(Path disk) throws IOException {
        return storage.facts(disk).isEmpty();
    }

    private boolean isTaken() throws IOException {
        return hasBegun() && identity().equals(journal.source().oldIdentity());
    }

    private boolean holdsWhatWasCopied() throws IOException, CancelledException {
        try {
            new Verifying(storage, journal, progress).run();
            return true;
        } catch (VerifyFailedException written) {
            return false;
        }
    }

    private boolean isAnyUnlinked() throws IOException {
        for (Rescued rescued : journal.rescued()) {
            try (Disk disk = Disks.open(storage, rescued.disk().path())) {
                Guid recorded = disk.facts().parent().recordedIdentity();
                if (!recorded.equals(journal.source().oldIdentity())) return true;
            }
        }
        return false;
    }

    private Guid identity() throws IOException {
        try (Disk target = Disks.open(storage, journal.target().path())) {
            return target.facts().identity();
        }
    }

    private Guid newIdentity() {
        return journal.target().newIdentity();
    }

    private Format format() throws IOException {
        try (Disk target = Disks.open(storage, journal.target().path())) {
            return target.facts().format();
        }
    }
}
