package org.diskchain.read.guest;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The line of ancestors through which a candidate is looked at, leaf first.
///
/// @param assumed the likely parents of disks whose link fails
record Line(DiskForest forest, Map<Path, Path> assumed) {
    /// Longer ones are not looked through.
    static final int DEEPEST = 256;

    /// As far as links resolve, or are assumed to.
    List<Path> asRead(Path leaf) {
        return walk(leaf, this::parent);
    }

    /// With the other file wherever a link leads to two.
    List<Path> byOthers(Path leaf) {
        return walk(leaf, disk -> other(disk).or(() -> parent(disk)));
    }

    /// No further than to a link that leads to two files.
    List<Path> asFarAsSure(Path leaf) {
        return walk(leaf, disk -> other(disk).isPresent() ? Optional.empty() : parent(disk));
    }

    boolean isAmbiguous(List<Path> line) {
        return line.stream().anyMatch(disk -> other(node(disk)).isPresent());
    }

    private List<Path> walk(Path leaf, Function<DiskNode, Optional<Path>> above) {
        Set<Path> line = new LinkedHashSet<>();
        Optional<Path> next = Optional.of(leaf);
        while (next.isPresent() && line.size() <= DEEPEST && line.add(next.get())) {
            next = above.apply(node(next.get()));
        }
        return List.copyOf(line);
    }

    private DiskNode node(Path disk) {
        return forest.disk(disk).orElseThrow();
    }

    private Optional<Path> parent(DiskNode disk) {
        return disk.parent() instanceof ParentState.Resolved(var parent, _)
                ? Optional.of(parent)
                : Optional.ofNullable(assumed.get(disk.path()));
    }

    private Optional<Path> other(DiskNode disk) {
        return disk.findings().stream()
                .filter(Finding.ParentAmbiguous.class::isInstance)
                .map(finding -> ((Finding.ParentAmbiguous) finding).other())
                .filter(path -> forest.disk(path).isPresent())
                .findFirst();
    }
}
