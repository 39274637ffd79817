package org.diskchain.read;

import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Finds out what a merge would copy and how the machine stands to its disks. Reads only.
public final class Measurer {
    private final Storage storage;

    public Measurer(Storage storage) {
        this.storage = storage;
    }

    /// The amounts of a merge; [Measured#NOTHING] where the chain of the source does not hold.
    ///
    /// @param mergedLine source first, target last
    public Measured measure(DiskForest forest, List<Path> mergedLine, Progress progress)
            throws IOException, CancelledException {
        throw new UnsupportedOperationException("to come " + storage);
    }

    /// Free space, other programs, write permission.
    public Circumstances circumstances(DiskForest forest, List<Path> mergedLine)
            throws IOException {
        throw new UnsupportedOperationException("to come");
    }
}
