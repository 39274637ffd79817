package org.diskchain.disk;

/// How an image file provides its virtual disk.
public enum DiskType {
    FIXED,
    DYNAMIC,
    DIFFERENCING,
    /// The file could not be read.
    UNKNOWN
}
