package org.diskchain.disk;

/// One path that a child records of its parent, as written there.
///
/// @param kind what the path is by its content: a drive letter, `\\`, or a leading separator make
///   it absolute, whatever slot it stands in
/// @param value the path as recorded, without terminator
/// @param slot where it is recorded: `W2ru`, `W2ku`, `MacX`, `name`, `relative_path`, …
public record RecordedPath(Kind kind, String value, String slot) {
    public enum Kind {
        RELATIVE,
        ABSOLUTE,
        /// `\\?\Volume{guid}\…`
        VOLUME,
        /// The name field of a VHD dynamic header.
        NAME
    }
}
