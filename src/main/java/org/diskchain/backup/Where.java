package org.diskchain.backup;

import org.diskchain.backup.Match.Cause;

import java.util.List;

/// The folder of a specification. Very many specifications share one.
///
/// @param folder null where it cannot be compared
/// @param unresolved why it cannot; null where it can
/// @param root of the folder, in upper case
/// @param below of the folder, see [WindowsPath#below]
record Where(WindowsPath folder, Match.Unresolved unresolved, String root, String below) {
    private Where(WindowsPath folder, Match.Unresolved unresolved) {
        this(
                folder,
                unresolved,
                folder == null ? "" : WindowsPath.upper(folder.root()),
                folder == null ? "" : folder.below());
    }

    static Where of(String written, Variables variables) {
        String path = variables.expand(written);
        List<String> unknown = variables.unknownIn(path);
        WindowsPath folder = WindowsPath.parse(path).orElse(null);
        if (!unknown.isEmpty()) {
            return new Where(
                    folder, new Match.Unresolved(Cause.VARIABLE, "%" + unknown.getFirst() + "%"));
        }
        return folder == null
                ? new Where(null, new Match.Unresolved(Cause.NO_PATH, written))
                : new Where(folder, null);
    }

    /// Of a specification that none may give.
    static Where notAllowed(FileSpec spec) {
        return new Where(null, new Match.Unresolved(Cause.NOT_ALLOWED, spec.toString()));
    }

    /// Whether it is that folder, or lies below it. A path without a root holds on any volume.
    boolean isIn(Where other) {
        if (!hasRootOf(other)) return false;
        return WindowsPath.isBelow(below, other.below);
    }

    boolean isSame(Where other) {
        return hasRootOf(other) && below.equals(other.below);
    }

    private boolean hasRootOf(Where other) {
        return root.isEmpty() && other.unresolved == null
                || other.root.isEmpty() && unresolved == null
                || root.equals(other.root);
    }
}
