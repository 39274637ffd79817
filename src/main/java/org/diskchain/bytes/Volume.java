package org.diskchain.bytes;

/// The volume on which a path lies.
///
/// @param name as a person knows it: a mount point, or a drive letter with its colon
/// @param free usable bytes
/// @param largestFile bytes that a file on it may have at most; [Long#MAX_VALUE] where no limit is
///   known
public record Volume(String name, long free, long largestFile) {
    /// A volume without a known limit to its files.
    public Volume(String name, long free) {
        this(name, free, Long.MAX_VALUE);
    }
}
