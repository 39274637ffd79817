package org.diskchain.run;

import java.nio.file.Path;
import java.time.Duration;

/// A chain that was copied into one new disk, which was read back and reads as the chain.
///
/// @param out the new disk
/// @param writtenBytes of payload
/// @param fileSize bytes of its file
/// @param sha256 lower-case hex, of the whole virtual disk, as `hash` prints it
/// @param pastCache whether it was read from the device and not from memory
public record FlatResult(
        Path disk,
        Path out,
        long writtenBytes,
        long fileSize,
        String sha256,
        boolean pastCache,
        Duration time) {}
