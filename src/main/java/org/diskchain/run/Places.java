package org.diskchain.run;

import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.journal.Journal;
import org.diskchain.run.RunRefusedException.Reason;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the files of an unfinished merge really lie, links resolved.
record Places(Storage storage) {
    /// What the journal names is written only in its own folder and in places that were searched;
    /// the source also where it was shown in one.
    ///
    /// @throws RunRefusedException for a disk elsewhere
    void requireSearched(DiskForest forest, Journal journal) throws IOException {
        List<Path> places = new ArrayList<>(forest.searched());
        boolean sourceIsShown = places.stream().anyMatch(journal.source().path()::startsWith);
        places.add(journal.file().getParent());
        List<Path> real = real(places);
        for (Path disk : journal.written()) {
            if (sourceIsShown && disk.equals(journal.source().path())) continue;
            if (real.stream().noneMatch(real(disk)::startsWith)) {
                throw new RunRefusedException(Reason.OUTSIDE_PLACES, disk);
            }
        }
    }

    boolean areSame(List<Path> some, List<Path> others) throws IOException {
        return real(some).equals(real(others));
    }

    private List<Path> real(List<Path> paths) throws IOException {
        List<Path> real = new ArrayList<>();
        for (Path path : paths) real.add(real(path));
        return real;
    }

    private Path real(Path path) throws IOException {
        return storage.facts(path).isPresent() ? storage.realPath(path) : path;
    }
}
