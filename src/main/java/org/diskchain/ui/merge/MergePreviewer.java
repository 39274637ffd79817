package org.diskchain.ui.merge;

import org.diskchain.chain.DiskForest;
import org.diskchain.plan.Effects;
import org.diskchain.plan.MergePlanner;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned;
import org.diskchain.read.Measurer;
import org.diskchain.run.MergePlanning;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/// What the preview asks of the engine. A seam, so that tests and pictures run on made-up disks.
public interface MergePreviewer {
    /// What the merge does to every disk: at once, from the forest alone.
    Effects effects(DiskForest forest, Path source, int depth, Set<Path> rescued);

    /// The plan or its refusals; reads tables, which takes its time.
    Planned plan(DiskForest forest, MergeWish wish, Progress progress)
            throws IOException, CancelledException;

    /// The engine itself.
    record Engine(Measurer measurer) implements MergePreviewer {
        @Override
        public Effects effects(DiskForest forest, Path source, int depth, Set<Path> rescued) {
            return MergePlanner.effects(forest, source, depth, rescued);
        }

        @Override
        public Planned plan(DiskForest forest, MergeWish wish, Progress progress)
                throws IOException, CancelledException {
            return new MergePlanning(measurer).plan(forest, wish, progress);
        }
    }
}
