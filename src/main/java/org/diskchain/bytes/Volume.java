package org.diskchain.bytes;

/// The volume on which a path lies.
///
/// @param name as a person knows it: a mount point, or a drive letter with its colon
/// @param free usable bytes
public record Volume(String name, long free) {}
