package org.diskchain.ui.work;

import java.nio.file.Path;

/// What a row in Work is about.
public sealed interface WorkTask permits MergedLine, MovedDisk, FlatDisk {
    /// The file that is written: there is one task at a time for it.
    Path written();

    /// The disk that reads as before, however the task ends.
    Path kept();
}
