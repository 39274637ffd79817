package org.diskchain.backup;

/// A place in the documents where files are named, to be shown beside what follows from it.
///
/// @param writer its name
/// @param component logical path and name; empty for what a writer says of all its components
/// @param index of differenced files in their component, else of their kind in the document; from 0
public record SpecEntry(Kind kind, String writer, String component, int index, FileSpec spec) {
    public enum Kind {
        DIFFERENCED,
        PARTIAL,
        FILE_SET,
        EXCLUSION
    }
}
