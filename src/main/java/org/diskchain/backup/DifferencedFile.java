package org.diskchain.backup;

/// One answer of `IVssComponent::GetDifferencedFile` (`vswriter.h`): files that a writer says were
/// last changed at a time, or of which the backup software's own records decide.
///
/// @param index from 0
/// @param lsn reserved; as it stands, may be empty
/// @param lastModifyTime of every file that the specification matches; zero leaves it to the backup
///   software
public record DifferencedFile(
        int index, FileSpec spec, String lsn, Filetime lastModifyTime, RawElement raw) {}
