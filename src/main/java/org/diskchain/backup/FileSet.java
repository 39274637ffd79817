package org.diskchain.backup;

/// Files that a writer names for a component.
///
/// @param backupTypes the mask `VSS_FILE_SPEC_BACKUP_TYPE` (`vss.h`): for which kinds of backup the
///   files are needed; unknown bits keep their values
/// @param alternatePath from where a backup reads them instead; empty where from their own path
public record FileSet(FileSpec spec, int backupTypes, String alternatePath) {
    /// Needed for every kind of backup: what holds where a document says nothing.
    static final int ALL_TYPES = 0xF0F;

    boolean isNeededFor(BackupType type) {
        return (backupTypes & type.fileBit()) != 0;
    }
}
