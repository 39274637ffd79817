package org.diskchain.ui.work;

import org.diskchain.chain.DiskForest;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Lists disks so that each stands right below its parent.
public final class TreeOrder {
    private TreeOrder() {}

    /// The same disks; those whose parent is not among them keep their order.
    public static List<Path> of(DiskForest forest, Collection<Path> disks) {
        Set<Path> among = new HashSet<>(disks);
        Set<Path> below = new HashSet<>();
        for (Path disk : disks) below.addAll(forest.children(disk));
        List<Path> ordered = new ArrayList<>();
        for (Path top : disks) {
            if (below.contains(top)) continue;
            Deque<Path> open = new ArrayDeque<>(List.of(top));
            while (!open.isEmpty()) {
                Path disk = open.pop();
                if (!among.remove(disk)) continue;
                ordered.add(disk);
                forest.children(disk).reversed().forEach(open::push);
            }
        }
        ordered.addAll(disks.stream().filter(among::contains).toList());
        return ordered;
    }
}
