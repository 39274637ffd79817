package org.diskchain.plan;

import org.diskchain.chain.DiskForest;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.Undo.Standing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Merges, reconnects and rebases of a forest that were begun and not ended.
record UnfinishedWork(DiskForest forest) {
    /// Merges that write or need one of the disks.
    List<Refusal> mergesOn(List<Path> disks) {
        List<Refusal> reasons = new ArrayList<>();
        for (Journal journal : forest.unfinished()) {
            journal.participants().stream()
                    .filter(part -> disks.contains(part.path()))
                    .findFirst()
                    .map(part -> new Refusal.OtherMergeUnfinished(part.path(), journal.file()))
                    .ifPresent(reasons::add);
        }
        return reasons;
    }

    /// Reconnects of one of the disks, rebases of one of them, and rebases that need one which is
    /// written.
    List<Refusal> besideMerges(List<Path> written, List<Path> read) {
        List<Path> disks = new ArrayList<>(written);
        disks.addAll(read);
        List<Refusal> reasons = new ArrayList<>();
        for (Rebase rebase : forest.rebases()) {
            rebase.disks().stream()
                    .filter(disk -> written.contains(disk) || isChild(rebase, disk, read))
                    .findFirst()
                    .map(disk -> new Refusal.RebaseUnfinished(disk, rebase.file()))
                    .ifPresent(reasons::add);
        }
        forest.undoable().stream()
                .filter(record -> record.standing() == Standing.UNFINISHED)
                .filter(record -> disks.contains(record.child()))
                .map(
                        record ->
                                new Refusal.ReconnectUnfinished(
                                        record.child(), record.undo().file()))
                .forEach(reasons::add);
        return reasons;
    }

    private static boolean isChild(Rebase rebase, Path disk, List<Path> read) {
        return rebase.child().equals(disk) && read.contains(disk);
    }
}
