package org.diskchain.ui.result;

import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;

/// Moves files that are no longer needed out of the way. A seam, so that tests move nothing.
public interface Discards {
    /// Whether the system has a bin that takes the file.
    boolean hasBin(Path file);

    void toBin(Path file) throws IOException;

    void toFolder(Path file, Path folder, Progress progress) throws IOException, CancelledException;
}
