package org.diskchain.plan;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What a merge does to each disk of the forest.
///
/// @param mergedLine source first, then those between, target last
/// @param all one effect for every disk of the forest
public record Effects(List<Path> mergedLine, SequencedMap<Path, Effect> all) {
    public Effects {
        mergedLine = List.copyOf(mergedLine);
        all = new LinkedHashMap<>(all);
    }

    public Path source() {
        return mergedLine.getFirst();
    }

    public Path target() {
        return mergedLine.getLast();
    }

    public int depth() {
        return mergedLine.size() - 1;
    }

    /// The disks of one kind, in the forest's order; merged ones from the source down.
    public List<Path> disks(Effect.Kind kind) {
        if (kind == Effect.Kind.MERGED) return mergedLine.subList(0, depth());
        return all.values().stream().filter(e -> e.kind() == kind).map(Effect::disk).toList();
    }

    /// The disks that can be rescued, or are: those that hang on the target or on a disk between,
    /// in the forest's order.
    public List<Path> rescuable() {
        return all.values().stream()
                .filter(
                        e ->
                                e.kind() == Effect.Kind.RESCUED
                                        || e.reason() == Effect.Reason.BUILT_ON)
                .map(Effect::disk)
                .toList();
    }

    /// The disks that are not merged and whose content the merge changes, or that need another
    /// parent, with all below them.
    public List<Path> affected() {
        return all.values().stream()
                .filter(
                        e ->
                                e.kind() == Effect.Kind.INVALIDATED
                                        || e.kind() == Effect.Kind.ORPHANED
                                        || e.kind() == Effect.Kind.FOLLOWS)
                .map(Effect::disk)
                .toList();
    }

    /// @throws IllegalArgumentException if the disk is not in the forest
    public Effect of(Path disk) {
        Effect effect = all.get(disk);
        if (effect == null) throw new IllegalArgumentException("not in the forest: " + disk);
        return effect;
    }
}
