package org.diskchain.journal;

/// How much of a merge is durable, in bytes.
///
/// @param position virtual offset up to which payload is in the target
/// @param doneBytes payload copied, into rescued disks and into the target
/// @param totalBytes payload of the whole merge
/// @param targetSize the target's file after the last batch; what lies behind it was left by a
///   batch that was cut off
/// @param targetSizeAfter the target's file at the end
/// @param payload whether the target may hold payload, now or from before identities were changed
///   once more
/// @param left the target's file where the program left it by intention: stopped, or once it had
///   the source's identity. Unknown while the target is being written, and after a power cut
public record MergeDone(
        long position,
        long doneBytes,
        long totalBytes,
        long targetSize,
        long targetSizeAfter,
        boolean payload,
        Stamp left) {
    /// Nothing is in the target yet.
    public MergeDone(
            long position, long doneBytes, long totalBytes, long targetSize, long targetSizeAfter) {
        this(position, doneBytes, totalBytes, targetSize, targetSizeAfter, false, Stamp.UNKNOWN);
    }

    MergeDone with(boolean newPayload, Stamp newLeft) {
        return new MergeDone(
                position, doneBytes, totalBytes, targetSize, targetSizeAfter, newPayload, newLeft);
    }
}
