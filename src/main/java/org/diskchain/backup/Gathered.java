package org.diskchain.backup;

import org.diskchain.backup.BackupDocumentException.Reason;
import org.diskchain.backup.DocumentFinding.Code;
import org.diskchain.backup.Excess.Limit;
import org.diskchain.backup.UnreadableException.Cause;
import org.diskchain.backup.VssSet.Document;
import org.diskchain.backup.VssSet.Document.Kind;
import org.diskchain.bytes.Guid;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The documents read so far, on the way to a [VssSet].
final class Gathered {
    /// Opens a document from its beginning.
    interface Opening {
        InputStream open() throws IOException;
    }

    private final Allowance allowance;
    private final List<Document> documents = new ArrayList<>();
    private final List<BackupComponents> components = new ArrayList<>();
    private final Map<Guid, WriterMetadata> writers = new HashMap<>();
    private final List<WriterMetadata> writersInOrder = new ArrayList<>();
    private final Map<Guid, String> names = new HashMap<>();
    private final Set<Guid> disputed = new HashSet<>();
    private final List<BackupDocumentException> cabinets = new ArrayList<>();
    private final List<DocumentFinding> findings = new ArrayList<>();

    Gathered(Allowance allowance) {
        this.allowance = allowance;
    }

    Allowance allowance() {
        return allowance;
    }

    /// A cabinet in a folder or zip: where nothing else is there, it holds the documents.
    ///
    /// @param name within the zip; empty where it is in a folder
    void passCabinet(Path file, String name) {
        cabinets.add(new BackupDocumentException(Reason.CABINET, file, name));
    }

    /// Adds a document that a person named: it must be one.
    void addNamed(Path file, String name, Instant modified, Opening opening) throws IOException {
        try {
            add(new Document(file, name, Kind.COMPONENTS, modified), opening);
        } catch (UnreadableException broken) {
            throw broken.named(file);
        }
    }

    /// Adds a document of a folder or zip: where it is none, that is a finding.
    void addOneOfMany(Path file, String name, Instant modified, Opening opening)
            throws IOException {
        Allowance before = allowance.copy();
        try {
            allowance.take(Limit.DOCUMENTS, 1);
            add(new Document(file, name, Kind.COMPONENTS, modified), opening);
        } catch (UnreadableException broken) {
            if (broken.endsAll()) throw broken.named(file);
            allowance.restore(before);
            boolean unknown = broken.reason() == Cause.UNKNOWN;
            Code code = unknown ? Code.DOCUMENT_UNKNOWN : Code.DOCUMENT_UNREADABLE;
            findings.add(new DocumentFinding(file, name, code, broken.getMessage()));
        }
    }

    private void add(Document document, Opening opening) throws IOException {
        DocumentReading reading;
        try (InputStream in = opening.open()) {
            reading = read(DocumentText.of(in));
        } catch (CharacterCodingException neitherUtf8NorUtf16) {
            try (InputStream again = opening.open()) {
                reading = read(DocumentText.guessed(again));
            }
            found(document, Code.ENCODING_GUESSED, DocumentText.GUESSED.name());
        }
        keep(document, reading);
    }

    private DocumentReading read(Reader text) throws IOException {
        DocumentReading reading = new DocumentReading(new Kept(allowance));
        new XmlElements(allowance).read(new GuardedReader(text, (int) Limit.PIECE.most()), reading);
        return reading;
    }

    private void keep(Document document, DocumentReading reading) throws IOException {
        if (!reading.namespaceFits()) {
            found(document, Code.NAMESPACE_DIFFERS, reading.namespace());
        }
        if (reading.components().isPresent()) {
            keep(document, reading.components().get());
        } else if (reading.writer().isPresent()) {
            keep(document, reading.writer().get());
        } else if (reading.manifest().isPresent()) {
            names.putAll(reading.manifest().get());
            documents.add(of(document, Kind.MANIFEST));
        } else {
            throw new UnreadableException(Cause.UNKNOWN, reading.root());
        }
    }

    private void keep(Document document, BackupComponents read) {
        if (components.contains(read)) return; // a copy, as of a folder and of a file in it
        components.add(read);
        documents.add(of(document, Kind.COMPONENTS));
        if (read.type().isEmpty() && !read.typeText().isEmpty()) {
            found(document, Code.TYPE_UNKNOWN, read.typeText());
        }
        if (read.snapshotSet().isZero()) found(document, Code.SNAPSHOT_MISSING, "");
        for (BackupComponents.Writer writer : read.writers()) {
            keep(document, writer.schema());
            writer.notUnderstood()
                    .forEach(raw -> found(document, Code.ELEMENT_UNKNOWN, raw.toString()));
        }
    }

    private void keep(Document document, BackupSchema schema) {
        if (!schema.isUnderstood()) found(document, Code.SCHEMA_UNKNOWN, schema.notUnderstood());
    }

    private void keep(Document document, WriterMetadata read) {
        boolean known = !read.instance().isZero() && writers.containsKey(read.instance());
        if (known) {
            boolean same = writers.get(read.instance()).equals(read);
            if (same) return;
            found(document, Code.WRITER_TWICE, read.name());
            disputed.add(read.instance());
            names.putIfAbsent(read.instance(), read.name());
            documents.add(of(document, Kind.WRITER));
            return;
        }
        writers.put(read.instance(), read);
        writersInOrder.add(read);
        documents.add(of(document, Kind.WRITER));
        keep(document, read.schema());
        read.notUnderstood().forEach(raw -> found(document, Code.ELEMENT_UNKNOWN, raw.toString()));
    }

    private static Document of(Document document, Kind kind) {
        return new Document(document.file(), document.name(), kind, document.modified());
    }

    private void found(Document document, Code code, String about) {
        findings.add(new DocumentFinding(document.file(), document.name(), code, about));
    }

    /// All that was added, as the documents of one backup.
    ///
    /// @param named of the person's places the first
    VssSet set(Path named) throws BackupDocumentException {
        if (components.size() > 1) {
            String both =
                    String.join(
                            ", ",
                            documents.stream()
                                    .filter(document -> document.kind() == Kind.COMPONENTS)
                                    .map(Document::name)
                                    .toList());
            throw new BackupDocumentException(Reason.SEVERAL, named, both);
        }
        if (components.isEmpty() && writers.isEmpty()) {
            if (!cabinets.isEmpty()) {
                throw cabinets.getFirst();
            }
            String why = findings.isEmpty() ? "" : findings.getFirst().about();
            throw new BackupDocumentException(Reason.EMPTY, named, why);
        }
        documents.sort(Comparator.comparing(Document::kind));
        Optional<BackupComponents> only = components.stream().findFirst();
        List<WriterMetadata> agreed =
                writersInOrder.stream()
                        .filter(each -> !disputed.contains(each.instance()))
                        .toList();
        return new VssSet(documents, only, agreed, names, findings);
    }
}
