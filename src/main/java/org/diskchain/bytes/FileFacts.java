package org.diskchain.bytes;

import java.time.Instant;

/// What the file system says of a path, links followed.
///
/// @param size in bytes
/// @param modified last change of content
/// @param key names the file itself, equal for every path and link that leads to it
public record FileFacts(Kind kind, long size, Instant modified, String key) {
    public enum Kind {
        FILE,
        FOLDER,
        /// A device, a pipe, a socket: never opened.
        OTHER
    }

    public boolean isFile() {
        return kind == Kind.FILE;
    }

    public boolean isFolder() {
        return kind == Kind.FOLDER;
    }
}
