package org.diskchain.chain;

import org.diskchain.chain.ParentState.Resolved;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.disk.RecordedPath.Kind;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What Windows calls the folders of a forest, as far as links that hold tell: where a child's
/// relative path leads to the parent that it has, the folder of the absolute path that it records
/// beside it is the parent's folder. A link whose parent was moved tells nothing, for its absolute
/// path is as old as its relative one. A folder that goes by two names goes by none. Touches no
/// file.
public final class WindowsFolders {
    private final Map<Path, Set<String>> names = new HashMap<>();

    public WindowsFolders(DiskForest forest) {
        for (DiskNode disk : forest.disks()) {
            if (!(disk.parent() instanceof Resolved(var parent, _)) || !holds(disk, parent)) {
                continue;
            }
            for (RecordedPath path : disk.facts().parent().paths()) learn(path, parent);
        }
    }

    /// Whether the parent lies where the child's relative path says, and nothing speaks against the
    /// absolute one.
    private static boolean holds(DiskNode child, Path parent) {
        ParentLink link = child.facts().parent();
        List<RecordedPath> relative =
                link.paths().stream().filter(path -> path.kind() == Kind.RELATIVE).toList();
        return child.findings().stream().noneMatch(WindowsFolders::isOfOldPath)
                && NewLink.leadsTo(
                        child.path(), new ParentLink(link.identities(), relative), parent);
    }

    private static boolean isOfOldPath(Finding finding) {
        return finding instanceof Finding.ParentMoved
                || finding instanceof Finding.AbsolutePathStale
                || finding instanceof Finding.ParentAmbiguous;
    }

    private void learn(RecordedPath path, Path parent) {
        String value = path.value().replace('/', '\\');
        if (path.kind() != Kind.ABSOLUTE && path.kind() != Kind.NAME || !isAbsolute(value)) return;
        int end = value.lastIndexOf('\\') + 1;
        if (!value.substring(end).equalsIgnoreCase(parent.getFileName().toString())) return;
        names.computeIfAbsent(parent.getParent(), _ -> new HashSet<>())
                .add(value.substring(0, end));
    }

    /// Whether a path begins as an absolute one of Windows: with a drive or as a share. One of a
    /// volume or a device is none.
    public static boolean isAbsolute(String path) {
        boolean drive =
                path.length() > 2
                        && isLetter(path.charAt(0))
                        && path.charAt(1) == ':'
                        && isSeparator(path.charAt(2));
        return drive || path.length() > 2 && isShare(path.replace('/', '\\'));
    }

    private static boolean isShare(String path) {
        return path.startsWith("\\\\")
                && !path.startsWith("\\\\?\\")
                && !path.startsWith("\\\\.\\");
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
