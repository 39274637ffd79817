package org.diskchain.run;

import java.io.IOException;
import java.nio.file.Path;

/// The system's bin: what is moved into it can be had back with the system's own means.
public interface Bin {
    /// Whether the file can be moved into a bin without being copied.
    boolean takes(Path file) throws IOException;

    /// @throws IOException if it could not be moved; it is where it was then
    void put(Path file) throws IOException;
}
