package org.diskchain.chain;

import org.diskchain.disk.RecordedPath;
import org.diskchain.disk.RecordedPath.Kind;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What Windows calls the folders of a forest, as far as links that resolve tell: where a child
/// records the absolute path of the parent that it has, the folder of that path is the parent's
/// folder. A folder that goes by two names goes by none. Touches no file.
public final class WindowsFolders {
    private final Map<Path, Set<String>> names = new HashMap<>();

    public WindowsFolders(DiskForest forest) {
        for (DiskNode disk : forest.disks()) {
            if (!(disk.parent() instanceof ParentState.Resolved(var parent, _))) continue;
            for (RecordedPath path : disk.facts().parent().paths()) learn(path, parent);
        }
    }

    private void learn(RecordedPath path, Path parent) {
        String value = path.value().replace('/', '\\');
        if (path.kind() != Kind.ABSOLUTE && path.kind() != Kind.NAME || !isAbsolute(value)) return;
        int end = value.lastIndexOf('\\') + 1;
        if (!value.substring(end).equalsIgnoreCase(parent.getFileName().toString())) return;
        names.computeIfAbsent(parent.getParent(), _ -> new HashSet<>())
                .add(value.substring(0, end));
    }

    /// Whether a path begins as an absolute one of Windows: with a drive or as a share.
    public static boolean isAbsolute(String path) {
        boolean drive =
                path.length() > 2
                        && isLetter(path.charAt(0))
                        && path.charAt(1) == ':'
                        && isSeparator(path.charAt(2));
        return drive || path.length() > 2 && path.startsWith("\\\\");
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean isSeparator(char c) {
        return c == '\\' || c == '/';
    }

    /// The absolute path under which Windows sees the file, where it can be told.
    public Optional<String> pathOf(Path file) {
        if (isAbsolute(file.toString())) return Optional.of(file.toString());
        Set<String> folder = names.getOrDefault(file.getParent(), Set.of());
        return folder.size() == 1
                ? Optional.of(folder.iterator().next() + file.getFileName())
                : Optional.empty();
    }
}
