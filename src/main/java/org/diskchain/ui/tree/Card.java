package org.diskchain.ui.tree;

import org.diskchain.chain.DiskNode;

import java.nio.file.Path;

/// What stands in the picture for one disk, or for a parent that was not found.
sealed interface Card {
    Path path();

    record Present(DiskNode disk) implements Card {
        @Override
        public Path path() {
            return disk.path();
        }
    }

    /// A parent that was not found.
    ///
    /// @param path where it was looked for first; serves as its address in the picture
    record Ghost(Path path) implements Card {}

    default String name() {
        Path name = path().getFileName();
        return name == null ? path().toString() : name.toString();
    }

    /// The name without its extension.
    default String stem() {
        int dot = name().lastIndexOf('.');
        return dot <= 0 ? name() : name().substring(0, dot);
    }
}
