package org.diskchain.ui.places;

import java.time.Duration;
import java.time.Instant;

/// How far the scan of a place is.
public sealed interface ScanState {
    /// @param files looked at so far
    /// @param stopping whether the person asked to stop it
    record Scanning(long files, boolean stopping) implements ScanState {}

    record Done(Instant at, Duration took, long files) implements ScanState {}

    /// The scan gave up.
    record Failed(Throwable why) implements ScanState {}

    /// The person stopped it; what was known before is still shown.
    record Stopped() implements ScanState {}

    default boolean isRunning() {
        return this instanceof Scanning;
    }
}
