package org.diskchain.bytes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Who runs the program.
public final class SystemUser {
    private SystemUser() {}

    /// The number by which the system knows the owner of a file or folder; empty where it has none.
    public static Optional<String> number(Path file) {
        try {
            return Optional.of(Files.getAttribute(file, "unix:uid").toString());
        } catch (IOException | UnsupportedOperationException unknown) {
            return Optional.empty();
        }
    }

    /// Whether the file or folder belongs to whoever runs this process; false where the system does
    /// not tell.
    static boolean isOwner(Path file) {
        Optional<String> process = number(Path.of("/proc/self"));
        return process.isPresent() && process.equals(number(file));
    }
}
