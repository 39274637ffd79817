package org.diskchain.plan;

import org.diskchain.chain.DiskForest;
import org.diskchain.read.Circumstances;
import org.diskchain.read.Measured;

import java.nio.file.Path;

/// Decides what a merge does: effects from the forest alone, at once; refusals from what was
/// measured and from how the machine stands.
public final class MergePlanner {
    private MergePlanner() {}

    /// What merging `source` at `depth` does to every disk of the forest.
    ///
    /// @throws IllegalArgumentException if the source has fewer ancestors than `depth`
    public static Effects effects(DiskForest forest, Path source, int depth) {
        throw new UnsupportedOperationException("to come");
    }

    /// A plan, or every reason why not.
    public static Planned plan(
            DiskForest forest, MergeWish wish, Measured measured, Circumstances circumstances) {
        throw new UnsupportedOperationException("to come");
    }
}
