package org.diskchain.backup;

import org.diskchain.testing.MemoryStorage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Opens documents that a test writes down.
final class Backup {
    private Backup() {}

    static VssSet of(String... documents) throws IOException {
        MemoryStorage storage = new MemoryStorage();
        List<Path> paths = new ArrayList<>();
        for (String document : documents) {
            Path path = Path.of("/documents/" + paths.size() + ".xml").toAbsolutePath();
            storage.put(path, document.getBytes(StandardCharsets.UTF_8));
            paths.add(path);
        }
        return new BackupDocuments(storage).open(paths);
    }
}
