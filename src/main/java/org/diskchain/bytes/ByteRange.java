package org.diskchain.bytes;

/// Bytes `start` (inclusive) to `end()` (exclusive) of a file or of a virtual disk.
public record ByteRange(long start, long length) {
    public ByteRange {
        if (start < 0 || length < 0 || start + length < 0) {
            throw new IllegalArgumentException("no range: " + start + " + " + length);
        }
    }

    /// The range from `start` up to `end`, exclusive.
    public static ByteRange between(long start, long end) {
        return new ByteRange(start, end - start);
    }

    public long end() {
        return start + length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public boolean contains(long offset) {
        return offset >= start && offset < end();
    }

    public boolean overlaps(ByteRange other) {
        return start < other.end() && other.start < end();
    }
}
