package org.diskchain.journal;

import org.diskchain.bytes.FileFacts;

import java.time.Instant;

/// A file at one moment, as far as the file system tells without reading it: another one means that
/// it may have been written since, or copied.
///
/// @param size bytes of the file
/// @param key the file itself, see [FileFacts#key]
public record Stamp(long size, String key, Instant modified) {
    /// Of a file of which nothing is known.
    public static final Stamp UNKNOWN = new Stamp(-1, "", Instant.EPOCH);

    public static Stamp of(FileFacts file) {
        return new Stamp(file.size(), file.key(), file.modified());
    }

    public boolean isKnown() {
        return !equals(UNKNOWN);
    }
}
