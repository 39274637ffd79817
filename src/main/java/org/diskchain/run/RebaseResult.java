package org.diskchain.run;

import org.diskchain.journal.Verify;

import java.nio.file.Path;
import java.time.Duration;

/// How a run of a rebase ended, where it did not fail.
///
/// @param finished false where the person stopped it; it can be resumed
/// @param copiedBytes payload that this run copied into the child
/// @param droppedBytes blocks of the child that equalled the new parent and were dropped
/// @param fileSize bytes of the child's file now
/// @param verified what was read back
public record RebaseResult(
        Path child,
        Path oldParent,
        Path parent,
        boolean finished,
        long copiedBytes,
        long droppedBytes,
        long fileSize,
        Verify verified,
        Duration time) {}
