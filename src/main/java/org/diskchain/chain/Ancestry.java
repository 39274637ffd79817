package org.diskchain.chain;

import org.diskchain.chain.Linking.Link;
import org.diskchain.disk.Severity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What follows from all links together: cycles, and disks that cannot be read because an ancestor
/// fails. Each disk has at most one parent, so every walk is a line; each is walked once.
final class Ancestry {
    /// A cycle is told with at most this many disks.
    private static final int MOST_NAMED = 100;

    private final Map<Path, Link> links;

    /// @param links of every disk, by path
    Ancestry(Map<Path, Link> links) {
        this.links = new HashMap<>(links);
        closeCycles();
    }

    /// The disk's link, now that cycles are known.
    Link link(Path disk) {
        return links.get(disk);
    }

    private Optional<Path> parent(Path disk) {
        return links.get(disk).state() instanceof ParentState.Resolved(var parent, _)
                ? Optional.of(parent)
                : Optional.empty();
    }

    private void closeCycles() {
        Set<Path> done = new HashSet<>();
        for (Path start : List.copyOf(links.keySet())) {
            Map<Path, Integer> walk = new HashMap<>();
            List<Path> line = new ArrayList<>();
            Optional<Path> next = Optional.of(start);
            while (next.isPresent()
                    && !done.contains(next.get())
                    && !walk.containsKey(next.get())) {
                walk.put(next.get(), line.size());
                line.add(next.get());
                next = parent(next.get());
            }
            if (next.isPresent() && walk.containsKey(next.get())) {
                close(line.subList(walk.get(next.get()), line.size()));
            }
            done.addAll(line);
        }
    }

    private void close(List<Path> cycle) {
        for (int i = 0; i < cycle.size(); i++) {
            List<Path> named = new ArrayList<>();
            for (int j = 1; j <= Math.min(cycle.size(), MOST_NAMED); j++) {
                named.add(cycle.get((i + j) % cycle.size()));
            }
            ParentState state = new ParentState.Cycle(named.getFirst(), named);
            links.put(cycle.get(i), new Link(state, links.get(cycle.get(i)).findings()));
        }
    }

    /// The nearest ancestor that fails, for every disk that has one.
    ///
    /// @param own what was found of each disk and of its own link, for some disks and all their
    ///   ancestors
    Map<Path, Path> broken(Map<Path, List<Finding>> own) {
        Map<Path, Path> broken = new HashMap<>();
        Set<Path> done = new HashSet<>();
        for (Path start : own.keySet()) {
            List<Path> line = new ArrayList<>();
            Optional<Path> next = Optional.of(start);
            while (next.isPresent() && done.add(next.get())) {
                line.add(next.get());
                next = parent(next.get());
            }
            for (Path disk : line.reversed()) {
                parent(disk)
                        .map(parent -> fails(own.get(parent)) ? parent : broken.get(parent))
                        .ifPresent(ancestor -> broken.put(disk, ancestor));
            }
        }
        return broken;
    }

    /// An unfinished merge is no failure for the disks above, whether or not its record can be
    /// read: the source reads through it.
    private static boolean fails(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .anyMatch(
                        finding ->
                                !(finding instanceof Finding.MergeUnfinished)
                                        && !(finding instanceof Finding.JournalDamaged));
    }
}
