package org.diskchain.chain;

import org.diskchain.disk.RecordedPath;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Where a child says that its parent was, as far as this machine can compare it. Touches no file.
///
/// @param paths of this machine to which the recorded ones lead, with the recorded text
/// @param names file names, in lower case, with the recorded name
/// @param trails the names along each recorded path, in lower case, the file's last
public record RecordedPlaces(
        Map<Path, String> paths, Map<String, String> names, List<List<String>> trails) {
    public RecordedPlaces {
        paths = Map.copyOf(paths);
        names = Map.copyOf(names);
        trails = List.copyOf(trails);
    }

    public static RecordedPlaces of(DiskNode child) {
        Map<Path, String> paths = new TreeMap<>();
        Path folder = child.path().getParent();
        ParentPaths.of(child.facts().parent(), folder, folder)
                .places()
                .forEach(place -> paths.putIfAbsent(place.path(), place.recorded()));
        Map<String, String> names = new TreeMap<>();
        Set<List<String>> trails = new LinkedHashSet<>();
        for (RecordedPath recorded : child.facts().parent().paths()) {
            for (PathText text : PathText.of(recorded.value())) {
                text.baseName().ifPresent(name -> names.putIfAbsent(folded(name), name));
                trails.add(text.names().stream().map(RecordedPlaces::folded).toList());
            }
        }
        return new RecordedPlaces(paths, names, new ArrayList<>(trails));
    }

    /// The name as it is compared, without regard to upper and lower case.
    public static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// How many names at the end of the path are those of a recorded path; at most the best one.
    public int sharedTrail(Path path) {
        return trails.stream().mapToInt(trail -> shared(trail, path)).max().orElse(0);
    }

    private static int shared(List<String> trail, Path path) {
        int most = Math.min(trail.size(), path.getNameCount());
        int same = 0;
        while (same < most) {
            String name = path.getName(path.getNameCount() - 1 - same).toString();
            if (!folded(name).equals(trail.get(trail.size() - 1 - same))) break;
            same++;
        }
        return same;
    }
}
