package org.diskchain.journal;

import java.io.IOException;
import java.nio.file.Path;

/// A file that has a journal's name and is not one that can be trusted. It is left alone.
public final class JournalDamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    public JournalDamagedException(Path file, String what) {
        super(file + ": " + what);
        this.file = file;
    }

    public Path file() {
        return file;
    }
}
