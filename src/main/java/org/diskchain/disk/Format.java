package org.diskchain.disk;

/// The kinds of image file that Diskchain knows. Content decides, never the file's name.
public enum Format {
    VHD,
    VHDX,
    /// A file that could not be read as any of them.
    UNKNOWN
}
