package org.diskchain.read;

/// A stretch of virtual disk that one disk of the chain serves.
///
/// @param data false where it is zeros
/// @param depth 0 for the disk itself, 1 for its parent, …; -1 for zeros that nobody owns
public record MapRange(long start, long length, boolean data, int depth) {}
