package org.diskchain.ui.work;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Rebase;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Effects;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// The disks that work needs for itself while it runs.
///
/// @param changed nobody else may read or write them
/// @param read nobody else may write them
record Reach(Set<Path> changed, Set<Path> read) {
    Reach {
        changed = Set.copyOf(changed);
        read = Set.copyOf(read);
    }

    /// All disks that a merge changes, or that become invalid by it.
    static Reach of(Effects effects) {
        Set<Path> disks = new HashSet<>(effects.mergedLine());
        for (Effect effect : effects.all().values()) {
            boolean apart =
                    effect.kind() == Effect.Kind.UNTOUCHED
                            && effect.reason() != Effect.Reason.PARENT_RESCUED;
            if (!apart) disks.add(effect.disk());
        }
        return new Reach(disks, Set.of());
    }

    static Reach of(Journal journal) {
        return new Reach(Set.copyOf(journal.paths()), Set.of());
    }

    static Reach of(Rebase rebase) {
        return new Reach(Set.of(rebase.child()), Set.copyOf(rebase.ancestors()));
    }

    static Reach of(FlatDisk disk, DiskForest seen) {
        return new Reach(Set.of(disk.out()), chain(seen, disk.disk()));
    }

    /// @param parent need not be in the forest
    static Reach of(MovedDisk disk, DiskForest seen) {
        Set<Path> read = new HashSet<>(chain(seen, disk.child()));
        read.addAll(chain(seen, disk.parent()));
        read.add(disk.parent());
        read.remove(disk.child());
        return new Reach(Set.of(disk.child()), read);
    }

    private static Set<Path> chain(DiskForest seen, Path disk) {
        return seen.chain(disk).stream().map(DiskNode::path).collect(Collectors.toSet());
    }

    /// Whether both cannot run at the same time.
    boolean meets(Reach other) {
        return meet(changed, other.changed)
                || meet(changed, other.read)
                || meet(read, other.changed);
    }

    private static boolean meet(Collection<Path> some, Collection<Path> others) {
        return !Collections.disjoint(some, others);
    }
}
