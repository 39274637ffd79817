package org.diskchain.backup;

import org.diskchain.backup.BackupDocumentException.Reason;

import java.io.IOException;
import java.nio.file.Path;

/// One document cannot be read; the others may be.
final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    enum Cause {
        TOO_LARGE,
        MALFORMED,
        UNKNOWN
    }

    private final Cause reason;

    UnreadableException(Cause reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    Cause reason() {
        return reason;
    }

    /// The same of a file that a person named.
    BackupDocumentException named(Path file) {
        Reason why =
                switch (reason) {
                    case TOO_LARGE -> Reason.TOO_LARGE;
                    case MALFORMED -> Reason.MALFORMED;
                    case UNKNOWN -> Reason.UNKNOWN;
                };
        return new BackupDocumentException(why, file, getMessage());
    }
}
