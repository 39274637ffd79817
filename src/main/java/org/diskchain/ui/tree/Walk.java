package org.diskchain.ui.tree;

import javafx.geometry.Point2D;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where the keyboard goes from a disk. Ghosts are passed over, as they are no disks.
final class Walk {
    private final Family family;
    private final Geometry geometry;

    Walk(Family family, Geometry geometry) {
        this.family = family;
        this.geometry = geometry;
    }

    /// Where to begin: the first disk of the picture.
    Optional<Path> first() {
        return geometry.layout().spots().keySet().stream().filter(this::isDisk).findFirst();
    }

    Optional<Path> parent(Path disk) {
        return family.parent(disk).filter(this::isDisk);
    }

    Optional<Path> firstChild(Path disk) {
        return family.children(disk).stream().findFirst();
    }

    /// The nearest disk above in the same column, else the nearest above at all; in turned trees,
    /// to the left.
    Optional<Path> above(Path disk) {
        return vertical(disk, -1);
    }

    Optional<Path> below(Path disk) {
        return vertical(disk, 1);
    }

    /// The last disk upwards that is there.
    Path base(Path disk) {
        Path base = disk;
        for (Optional<Path> next = parent(base); next.isPresent(); next = parent(base)) {
            base = next.get();
        }
        return base;
    }

    /// The end of the straight line through the disk.
    Path end(Path disk) {
        Path end = disk;
        for (List<Path> next = family.children(end); !next.isEmpty(); ) {
            end = next.getFirst();
            next = family.children(end);
        }
        return end;
    }

    private Optional<Path> vertical(Path disk, int direction) {
        return geometry.box(disk)
                .flatMap(
                        from ->
                                geometry.layout().spots().values().stream()
                                        .map(Layout.Spot::card)
                                        .map(Card::path)
                                        .filter(this::isDisk)
                                        .filter(path -> step(path, disk, direction) > 0)
                                        .min(
                                                Comparator.comparingDouble(
                                                        path -> effort(path, disk, direction))));
    }

    private double step(Path to, Path from, int direction) {
        return direction * (across(to) - across(from));
    }

    /// Along the chain costs more than across, so that a column is walked first.
    private double effort(Path to, Path from, int direction) {
        return step(to, from, direction) + 4 * Math.abs(along(to) - along(from));
    }

    private double along(Path path) {
        Point2D middle = Geometry.centre(geometry.box(path).orElseThrow());
        return geometry.measures().turned() ? middle.getY() : middle.getX();
    }

    private double across(Path path) {
        Point2D middle = Geometry.centre(geometry.box(path).orElseThrow());
        return geometry.measures().turned() ? middle.getX() : middle.getY();
    }

    private boolean isDisk(Path path) {
        return family.card(path).orElse(null) instanceof Card.Present;
    }
}
