package org.diskchain.ui.work;

import java.nio.file.Path;
import java.util.List;

/// A disk whose chain is copied into one new disk that has no parent.
///
/// @param out the new disk
/// @param children disks built on `disk` that can be moved to the new one afterwards
public record FlatDisk(Path disk, Path out, List<Path> children) implements WorkTask {
    public FlatDisk {
        children = List.copyOf(children);
    }

    @Override
    public Path written() {
        return out;
    }

    @Override
    public Path kept() {
        return disk;
    }
}
