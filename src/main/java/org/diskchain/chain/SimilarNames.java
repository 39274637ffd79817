package org.diskchain.chain;

import org.diskchain.bytes.Storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Finds files whose path differs in upper and lower case only, as a link made on Windows may need
/// elsewhere. Remembers the folders that it listed.
final class SimilarNames {
    private static final int MOST = 16;

    private final Storage storage;
    private final Map<Path, Map<String, List<Path>>> folders = new HashMap<>();

    SimilarNames(Storage storage) {
        this.storage = storage;
    }

    /// The paths like `path`, itself left out; a few at most. What it shares with `folder` is taken
    /// as it is.
    List<Path> of(Path path, Path folder) {
        Path shared = folder;
        while (!path.startsWith(shared)) shared = shared.getParent();
        List<Path> found = List.of(shared);
        for (Path name : shared.relativize(path)) {
            List<Path> next = new ArrayList<>();
            for (Path above : found) {
                next.addAll(entries(above).getOrDefault(fold(name), List.of()));
            }
            found = next.subList(0, Math.min(MOST, next.size()));
        }
        return found.stream().filter(similar -> !similar.equals(path)).toList();
    }

    private Map<String, List<Path>> entries(Path folder) {
        return folders.computeIfAbsent(folder, this::list);
    }

    private Map<String, List<Path>> list(Path folder) {
        Map<String, List<Path>> names = new HashMap<>();
        try {
            for (Path entry : storage.list(folder)) {
                names.computeIfAbsent(fold(entry.getFileName()), _ -> new ArrayList<>()).add(entry);
            }
        } catch (IOException notToBeSeen) {
            return Map.of();
        }
        return names;
    }

    private static String fold(Path name) {
        return name.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
