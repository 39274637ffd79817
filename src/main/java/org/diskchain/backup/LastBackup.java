package org.diskchain.backup;

import java.time.Instant;

/// When a backup was last made, as far as the person says. No document holds it: backup software
/// keeps its own records.
public sealed interface LastBackup {
    LastBackup UNKNOWN = new Unknown();
    LastBackup NEVER = new Never();

    record Unknown() implements LastBackup {}

    /// There was none.
    record Never() implements LastBackup {}

    record At(Instant time) implements LastBackup {}

    static LastBackup at(Instant time) {
        return new At(time);
    }
}
