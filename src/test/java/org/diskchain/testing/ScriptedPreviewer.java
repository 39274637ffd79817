package org.diskchain.testing;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.DiskForest;
import org.diskchain.journal.Witness;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Effects;
import org.diskchain.plan.MergePlanner;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned;
import org.diskchain.plan.Refusal;
import org.diskchain.plan.Space;
import org.diskchain.plan.Warning;
import org.diskchain.read.Measured;
import org.diskchain.read.Measured.Rescue;
import org.diskchain.ui.merge.MergePreviewer;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Plans with made-up amounts: real effects, no file. What stands against the merge is told
/// beforehand.
public final class ScriptedPreviewer implements MergePreviewer {
    private static final double GB = 1L << 30;

    public final List<MergeWish> asked = new ArrayList<>();
    public final List<Refusal> refusals = new ArrayList<>();
    public final List<Warning> warnings = new ArrayList<>();
    public IOException failure;
    public boolean rescuesElsewhere;
    public long free = (long) (212 * GB);

    @Override
    public Effects effects(DiskForest forest, Path source, int depth, Set<Path> rescued) {
        return MergePlanner.effects(forest, source, depth, rescued);
    }

    @Override
    public Planned plan(DiskForest forest, MergeWish wish, Progress progress)
            throws IOException, CancelledException {
        asked.add(wish);
        progress.advance(0);
        if (failure != null) throw failure;
        Effects effects = effects(forest, wish.source(), wish.depth(), wish.rescued());
        Measured amounts = amounts(forest, effects);
        long rescued =
                amounts.rescues().stream()
                        .filter(rescue -> effects.of(rescue.disk()).kind() == Effect.Kind.RESCUED)
                        .mapToLong(Rescue::growth)
                        .sum();
        List<Space> space =
                rescuesElsewhere && rescued > 0
                        ? List.of(
                                new Space("D:", amounts.growth(), free),
                                new Space("E:", rescued, free))
                        : List.of(new Space("D:", amounts.growth() + rescued, free));
        List<Path> searched = forest.searched();
        return refusals.isEmpty()
                ? new Planned.MergePlan(
                        effects,
                        amounts,
                        space,
                        searched,
                        warnings,
                        wish.verify(),
                        Optional.empty())
                : new Planned.Refused(effects, amounts, space, searched, warnings, refusals);
    }

    private static Measured amounts(DiskForest forest, Effects effects) {
        long now = forest.disk(effects.target()).orElseThrow().ownedBytes();
        long owned =
                effects.mergedLine().subList(0, effects.depth()).stream()
                        .mapToLong(disk -> forest.disk(disk).orElseThrow().ownedBytes())
                        .sum();
        long copied = owned * 9 / 10;
        long after = now + copied * 92 / 100;
        return new Measured(copied, now, after, 0, rescues(forest, effects), List.of(), List.of());
    }

    private static List<Rescue> rescues(DiskForest forest, Effects effects) {
        return effects.rescuable().stream().map(disk -> rescue(forest, effects, disk)).toList();
    }

    /// The further down its parent is, the more a disk inherits.
    private static Rescue rescue(DiskForest forest, Effects effects, Path disk) {
        Path on = forest.chain(disk).get(1).path();
        int parent = effects.mergedLine().indexOf(on);
        long bytes = parent * (long) (1.1 * GB);
        return new Rescue(
                disk, parent, bytes, bytes, new Witness(disk, 0, "", Instant.EPOCH, Guid.ZERO, ""));
    }
}
