package org.diskchain.ui.merge;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Effects;
import org.diskchain.plan.Planned;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One merge as the person looks at it before it is begun.
///
/// @param chain the picked disk and all its ancestors
/// @param effects at the depth of the moment
/// @param runningInto the target of a running merge that this one would meet
public record MergePreview(
        DiskForest forest,
        List<DiskNode> chain,
        Effects effects,
        Answer answer,
        Optional<Path> runningInto) {
    public MergePreview {
        chain = List.copyOf(chain);
    }

    /// What is known of amounts and refusals.
    public sealed interface Answer {
        /// Being found out.
        record Measuring() implements Answer {}

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

    /// The plan, where the merge can be begun now.
    public Optional<Planned.MergePlan> plan() {
        return runningInto.isEmpty() && planned().orElse(null) instanceof Planned.MergePlan plan
                ? Optional.of(plan)
                : Optional.empty();
    }
}
