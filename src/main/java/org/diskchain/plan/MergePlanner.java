package org.diskchain.plan;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.ParentState;
import org.diskchain.journal.Journal;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.plan.Effect.Reason;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.plan.Planned.Refused;
import org.diskchain.read.Circumstances;
import org.diskchain.read.Measured;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// Decides what a merge does: effects from the forest alone, at once; refusals from what was
/// measured and from how the machine stands.
///
/// ```
///   base - T - M - S - orphan - follows        S into T at depth 2:
///          |   |                               S and M are merged,
///          |   +- invalid                      what hangs on T or M but not on S
///          +- invalid - invalid                becomes invalid
/// ```
public final class MergePlanner {
    private MergePlanner() {}

    /// What merging `source` at `depth` does to every disk of the forest.
    ///
    /// @throws IllegalArgumentException if the source has fewer ancestors than `depth`
    public static Effects effects(DiskForest forest, Path source, int depth) {
        return effects(forest, source, depth, Set.of());
    }

    /// The same with some disks rescued. A disk further down an invalidated branch stands for the
    /// top of that branch; others that do not become invalid are passed over.
    public static Effects effects(
            DiskForest forest, Path source, int depth, Set<Path> rescuedDisks) {
        List<Path> line = mergedLine(forest, source, depth);
        Map<Path, Effect> changed = new LinkedHashMap<>();
        mergedLine(line, changed);
        orphans(forest, source, changed);
        invalidated(forest, line, changed);
        rescued(forest, line, rescuedDisks, changed);
        SequencedMap<Path, Effect> all = new LinkedHashMap<>();
        for (DiskNode disk : forest.disks()) {
            Path path = disk.path();
            Effect untouched = new Effect(path, Kind.UNTOUCHED, Reason.OTHER, path);
            all.put(path, changed.getOrDefault(path, untouched));
        }
        return new Effects(line, all);
    }

    private static List<Path> mergedLine(DiskForest forest, Path source, int depth) {
        List<DiskNode> chain = forest.chainOfFiles(source);
        if (depth < 1 || depth >= chain.size()) {
            throw new IllegalArgumentException(
                    "%s has %d ancestors, not %d".formatted(source, chain.size() - 1, depth));
        }
        return chain.subList(0, depth + 1).stream().map(DiskNode::path).toList();
    }

    private static void mergedLine(List<Path> line, Map<Path, Effect> changed) {
        Path source = line.getFirst();
        Path target = line.getLast();
        changed.put(source, new Effect(source, Kind.MERGED, Reason.PICKED, source));
        for (Path between : line.subList(1, line.size() - 1)) {
            changed.put(between, new Effect(between, Kind.MERGED, Reason.BETWEEN, between));
        }
        changed.put(target, new Effect(target, Kind.TARGET, Reason.RECEIVES, source));
    }

    private static void orphans(DiskForest forest, Path source, Map<Path, Effect> changed) {
        for (Path orphan : forest.children(source)) {
            if (changed.containsKey(orphan)) continue;
            changed.put(orphan, new Effect(orphan, Kind.ORPHANED, Reason.CHILD_OF_SOURCE, source));
            for (Path below : forest.descendants(orphan)) {
                changed.putIfAbsent(
                        below, new Effect(below, Kind.FOLLOWS, Reason.VALID_WITH, orphan));
            }
        }
    }

    /// Everything below the target and the disks between that has no effect yet. Decided by
    /// structure: an empty source invalidates too.
    private static void invalidated(DiskForest forest, List<Path> line, Map<Path, Effect> changed) {
        for (Path parent : line.subList(1, line.size())) {
            List<Path> children = new ArrayList<>(forest.children(parent));
            children.addAll(leftBehind(forest, line, parent));
            for (Path child : children) {
                if (changed.containsKey(child)) continue;
                changed.put(child, new Effect(child, Kind.INVALIDATED, Reason.BUILT_ON, parent));
                invalidatedBelow(forest, child, changed);
            }
        }
    }

