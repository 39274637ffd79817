package org.diskchain.chain;

import org.diskchain.chain.Orphan.State;
import org.diskchain.disk.Format;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the disks of a forest whose link to the parent should be mended. Touches no file.
///
/// What an unfinished merge has done to links is none of it: completing the merge settles that.
public final class Orphans {
    private final DiskForest forest;

    private Orphans(DiskForest forest) {
        this.forest = forest;
    }

    /// All orphans, those that cannot be read first, then by path.
    public static List<Orphan> of(DiskForest forest) {
        Orphans orphans = new Orphans(forest);
        return forest.disks().stream()
                .flatMap(disk -> orphans.orphan(disk).stream())
                .sorted(
                        Comparator.comparing((Orphan orphan) -> !orphan.isBroken())
                                .thenComparing(Orphan::disk))
                .toList();
    }

    private Optional<Orphan> orphan(DiskNode disk) {
        if (!disk.facts().isDifferencing() || isBeingMerged(disk)) return Optional.empty();
        if (isMerged(disk)) return Optional.empty();
        Optional<Path> parent = parent(disk);
        boolean wait =
                parent.flatMap(forest::disk)
                        .filter(found -> isBroken(disk) && isBeingMerged(found))
                        .isPresent();
        if (wait) return Optional.empty();
        return state(disk)
                .map(
                        state ->
                                new Orphan(
                                        disk.path(),
                                        state,
                                        parent,
                                        List.copyOf(forest.descendants(disk.path()))));
    }

    /// The parent has the identity of the disk: this one was merged into it, and there is nothing
    /// to be mended. A copy of the disk in the parent's place is not sound.
    private boolean isMerged(DiskNode disk) {
        return disk.parent() instanceof ParentState.Mismatch(var parent, var _)
                && forest.isSound(parent)
                && forest.disk(parent)
                        .filter(found -> found.facts().identity().equals(disk.facts().identity()))
                        .isPresent();
    }

    private static boolean isBeingMerged(DiskNode disk) {
        return has(disk, Finding.MergeUnfinished.class) || has(disk, Finding.JournalDamaged.class);
    }

    private static boolean isBroken(DiskNode disk) {
        return !(disk.parent() instanceof ParentState.Resolved);
    }

    private static Optional<Path> parent(DiskNode disk) {
        return switch (disk.parent()) {
            case ParentState.Resolved(var parent, _) -> Optional.of(parent);
            case ParentState.Mismatch(var parent, _) -> Optional.of(parent);
            case ParentState.Cycle(var parent, _) -> Optional.of(parent);
            case ParentState.Base _, ParentState.Missing _, ParentState.Blocked _ ->
                    Optional.empty();
        };
    }

    private static Optional<State> state(DiskNode disk) {
        if (has(disk, Finding.ParentUnidentified.class)) return Optional.of(State.UNIDENTIFIED);
        return switch (disk.parent()) {
            case ParentState.Base _ -> Optional.empty();
            case ParentState.Missing _ -> Optional.of(State.MISSING);
            case ParentState.Mismatch _ -> Optional.of(State.MISMATCH);
            case ParentState.Cycle _ -> Optional.of(State.CYCLE);
            case ParentState.Blocked _ -> Optional.of(State.BLOCKED);
            case ParentState.Resolved _ -> resolved(disk);
        };
    }

    private static Optional<State> resolved(DiskNode disk) {
        if (has(disk, Finding.ParentSuperseded.class)) return Optional.of(State.SUPERSEDED);
        if (has(disk, Finding.ParentMoved.class)) return Optional.of(State.MOVED);
        if (has(disk, Finding.ParentBySecondIdentity.class)) return Optional.of(State.SECOND_SLOT);
        boolean vhd = disk.facts().format() == Format.VHD;
        return vhd && has(disk, Finding.AbsolutePathStale.class)
                ? Optional.of(State.STALE_PATH)
                : Optional.empty();
    }

    private static boolean has(DiskNode disk, Class<? extends Finding> finding) {
        return disk.findings().stream().anyMatch(finding::isInstance);
    }
}
