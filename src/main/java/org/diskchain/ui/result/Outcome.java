package org.diskchain.ui.result;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.plan.Effects;
import org.diskchain.run.MergeResult;
import org.diskchain.ui.work.TreeOrder;

import java.nio.file.Path;
import java.util.List;

/// A finished merge and what it did to the disks.
///
/// @param forest as it was when the merge was begun or found
public record Outcome(MergeResult result, DiskForest forest, Effects effects) {
    /// Each right below its parent; merged ones from the source down.
    List<Path> disks(Kind kind) {
        List<Path> disks = effects.disks(kind);
        return kind == Kind.MERGED ? disks : TreeOrder.of(forest, disks);
    }

    long ownedBytes(Path disk) {
        return forest.disk(disk).map(DiskNode::ownedBytes).orElse(0L);
    }

    long fileSize(Path disk) {
        return forest.disk(disk).map(node -> node.facts().fileSize()).orElse(0L);
    }

    /// How many disks become valid again together with an orphan.
    int following(Path orphan) {
        return (int)
                forest.descendants(orphan).stream()
                        .filter(disk -> effects.of(disk).kind() == Kind.FOLLOWS)
                        .count();
    }

    /// How many disks stay as they are because a rescued one is their ancestor.
    int keptBy(Path rescued) {
        return forest.descendants(rescued).size();
    }

    /// The children of a disk that share its fate.
    List<Path> below(Path disk, Kind kind) {
        return forest.children(disk).stream()
                .filter(child -> effects.of(child).kind() == kind)
                .toList();
    }

    /// Invalidated disks that hang on a disk of the merge itself.
    List<Path> invalidTops() {
        return disks(Kind.INVALIDATED).stream()
                .filter(disk -> effects.of(disk).reason() != Effect.Reason.BUILT_ON_INVALID)
                .toList();
    }
}
