package org.diskchain.ui.merge;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Verify;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Effects;
import org.diskchain.plan.Planned;
import org.diskchain.read.Measured;
import org.diskchain.read.Measured.Rescue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One merge as the person looks at it before it is begun.
///
/// @param chain the picked disk and all its ancestors
/// @param effects at the depth of the moment
/// @param verify what of the target is to be read back
/// @param runningInto the target of a running merge that this one would meet
public record MergePreview(
        DiskForest forest,
        List<DiskNode> chain,
        Effects effects,
        Verify verify,
        Answer answer,
        Optional<Path> runningInto) {
    public MergePreview {
        chain = List.copyOf(chain);
    }

    /// What is known of amounts and refusals.
    public sealed interface Answer {
        /// Being found out.
        ///
        /// @param before what is known of the same merge with other rescues: it costs the same
        record Measuring(Optional<Planned> before) implements Answer {}

        record Known(Planned planned) implements Answer {}

        /// The machine did not let it be found out.
        record Failed(Throwable failure) implements Answer {}
    }

    public int depth() {
        return effects.depth();
    }

    public int ancestors() {
        return chain.size() - 1;
    }

    public DiskNode target() {
        return chain.get(depth());
    }

    public int count(Effect.Kind kind) {
        return effects.disks(kind).size();
    }

    /// Empty while measuring and where nothing could be found out.
    public Optional<Planned> planned() {
        return answer instanceof Answer.Known(var planned)
                ? Optional.of(planned)
                : Optional.empty();
    }

    /// What can be shown: the answer, or the last one until there is a new one.
    public Optional<Planned> told() {
        return answer instanceof Answer.Measuring(var before) ? before : planned();
    }

    /// Amounts, where they could be found out: a chain that does not hold together has none.
    public Optional<Measured> amounts() {
        return told().map(Planned::amounts).filter(amounts -> amounts.targetSizeAfter() > 0);
    }

    /// What the rescues of the moment copy.
    public long rescueBytes() {
        return effects.disks(Effect.Kind.RESCUED).stream()
                .flatMap(disk -> amounts().flatMap(known -> known.rescue(disk)).stream())
                .mapToLong(Rescue::bytes)
                .sum();
    }

    /// Whether the person can have a disk rescued, or not, here.
    public boolean canRescue(Path disk) {
        return begun().isEmpty() && effects.rescuable().contains(disk);
    }

    public boolean isRescued(Path disk) {
        Effect effect = effects.all().get(disk);
        return effect != null && effect.kind() == Effect.Kind.RESCUED;
    }

    /// The unfinished merge of these disks that can only be completed, as it was begun.
    public Optional<Journal> begun() {
        return forest.unfinished().stream()
                .filter(journal -> !journal.isDroppable())
                .filter(journal -> journal.paths().equals(effects.mergedLine()))
                .findFirst();
    }

    /// The plan, where the merge can be begun now.
    public Optional<Planned.MergePlan> plan() {
        return runningInto.isEmpty() && planned().orElse(null) instanceof Planned.MergePlan plan
                ? Optional.of(plan)
                : Optional.empty();
    }
}
