package org.diskchain.backup;

import org.diskchain.bytes.Guid;

/// A component by its writer's instance and its full path, as names are one to Windows.
///
/// @param path in upper case
record Owner(Guid writer, String path) {
    /// Whether it is that component, or of the set of components below it. Names are compared
    /// whole: `DB10` is no part of `DB1`.
    boolean isIn(Owner other) {
        return !other.path.isEmpty()
                && writer.equals(other.writer)
                && WindowsPath.isBelow(path, other.path);
    }
}
