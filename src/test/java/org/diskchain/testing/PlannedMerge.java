package org.diskchain.testing;

import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.plan.Effects;
import org.diskchain.plan.MergePlanner;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned;
import org.diskchain.read.Measured;
import org.diskchain.read.Measurer;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A merge planned as the program plans it.
public final class PlannedMerge {
    private PlannedMerge() {}

    /// The plan for merging `source`, in its folder, into the disk `depth` above it.
    public static Planned of(Storage storage, DiskForest forest, Path source, int depth)
            throws IOException, CancelledException {
        Effects effects = MergePlanner.effects(forest, source, depth);
        Measurer measurer = new Measurer(storage);
        Measured measured = measurer.measure(forest, effects.mergedLine(), Progress.NONE);
        return MergePlanner.plan(
                forest,
                new MergeWish(source, depth, List.of(source.getParent()), false),
                measured,
                measurer.circumstances(effects.mergedLine()));
    }
}
