package org.diskchain.bytes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Who runs the program.
public final class SystemUser {
    private SystemUser() {}

    /// The number by which the system knows the owner of a home folder; empty where it has none.
    public static Optional<String> number(Path home) {
        try {
            return Optional.of(Files.getAttribute(home, "unix:uid").toString());
        } catch (IOException | UnsupportedOperationException unknown) {
            return Optional.empty();
        }
    }
}
