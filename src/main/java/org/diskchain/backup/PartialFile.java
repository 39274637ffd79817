package org.diskchain.backup;

/// A file of which a backup copies named ranges only.
///
/// @param spec one file; its name holds no wildcards
/// @param ranges as it stands
public record PartialFile(FileSpec spec, String ranges, RawElement raw) {}
