package org.diskchain.plan;

import java.nio.file.Path;
import java.util.List;

/// What a person asks for.
///
/// @param source the disk to merge
/// @param depth how many ancestors down the target is
/// @param named folders and files that the person opened or named: only disks in or below them, or
///   in or below the source's own folder, are written
/// @param targetNamed whether the person named the target itself, which settles an ambiguous link
public record MergeWish(Path source, int depth, List<Path> named, boolean targetNamed) {
    public MergeWish {
        named = List.copyOf(named);
        if (depth < 1) throw new IllegalArgumentException("depth " + depth);
    }
}
