package org.diskchain.run;

import org.diskchain.chain.DiskForest;
import org.diskchain.plan.Effects;
import org.diskchain.plan.MergePlanner;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned;
import org.diskchain.read.Circumstances;
import org.diskchain.read.Measured;
import org.diskchain.read.Measurer;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Has what a plan needs to know found out, and makes the plan.
public record MergePlanning(Measurer measurer) {
    /// Reads tables, which takes its time.
    public Planned plan(DiskForest forest, MergeWish wish, Progress progress)
            throws IOException, CancelledException {
        Effects effects = MergePlanner.effects(forest, wish.source(), wish.depth(), wish.rescued());
        List<Path> line = effects.mergedLine();
        Measured measured = measurer.measure(forest, line, effects.rescuable(), progress);
        Circumstances circumstances =
                measurer.circumstances(line, effects.rescuable(), effects.affected(), wish.named());
        return MergePlanner.plan(forest, wish, measured, circumstances);
    }
}
