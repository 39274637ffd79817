package org.diskchain.backup;

import org.diskchain.bytes.Guid;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The documents of one backup, joined. A snapshot: holds no open file.
///
/// @param documents all that were read, the components document first
/// @param components empty where none was among them
/// @param writerNames by instance, as a manifest gives them
public record VssSet(
        List<Document> documents,
        Optional<BackupComponents> components,
        List<WriterMetadata> writers,
        Map<Guid, String> writerNames,
        List<DocumentFinding> findings) {
    /// A document that was read.
    ///
    /// @param file the file, or the zip that it is in
    /// @param name of the document itself
    /// @param modified last change of the document; only a guess at the date of the backup
    public record Document(Path file, String name, Kind kind, Instant modified) {
        public enum Kind {
            COMPONENTS,
            WRITER,
            MANIFEST
        }
    }

    public VssSet {
        documents = List.copyOf(documents);
        writers = List.copyOf(writers);
        writerNames = new HashMap<>(writerNames);
        findings = List.copyOf(findings);
    }

    /// The document from which forecasts are made: the components document, else the first one.
    public Document main() {
        return documents.getFirst();
    }

    /// Of which kind of backup the date of the main document may be the time, where that is one
    /// that later backups are measured against: full or incremental.
    public Optional<BackupType> dated() {
        return components
                .flatMap(BackupComponents::type)
                .filter(type -> type == BackupType.FULL || type == BackupType.INCREMENTAL);
    }

    /// The metadata of a writer, by instance.
    public Optional<WriterMetadata> writer(Guid instance) {
        if (instance.isZero()) return Optional.empty();
        return writers.stream().filter(writer -> writer.instance().equals(instance)).findFirst();
    }

    /// The writer's own name; where no document gives it, its id.
    public String writerName(BackupComponents.Writer writer) {
        return writer(writer.instance())
                .map(WriterMetadata::name)
                .or(() -> Optional.ofNullable(writerNames.get(writer.instance())))
                .filter(name -> !name.isEmpty())
                .orElse(writer.id().toString());
    }

    /// What the writer can do, by its own document where that is there.
    BackupSchema schema(BackupComponents.Writer writer) {
        return writer(writer.instance()).map(WriterMetadata::schema).orElse(writer.schema());
    }
}
