package org.diskchain.bytes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Files that can be looked at and read.
public interface ReadableFiles {
    /// Opens an existing file for reading only.
    ByteFile open(Path file) throws IOException;

    /// What the file system says of the path, links followed; empty where there is nothing, or a
    /// link that leads nowhere or to itself.
    Optional<FileFacts> facts(Path path) throws IOException;
}
