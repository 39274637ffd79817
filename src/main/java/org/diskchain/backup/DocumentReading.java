package org.diskchain.backup;

import org.diskchain.bytes.Guid;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a document of whatever family: the root tells which.
final class DocumentReading implements XmlElements.Listener {
    private final ComponentsReading components;
    private final WriterReading writer;
    private final ManifestReading manifest;
    private XmlElements.Listener reading;
    private String root = "";
    private String namespace = "";

    DocumentReading(Kept kept) {
        components = new ComponentsReading(kept);
        writer = new WriterReading(kept);
        manifest = new ManifestReading(kept);
    }

    @Override
    public void begin(List<String> path, String space, RawElement element) throws IOException {
        if (path.size() == 1) {
            root = element.name();
            namespace = space;
            reading =
                    switch (root) {
                        case ComponentsReading.ROOT -> components;
                        case WriterReading.ROOT -> writer;
                        default -> manifest;
                    };
        }
        reading.begin(path, space, element);
    }

    @Override
    public void end(List<String> path) throws IOException {
        reading.end(path);
    }

    @Override
    public void text(List<String> path, String text) throws IOException {
        reading.text(path, text);
    }

    String root() {
        return root;
    }

    String namespace() {
        return namespace;
    }

    /// Whether the root is in the namespace of its family, or in none.
    boolean namespaceFits() {
        if (namespace.isEmpty() || reading == manifest) return true;
        return namespace.equals(
                reading == components ? ComponentsReading.NAMESPACE : WriterReading.NAMESPACE);
    }

    Optional<BackupComponents> components() {
        return reading == components ? Optional.of(components.read()) : Optional.empty();
    }

    Optional<WriterMetadata> writer() {
        return reading == writer ? Optional.of(writer.read()) : Optional.empty();
    }

    /// The writers' names that a manifest gives.
    Optional<Map<Guid, String>> manifest() {
        return reading == manifest ? manifest.read() : Optional.empty();
    }
}
