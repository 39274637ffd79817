package org.diskchain.disk;

/// A stretch of the virtual disk, of one kind, as this one image file sees it. Offsets are bytes of
/// virtual disk.
public sealed interface Extent {
    long start();

    long length();

    default long end() {
        return start() + length();
    }

    /// The file holds these bytes, from `fileOffset` on.
    record Data(long start, long length, long fileOffset) implements Extent {}

    /// The disk itself decides that these bytes are zero: a parent is shadowed. A base has none.
    record Zero(long start, long length) implements Extent {}

    /// The file says nothing of these bytes: the parent decides, and below a base they are zero.
    record Absent(long start, long length) implements Extent {}
}
