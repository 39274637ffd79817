package org.diskchain.backup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Specifications by their folders: of tens of thousands, few are near a disk.
final class SpecIndex {
    private static final char SHORT_NAME = '~';

    private final TreeMap<String, List<Located>> byFolder = new TreeMap<>();
    private final List<Located> everywhere = new ArrayList<>();
    private final Map<Match.Cause, List<Located>> unresolved = new HashMap<>();

    void add(Located located) {
        SpecPath path = located.path();
        if (!path.isResolved()) {
            unresolved
                    .computeIfAbsent(path.unresolved().cause(), _ -> new ArrayList<>())
                    .add(located);
        }
        if (path.folder() == null) return;
        boolean shortened = path.folder().key().indexOf(SHORT_NAME) >= 0;
        if (shortened) everywhere.add(located);
        else byFolder.computeIfAbsent(path.folder().key(), _ -> new ArrayList<>()).add(located);
    }

    /// Those whose folder is this one or above it, and those of which that cannot be told.
    List<Located> atOrAbove(WindowsPath folder) {
        List<Located> found = new ArrayList<>(everywhere);
        for (int up = 0; up <= folder.names().size(); up++) {
            WindowsPath above = folder.up(up);
            found.addAll(byFolder.getOrDefault(above.key(), List.of()));
            if (above.isOnAnyVolume()) continue;
            WindowsPath onAnyVolume = new WindowsPath("", above.names());
            found.addAll(byFolder.getOrDefault(onAnyVolume.key(), List.of()));
        }
        return found;
    }

    /// Those whose folder lies below this one.
    List<Located> below(WindowsPath folder) {
        String key = folder.key();
        String start = key.endsWith("\\") ? key : key + "\\";
        List<Located> found = new ArrayList<>();
        byFolder.subMap(start, false, start + Character.MAX_VALUE, false)
                .values()
                .forEach(found::addAll);
        return found;
    }

    /// Those that cannot be compared with any path.
    List<Located> unresolved() {
        return unresolved.values().stream().flatMap(List::stream).toList();
    }
}
