package org.diskchain.disk;

import java.util.Locale;

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
        NAME;

        private static final String VOLUME_START = "\\\\?\\volume{";

        /// What a path is by its content alone.
        static Kind of(String path) {
            if (path.toLowerCase(Locale.ROOT).startsWith(VOLUME_START)) return VOLUME;
            boolean drive =
                    path.length() > 1
                            && path.charAt(1) == ':'
                            && Character.isLetter(path.charAt(0));
            boolean root = path.startsWith("\\") || path.startsWith("/");
            return drive || root ? ABSOLUTE : RELATIVE;
        }
    }
}
