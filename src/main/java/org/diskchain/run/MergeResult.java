package org.diskchain.run;

import java.nio.file.Path;
import java.time.Duration;

/// How a run of a merge ended, where it did not fail.
///
/// @param finished false where the person stopped it; it can be resumed
/// @param copiedBytes payload that this run copied
/// @param targetSize bytes of the target's file now
public record MergeResult(
        Path source,
        Path target,
        int depth,
        boolean finished,
        long copiedBytes,
        long targetSize,
        Duration time) {}
