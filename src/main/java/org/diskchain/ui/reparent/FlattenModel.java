package org.diskchain.ui.reparent;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.disk.Format;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.FlatDisk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Which new disk is to hold what a disk reads through its chain. Used on the JavaFX thread only.
final class FlattenModel {
    private static final List<String> ENDINGS = List.of(".vhd", ".vhdx", ".avhd", ".avhdx");

    private final Path disk;
    private final DiskForest forest;
    private final ObjectProperty<Path> out = new SimpleObjectProperty<>();

    FlattenModel(Path disk, DiskForest forest) {
        this.disk = disk;
        this.forest = forest;
        out.set(offered());
    }

    /// Why the new disk cannot have that name.
    enum Problem {
        NONE,
        TAKEN,
        NO_FOLDER,
        NO_DISK
    }

    Path disk() {
        return disk;
    }

    /// The new disk.
    ObjectProperty<Path> outProperty() {
        return out;
    }

    /// The disk and all its ancestors.
    List<DiskNode> chain() {
        return forest.chain(disk);
    }

    long virtualSize() {
        return chain().getFirst().facts().virtualSize();
    }

    /// The most that the new file may take: what the whole chain owns, and its tables.
    long ownedBytes() {
        return Math.min(virtualSize(), chain().stream().mapToLong(DiskNode::ownedBytes).sum());
    }

    /// Beside the disk, under a name that is free.
    private Path offered() {
        String ending = chain().getFirst().facts().format() == Format.VHD ? ".vhd" : ".vhdx";
        String stem = FileNames.stem(disk);
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> stem + "-alone" + (number == 1 ? "" : "-" + number) + ending)
                .map(disk::resolveSibling)
                .filter(path -> !isTaken(path))
                .findFirst()
                .orElseThrow();
    }

    private boolean isTaken(Path path) {
        return forest.disk(path).isPresent() || Files.exists(path);
    }

    Problem problem() {
        Path path = out.get();
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (ENDINGS.stream().noneMatch(name::endsWith)) return Problem.NO_DISK;
        if (isTaken(path)) return Problem.TAKEN;
        boolean known = forest.searched().stream().anyMatch(path::startsWith);
        return known || Files.isDirectory(path.getParent()) ? Problem.NONE : Problem.NO_FOLDER;
    }

    /// Children can be moved to a disk of their own format only.
    List<Path> children() {
        boolean vhd = out.get().toString().toLowerCase(Locale.ROOT).endsWith("vhd");
        Format format = vhd ? Format.VHD : Format.VHDX;
        return chain().getFirst().facts().format() == format ? forest.children(disk) : List.of();
    }

    FlatDisk wish() {
        return new FlatDisk(disk, out.get(), children());
    }
}