    private static void invalidatedBelow(
            DiskForest forest, Path invalid, Map<Path, Effect> changed) {
        for (Path below : forest.descendants(invalid)) {
            Path parent = parentOf(forest, below);
            changed.putIfAbsent(
                    below, new Effect(below, Kind.INVALIDATED, Reason.BUILT_ON_INVALID, parent));
        }
    }

    /// Once identities have changed, those that the unfinished merge rescues are the only ones.
    private static void rescued(
            DiskForest forest, List<Path> line, Set<Path> wished, Map<Path, Effect> changed) {
        Optional<Journal> begun = begun(forest, line).filter(journal -> !journal.isDroppable());
        Set<Path> rescued = begun.map(MergePlanner::rescuedBy).orElse(wished);
        for (Path disk : rescued) {
            Path top = disk;
            while (isBelowInvalid(changed.get(top))) top = changed.get(top).because();
            Effect effect = changed.get(top);
            if (effect == null || effect.reason() != Reason.BUILT_ON) continue;
            changed.put(top, new Effect(top, Kind.RESCUED, Reason.RESCUE, effect.because()));
            for (Path below : forest.descendants(top)) {
                changed.put(below, new Effect(below, Kind.UNTOUCHED, Reason.PARENT_RESCUED, top));
            }
        }
    }

    private static Set<Path> rescuedBy(Journal journal) {
        return journal.rescued().stream()
                .map(rescued -> rescued.disk().path())
                .collect(Collectors.toSet());
    }

    private static boolean isBelowInvalid(Effect effect) {
        return effect != null && effect.reason() == Reason.BUILT_ON_INVALID;
    }

    private static Path parentOf(DiskForest forest, Path child) {
        return forest.disk(child)
                .map(DiskNode::parent)
                .filter(ParentState.Resolved.class::isInstance)
                .map(state -> ((ParentState.Resolved) state).parent())
                .orElse(child);
    }

    /// Children of `parent` whose link this very merge has broken already, in an earlier run.
    private static List<Path> leftBehind(DiskForest forest, List<Path> line, Path parent) {
        return begun(forest, line).stream()
                .flatMap(journal -> journal.mergedLine().stream())
                .filter(disk -> disk.path().equals(parent))
                .flatMap(
                        disk ->
                                forest.disks().stream()
                                        .filter(node -> isUnresolved(node.parent()))
                                        .filter(
                                                node ->
                                                        node.facts()
                                                                .parent()
                                                                .accepts(disk.oldIdentity())))
                .map(DiskNode::path)
                .toList();
    }

    /// A parent that was found by its identity is missing once that has changed.
    private static boolean isUnresolved(ParentState state) {
        return switch (state) {
            case ParentState.Mismatch _, ParentState.Missing _, ParentState.Blocked _ -> true;
            case ParentState.Base _, ParentState.Resolved _, ParentState.Cycle _ -> false;
        };
    }

    /// The unfinished merge of just these disks.
    static Optional<Journal> begun(DiskForest forest, List<Path> line) {
        return forest.unfinished().stream()
                .filter(journal -> journal.paths().equals(line))
                .findFirst();
    }

    /// A plan, or every reason why not.
    public static Planned plan(
            DiskForest forest, MergeWish wish, Measured measured, Circumstances circumstances) {
        Effects effects = effects(forest, wish.source(), wish.depth(), wish.rescued());
        List<Warning> warnings = Warnings.of(forest, wish, effects, circumstances);
        List<Space> space = Spaces.of(effects, measured, circumstances);
        List<Refusal> reasons =
                new ArrayList<>(
                        new Refusals(forest, wish, effects, measured, circumstances, space).all());
        reasons.addAll(new FileSizes(forest, circumstances).tooLarge(effects, measured));
        return reasons.isEmpty()
                ? new MergePlan(
                        effects,
                        measured,
                        space,
                        forest.searched(),
                        warnings,
                        wish.verify(),
                        begun(forest, effects.mergedLine()))
                : new Refused(effects, measured, space, forest.searched(), warnings, reasons);
    }
}
