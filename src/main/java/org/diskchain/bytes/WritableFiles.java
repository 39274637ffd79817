package org.diskchain.bytes;

import java.io.IOException;
import java.nio.file.Path;

/// Files that can be looked at, read and written.
public interface WritableFiles extends ReadableFiles {
    /// Opens an existing file for reading and writing.
    ByteFile openForWriting(Path file) throws IOException;

    /// The volume of an existing path.
    Volume volume(Path path) throws IOException;
}
