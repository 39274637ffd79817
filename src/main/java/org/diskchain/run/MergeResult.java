package org.diskchain.run;

import org.diskchain.journal.Verify;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How a run of a merge ended, where it did not fail.
///
/// @param finished false where the person stopped it; it can be resumed
/// @param copiedBytes payload that this run copied, into the target and into rescued disks
/// @param targetSize bytes of the target's file now
/// @param verified what was read back, where something was
/// @param startedOver why copying began again, where it did
public record MergeResult(
        Path source,
        Path target,
        int depth,
        boolean finished,
        long copiedBytes,
        long targetSize,
        Duration time,
        Optional<Verified> verified,
        Optional<StartedOver> startedOver) {

    /// A merge that neither read anything back nor began again.
    public MergeResult(
            Path source,
            Path target,
            int depth,
            boolean finished,
            long copiedBytes,
            long targetSize,
            Duration time) {
        this(
                source,
                target,
                depth,
                finished,
                copiedBytes,
                targetSize,
                time,
                Optional.empty(),
                Optional.empty());
    }

    /// What of the target was read back and found right.
    ///
    /// @param bytes of virtual disk
    /// @param sha256 lower-case hex: of the whole virtual disk, as `hash` prints it, or of the data
    ///   that was copied, in order, without stretches of zeros
    /// @param pastCache whether it was read from the device and not from memory
    public record Verified(Verify what, long bytes, String sha256, boolean pastCache) {}

    /// A disk is not what it was when the merge was stopped.
    public record StartedOver(Path disk, Cause cause) {
        /// What happened to it.
        public enum Cause {
            /// Nothing but the file's times or place differs, as after a copy.
            TIMES,
            /// A disk above the target was written.
            CONTENT,
            /// The disk is what it was before the merge.
            PUT_BACK
        }

        public boolean timesOnly() {
            return cause == Cause.TIMES;
        }
    }
}
