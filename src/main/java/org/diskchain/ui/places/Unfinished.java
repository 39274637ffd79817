package org.diskchain.ui.places;

import org.diskchain.journal.Journal;
import org.diskchain.journal.Rebase;
import org.diskchain.ui.work.FileNames;

import java.nio.file.Path;

/// Unfinished work as the places list it.
///
/// @param disk the file that it writes
/// @param share of what is to be copied, 0 to 1
public record Unfinished(Path disk, double share) {
    static Unfinished of(Journal journal) {
        return new Unfinished(
                journal.target().path(), share(journal.doneBytes(), journal.totalBytes()));
    }

    static Unfinished of(Rebase rebase) {
        return new Unfinished(rebase.child(), share(rebase.doneBytes(), rebase.totalBytes()));
    }

    private static double share(long done, long total) {
        return total == 0 ? 0 : (double) done / total;
    }

    String name() {
        return FileNames.stem(disk);
    }
}
