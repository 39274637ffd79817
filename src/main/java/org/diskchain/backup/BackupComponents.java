package org.diskchain.backup;

import org.diskchain.bytes.Guid;

import java.util.List;
import java.util.Optional;

/// A Backup Components Document: which components of which writers a backup included. It names no
/// file sets; those are in the writers' documents.
///
/// @param type of the backup that it records; empty where the document says something unknown
/// @param typeText as it stands
/// @param snapshotSet zero where none is recorded
/// @param selectsComponents false where whole volumes were backed up
public record BackupComponents(
        String version,
        Optional<BackupType> type,
        String typeText,
        Guid snapshotSet,
        boolean selectsComponents,
        boolean supportsPartialFiles,
        List<Writer> writers) {
    public BackupComponents {
        writers = List.copyOf(writers);
    }

    /// The components of one writer.
    ///
    /// @param instance of the writer; zero where none is recorded
    /// @param id of the kind of writer
    /// @param notUnderstood what it has besides components and may name files
    public record Writer(
            Guid instance,
            Guid id,
            String instanceName,
            BackupSchema schema,
            List<VssComponent> components,
            List<RawElement> notUnderstood) {
        public Writer {
            components = List.copyOf(components);
            notUnderstood = List.copyOf(notUnderstood);
        }
    }

    /// All of them, in the document's order.
    public List<VssComponent> components() {
        return writers.stream().flatMap(writer -> writer.components().stream()).toList();
    }
}
