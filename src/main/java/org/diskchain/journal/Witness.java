package org.diskchain.journal;

import org.diskchain.bytes.Guid;

import java.nio.file.Path;
import java.time.Instant;

/// What a file was when it was planned with, so that the runner notices that the world moved on.
///
/// @param size bytes of the file
/// @param key the file itself, see [org.diskchain.bytes.FileFacts#key]
/// @param tables digest of headers and tables
public record Witness(
        Path path, long size, String key, Instant modified, Guid identity, String tables) {
    /// What a file holds, as far as a merge relies on it.
    ///
    /// @param size bytes of the file
    /// @param tables digest of headers, identity and tables
    public record Content(long size, String tables) {}

    public Content content() {
        return new Content(size, tables);
    }

    /// The same file by another path.
    public Witness at(Path other) {
        return new Witness(other, size, key, modified, identity, tables);
    }
}
