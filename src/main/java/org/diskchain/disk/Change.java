package org.diskchain.disk;

/// A stretch of virtual disk that a batch is going to write. Bytes of virtual disk.
///
/// @param zero whether it becomes zeros of which nothing needs to be copied
public record Change(long start, long length, boolean zero) {
    public long end() {
        return start + length;
    }
}
