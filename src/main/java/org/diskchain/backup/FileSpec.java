package org.diskchain.backup;

/// Which files are meant: a folder, names in it with `*` and `?`, and whether the folders below
/// count too. As written in a document.
///
/// @param path of the folder; with or without `\` at its end, may hold environment variables
/// @param filespec names of files, `*` and `?` allowed
public record FileSpec(String path, String filespec, boolean recursive) {
    private static final String WILDCARDS = "*?";

    /// Characters that a name has at most.
    private static final int LONGEST_NAME = 255;

    /// Whether it means a file, given by its path on the machine that was backed up.
    public Match matches(WindowsPath file, Variables variables) {
        return SpecPath.of(this, variables).matches(file);
    }

    /// Whether it is one that a writer may give: no wildcards in the path, no `\` in the names,
    /// neither empty (`AddDifferencedFilesByLastModifyTime`, `vswriter.h`).
    boolean isWellFormed() {
        return !path.isBlank() && hasPlainNames() && !hasWildcards(withoutPrefix(path));
    }

    /// Whether the filespec is names and nothing else.
    boolean hasPlainNames() {
        return !filespec.isBlank()
                && filespec.length() <= LONGEST_NAME
                && filespec.indexOf('\\') < 0
                && filespec.indexOf('/') < 0;
    }

    /// Whether the names have wildcards in them.
    boolean namesMany() {
        return hasWildcards(filespec);
    }

    /// Whether `*` or `?` stand in it.
    static boolean hasWildcards(String text) {
        return text.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0);
    }

    /// The `?` of `\\?\` is none that stands for a character.
    private static String withoutPrefix(String path) {
        boolean prefixed = path.replace('/', '\\').startsWith(WindowsPath.PREFIX);
        return prefixed ? path.substring(WindowsPath.PREFIX.length()) : path;
    }

    /// For instance `C:\VMs\*.vhdx`.
    @Override
    public String toString() {
        return (path.endsWith("\\") ? path : path + "\\") + filespec;
    }
}
