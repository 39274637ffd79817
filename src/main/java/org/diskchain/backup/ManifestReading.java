package org.diskchain.backup;

import org.diskchain.bytes.Guid;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads the manifest that diskshadow packs with its documents. Which elements it has is not shown
/// by a public source beyond their attributes, so elements are known by these.
final class ManifestReading implements XmlElements.Listener {
    private static final String METADATA_FILE = "metadatafile";
    private static final String SPACE = "%s";

    private final Kept kept;
    private final Map<Guid, String> names = new HashMap<>();
    private boolean found;

    ManifestReading(Kept kept) {
        this.kept = kept;
    }

    @Override
    public void begin(List<String> path, String namespace, RawElement element) throws IOException {
        Map<String, String> attributes = new HashMap<>();
        element.attributes()
                .forEach((name, value) -> attributes.put(name.toLowerCase(Locale.ROOT), value));
        if (!attributes.containsKey(METADATA_FILE)) return;
        found = true;
        Optional<Guid> instance =
                attributes.entrySet().stream()
                        .filter(each -> each.getKey().contains("instance"))
                        .flatMap(each -> Guid.parse(each.getValue()).stream())
                        .findFirst();
        String name = attributes.getOrDefault("writername", attributes.getOrDefault("name", ""));
        if (instance.isPresent() && !name.isEmpty()) {
            names.put(instance.get(), kept.writerName(name.replace(SPACE, " ")));
        }
    }

    @Override
    public void end(List<String> path) {}

    /// The writers' names by instance; empty where the document is no manifest.
    Optional<Map<Guid, String>> read() {
        return found ? Optional.of(names) : Optional.empty();
    }
}
