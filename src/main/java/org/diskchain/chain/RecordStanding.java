package org.diskchain.chain;

import org.diskchain.bytes.Storage;
import org.diskchain.disk.DamagedDiskException;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Undo;
import org.diskchain.journal.Undo.Standing;
import org.diskchain.journal.UndoSteps;
import org.diskchain.journal.Witness.Content;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;

/// How a child stands to the record of its reconnects. Its bytes decide, not its time: a copy of
/// both files stands as they did.
///
/// Where the time is the one that was noted, the bytes that the record names are enough. Else all
/// headers and tables must be what the reconnect left. What is written into blocks that were there
/// already leaves no trace in the tables of a VHD.
public record RecordStanding(Storage storage) {
    /// @param progress hears of nothing, and may stop it: tables may be large
    public Standing of(Undo undo, Path child, Progress progress)
            throws IOException, CancelledException {
        Standing standing = new UndoSteps(undo).standing(storage, child);
        boolean certain = standing != Standing.DONE || isAsNoted(undo, child);
        return certain || holds(undo, child, progress) ? standing : Standing.CHANGED;
    }

    /// The same, where nobody can stop it.
    public Standing of(Undo undo, Path child) throws IOException {
        try {
            return of(undo, child, Progress.NONE);
        } catch (CancelledException nobodyCancels) {
            throw new IllegalStateException(nobodyCancels);
        }
    }

    /// Whether the file has the time that was noted when the change was done: nobody has written it
    /// since.
    public boolean isAsNoted(Undo undo, Path child) throws IOException {
        return storage.facts(child).filter(facts -> undo.isNoted(facts.modified())).isPresent();
    }

    /// The same for [Standing#DONE], whatever the time: whether size, headers and tables of the
    /// file are what the change left.
    public boolean holds(Undo undo, Path child) throws IOException {
        try {
            return holds(undo, child, Progress.NONE);
        } catch (CancelledException nobodyCancels) {
            throw new IllegalStateException(nobodyCancels);
        }
    }

    private boolean holds(Undo undo, Path child, Progress progress)
            throws IOException, CancelledException {
        try (Disk disk = Disks.open(storage, child)) {
            String tables = disk.tablesDigest(progress.silent());
            return undo.after().equals(new Content(disk.facts().fileSize(), tables));
        } catch (DamagedDiskException another) {
            return false;
        }
    }
}
