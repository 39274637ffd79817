package org.diskchain.chain;

import org.diskchain.bytes.Guid;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.disk.RecordedPath.Kind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// What a child is to record of another parent: a path from its own folder, so that the folder can
/// be moved as a whole, and the absolute path under which Windows will see the parent, where that
/// can be told. No path is invented. Touches no file.
public final class NewLink {
    private static final String SLOT = "new";
    private static final ParentLink NOTHING = new ParentLink(List.of(), List.of());

    private NewLink() {}

    /// @param child the disk that is linked
    /// @param recorded what it records now
    /// @param old the parent that it has now
    /// @param parent the parent that it gets
    /// @param identity of that parent
    public static ParentLink of(
            Path child, ParentLink recorded, Path old, Path parent, Guid identity) {
        ParentLink holding = holds(child, recorded, old) ? recorded : NOTHING;
        Optional<String> absolute = absolute(holding, old, parent);
        List<RecordedPath> paths = new ArrayList<>();
        add(paths, Kind.ABSOLUTE, absolute);
        add(paths, Kind.RELATIVE, relative(child, parent));
        add(paths, Kind.VOLUME, beside(holding, Kind.VOLUME, old, parent));
        if (absolute.isEmpty()) {
            add(paths, Kind.NAME, Optional.of(parent.getFileName().toString()));
        }
        return new ParentLink(List.of(identity), paths);
    }

    /// The same for a parent of which the absolute path is known, or is to be left out.
    ///
    /// @param windowsPath the absolute path under which Windows will see the parent
    public static ParentLink of(
            Path child, Path parent, Guid identity, Optional<String> windowsPath) {
        List<RecordedPath> paths = new ArrayList<>();
        add(paths, Kind.ABSOLUTE, windowsPath.map(path -> path.replace('/', '\\')));
        add(paths, Kind.RELATIVE, relative(child, parent));
        if (windowsPath.isEmpty()) {
            add(paths, Kind.NAME, Optional.of(parent.getFileName().toString()));
        }
        return new ParentLink(List.of(identity), paths);
    }

    /// Whether the child finds the parent on this machine by what is to be recorded.
    public static boolean leadsTo(Path child, ParentLink link, Path parent) {
        Path folder = child.getParent();
        return ParentPaths.of(link, folder, folder).places().stream()
                .anyMatch(place -> place.path().equals(parent));
    }

    private static void add(List<RecordedPath> paths, Kind kind, Optional<String> value) {
        value.ifPresent(path -> paths.add(new RecordedPath(kind, path, SLOT)));
    }

    /// Whether the link leads to the old parent by its relative path. Where that parent, or the
    /// child, was moved, what the link says of folders is old too.
    private static boolean holds(Path child, ParentLink recorded, Path old) {
        List<RecordedPath> relative =
                recorded.paths().stream().filter(path -> path.kind() == Kind.RELATIVE).toList();
        return leadsTo(child, new ParentLink(recorded.identities(), relative), old);
    }

    /// On Windows the parent's own path; elsewhere what the old path says of the folder, where both
    /// parents lie in the same one.
    private static Optional<String> absolute(ParentLink recorded, Path old, Path parent) {
        String own = parent.toString();
        return isOfWindows(own) ? Optional.of(own) : beside(recorded, Kind.ABSOLUTE, old, parent);
    }

    private static Optional<String> beside(ParentLink recorded, Kind kind, Path old, Path parent) {
        if (!old.resolveSibling(parent.getFileName()).equals(parent)) return Optional.empty();
        return recorded.paths().stream()
                .filter(path -> path.kind() == kind && isOfWindows(path.value()))
                .map(RecordedPath::value)
                .filter(path -> nameOf(path).equalsIgnoreCase(old.getFileName().toString()))
                .map(path -> folderOf(path) + parent.getFileName())
                .findFirst();
    }

    private static boolean isOfWindows(String path) {
        return path.startsWith("\\\\") || path.length() > 1 && path.charAt(1) == ':';
    }

    private static String nameOf(String path) {
        return path.substring(folderOf(path).length());
    }

    private static String folderOf(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
    }

    /// With backslashes and a dot in front, as Windows writes it; none to another volume.
    private static Optional<String> relative(Path child, Path parent) {
        if (!child.getRoot().equals(parent.getRoot())) return Optional.empty();
        StringJoiner path = new StringJoiner("\\");
        Path relative = child.getParent().relativize(parent);
        if (!relative.startsWith("..")) path.add(".");
        relative.forEach(name -> path.add(name.toString()));
        return Optional.of(path.toString());
    }
}
