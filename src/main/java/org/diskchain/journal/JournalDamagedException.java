package org.diskchain.journal;

import java.io.IOException;
import java.nio.file.Path;

/// A file that has a journal's name and is not one that can be trusted. It is left alone.
public final class JournalDamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    /// What is wrong with it.
    public enum Damage {
        /// It does not begin as a journal does, or is of another version.
        NOT_A_JOURNAL,
        /// Its checksum is missing or does not match: it was cut off or altered.
        CHECKSUM,
        /// A line is missing or says what cannot be.
        MALFORMED,
        /// The system does not let it be read.
        UNREADABLE
    }

    private final transient Path file;
    private final Damage damage;

    public JournalDamagedException(Path file, Damage damage) {
        super(file + ": " + damage);
        this.file = file;
        this.damage = damage;
    }

    public Damage damage() {
        return damage;
    }

    public Path file() {
        return file;
    }
}
