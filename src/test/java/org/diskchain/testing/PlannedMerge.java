package org.diskchain.testing;

import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned;
import org.diskchain.read.Measurer;
import org.diskchain.run.MergePlanning;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A merge planned as the program plans it.
public final class PlannedMerge {
    private PlannedMerge() {}

    /// The plan for merging `source`, in its folder, into the disk `depth` above it.
    public static Planned of(Storage storage, DiskForest forest, Path source, int depth)
            throws IOException, CancelledException {
        return of(storage, forest, source, depth, Set.of());
    }

    /// The same, rescuing some disks.
    public static Planned of(
            Storage storage, DiskForest forest, Path source, int depth, Set<Path> rescued)
            throws IOException, CancelledException {
        MergeWish wish =
                new MergeWish(source, depth, List.of(source.getParent()), false).rescuing(rescued);
        return new MergePlanning(new Measurer(storage)).plan(forest, wish, Progress.NONE);
    }
}
