package org.diskchain.ui.merge;

import org.diskchain.chain.DiskNode;
import org.diskchain.ui.work.FileNames;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names of a chain's disks as short as they stay clear: without extension, and without the start
/// that all of them share (`ws22-golden.vhdx`, `ws22-2026-03.avhdx`: `golden`, `2026-03`).
public final class ShortNames {
    private static final String PARTS = "-_. ";

    /// A number alone would not be taken for a name.
    private static final int SHORTEST = 3;

    private final Map<Path, String> names = new HashMap<>();

    /// @param chain the disks that share a start; all others only lose their extension
    public ShortNames(List<DiskNode> chain) {
        List<String> stems = chain.stream().map(disk -> FileNames.stem(disk.path())).toList();
        boolean clear = stems.stream().distinct().count() == stems.size();
        int shared = clear ? shared(stems) : 0;
        for (int i = 0; i < chain.size(); i++) {
            Path path = chain.get(i).path();
            names.put(path, clear ? stems.get(i).substring(shared) : FileNames.whole(path));
        }
    }

    public String of(Path disk) {
        return names.getOrDefault(disk, FileNames.stem(disk));
    }

    /// How long a start all stems share, up to and with the last character that parts words.
    private static int shared(List<String> stems) {
        if (stems.size() < 2) return 0;
        int length = stems.stream().mapToInt(String::length).min().orElse(0);
        String first = stems.getFirst();
        for (String stem : stems) {
            int same = 0;
            while (same < length && stem.charAt(same) == first.charAt(same)) same++;
            length = same;
        }
        int end = length;
        while (end > 0 && PARTS.indexOf(first.charAt(end - 1)) < 0) end--;
        int shortest = stems.stream().mapToInt(String::length).min().orElse(0);
        return shortest - end >= SHORTEST ? end : 0;
    }
}
