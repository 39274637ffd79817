package org.diskchain.testing;

import org.diskchain.bytes.Volume;
import org.diskchain.chain.DiskForest;
import org.diskchain.plan.Effects;
import org.diskchain.plan.MergePlanner;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned;
import org.diskchain.plan.Refusal;
import org.diskchain.plan.Warning;
import org.diskchain.read.Measured;
import org.diskchain.ui.merge.MergePreviewer;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plans with made-up amounts: real effects, no file. What stands against the merge is told
/// beforehand.
public final class ScriptedPreviewer implements MergePreviewer {
    private static final double GB = 1L << 30;

    public final List<MergeWish> asked = new ArrayList<>();
    public final List<Refusal> refusals = new ArrayList<>();
    public final List<Warning> warnings = new ArrayList<>();
    public IOException failure;
    public long free = (long) (212 * GB);

    @Override
    public Effects effects(DiskForest forest, Path source, int depth) {
        return MergePlanner.effects(forest, source, depth);
    }

    @Override
    public Planned plan(DiskForest forest, MergeWish wish, Progress progress)
            throws IOException, CancelledException {
        asked.add(wish);
        progress.advance(0);
        if (failure != null) throw failure;
        Effects effects = effects(forest, wish.source(), wish.depth());
        Volume volume = new Volume("D:", free);
        Measured amounts = amounts(forest, effects);
        List<Path> searched = forest.searched();
        return refusals.isEmpty()
                ? new Planned.MergePlan(
                        effects, amounts, volume, searched, warnings, Optional.empty())
                : new Planned.Refused(effects, amounts, volume, searched, warnings, refusals);
    }

    private static Measured amounts(DiskForest forest, Effects effects) {
        long now = forest.disk(effects.target()).orElseThrow().ownedBytes();
        long owned =
                effects.mergedLine().subList(0, effects.depth()).stream()
                        .mapToLong(disk -> forest.disk(disk).orElseThrow().ownedBytes())
                        .sum();
        long copied = owned * 9 / 10;
        return new Measured(copied, now, now + copied * 92 / 100, 0, List.of());
    }
}
