package org.diskchain.backup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Specifications by the names of their folders: of tens of thousands, few are near a disk. The
/// roots are left out, as a path without one holds on any volume; they are compared later.
final class SpecIndex {
    /// Looks at one specification after the other.
    interface Visitor {
        /// Whether no further one is needed.
        boolean isEnough(Located located) throws Effort.SpentException;
    }

    private static final char SHORT_NAME = '~';

    /// Of looking at a specification, as compared with one character of a pattern.
    private static final int STEPS = 16;

    private final NavigableMap<String, List<Located>> byFolder = new TreeMap<>();
    private final List<Located> everywhere = new ArrayList<>();
    private final List<Located> unresolved = new ArrayList<>();
    private final List<Located> ofVolumes = new ArrayList<>();

    void add(Located located) {
        SpecPath path = located.path();
        if (!path.isResolved()) unresolved.add(located);
        if (path.folder() == null) return;
        if (path.isResolved() && path.folder().isOfVolume()) ofVolumes.add(located);
        boolean shortened = path.where().below().indexOf(SHORT_NAME) >= 0;
        if (shortened) everywhere.add(located);
        else byFolder.computeIfAbsent(path.where().below(), _ -> new ArrayList<>(1)).add(located);
    }

    /// The file sets by what they mean.
    Map<SpecPath.Same, List<Located>> fileSets() {
        Map<SpecPath.Same, List<Located>> alike = new HashMap<>();
        Stream.concat(everywhere.stream(), byFolder.values().stream().flatMap(List::stream))
                .filter(each -> each.entry().kind() == SpecEntry.Kind.FILE_SET)
                .forEach(
                        each ->
                                alike.computeIfAbsent(each.path().same(), _ -> new ArrayList<>(1))
                                        .add(each));
        return alike;
    }

    /// Goes through those whose folder is this one or above it, on whatever volume, and those of
    /// which that cannot be told, until one is enough.
    ///
    /// @param below the folder's names, see [WindowsPath#below]
    void atOrAbove(String below, Effort effort, Visitor visitor) throws Effort.SpentException {
        if (any(everywhere, effort, visitor)) return;
        for (String at = below; ; at = at.substring(0, at.lastIndexOf('\\'))) {
            if (any(byFolder.getOrDefault(at, List.of()), effort, visitor) || at.isEmpty()) return;
        }
    }

    /// The same for those whose folder lies below this one.
    void below(String below, Effort effort, Visitor visitor) throws Effort.SpentException {
        String start = below + "\\";
        for (List<Located> some : byFolder.tailMap(start, true).values()) {
            SpecPath first = some.getFirst().path();
            if (!first.where().below().startsWith(start) || any(some, effort, visitor)) return;
        }
    }

    private static boolean any(List<Located> some, Effort effort, Visitor visitor)
            throws Effort.SpentException {
        for (Located each : some) {
            effort.spend(STEPS);
            if (visitor.isEnough(each)) return true;
        }
        return false;
    }

    /// Those that cannot be compared with any path.
    List<Located> unresolved() {
        return unresolved;
    }

    /// Those that name a volume by its GUID: which drive or folder that is, no document tells.
    List<Located> ofVolumes() {
        return ofVolumes;
    }
}
