package org.diskchain.chain;

import org.diskchain.bytes.Storage;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Looks through folders and files and finds out which disk is made from which. Reads headers and
/// tables only; never writes; never touches a path on another machine or a device.
public final class Scanner {
    private final Storage storage;

    public Scanner(Storage storage) {
        this.storage = storage;
    }

    /// The forest of everything in and below the folders, and of the single files, with the parents
    /// that their links lead to.
    ///
    /// @param places folders, searched with all below them, and files
    public DiskForest scan(List<Path> places, Progress progress)
            throws IOException, CancelledException {
        throw new UnsupportedOperationException("to come " + storage);
    }

    /// The forest around one disk, as a plan needs it: its folder and those of all its ancestors,
    /// with all below them, and the folders of `search`.
    public DiskForest scanAround(Path disk, List<Path> search, Progress progress)
            throws IOException, CancelledException {
        throw new UnsupportedOperationException("to come");
    }

    /// The disk with its chain only, as reading needs it: parents at their recorded paths, else by
    /// identity in the disk's own folder and in and below the folders of `search`.
    public DiskForest scanChain(Path disk, List<Path> search, Progress progress)
            throws IOException, CancelledException {
        throw new UnsupportedOperationException("to come");
    }
}
