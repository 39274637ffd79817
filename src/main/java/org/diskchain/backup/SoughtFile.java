package org.diskchain.backup;

import java.util.Optional;

/// A file made ready to be compared with very many specifications.
///
/// @param root in upper case
/// @param folder the names of its folder, see [WindowsPath#below]
/// @param name in upper case
/// @param shortName that it may have besides
record SoughtFile(
        WindowsPath path, String root, String folder, String name, Optional<String> shortName) {
    static SoughtFile of(WindowsPath path) {
        return new SoughtFile(
                path,
                WindowsPath.upper(path.root()),
                path.folder().below(),
                WindowsPath.upper(path.name()),
                Names.shortened(path.name()));
    }

    /// Whether names that are given as a pattern mean it.
    boolean isMeantBy(String pattern) {
        return Names.matchUpper(pattern, name);
    }

    boolean mayBeMeantByShortName(String pattern) {
        return shortName.filter(form -> Names.mayMatchShort(pattern, form)).isPresent();
    }
}
