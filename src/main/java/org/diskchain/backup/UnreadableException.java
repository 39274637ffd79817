package org.diskchain.backup;

import org.diskchain.backup.BackupDocumentException.Reason;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// One document cannot be read; the others may be.
final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    enum Cause {
        TOO_LARGE,
        MALFORMED,
        UNKNOWN,
        CABINET,
        ENCRYPTED
    }

    private final Cause reason;
    private final transient Excess excess;

    UnreadableException(Cause reason, String detail) {
        super(detail);
        this.reason = reason;
        excess = null;
    }

    /// Where the limit was passed is not known yet.
    UnreadableException(Excess.Limit limit) {
        this(new Excess(limit, "", 0, 0));
    }

    private UnreadableException(Excess excess) {
        super(excess.toString());
        reason = Cause.TOO_LARGE;
        this.excess = excess;
    }

    Cause reason() {
        return reason;
    }

    /// Whether nothing more can be read of any document.
    boolean endsAll() {
        return excess != null
                && (excess.limit() == Excess.Limit.BYTES
                        || excess.limit() == Excess.Limit.ELEMENTS
                        || excess.limit() == Excess.Limit.DOCUMENTS);
    }

    /// The same, with the place where reading ended.
    UnreadableException at(String element, int line, int column) {
        boolean known = excess == null || excess.line() > 0;
        return known
                ? this
                : new UnreadableException(new Excess(excess.limit(), element, line, column));
    }

    /// The same of a file that a person named.
    BackupDocumentException named(Path file) {
        Reason why =
                switch (reason) {
                    case TOO_LARGE -> Reason.TOO_LARGE;
                    case MALFORMED -> Reason.MALFORMED;
                    case UNKNOWN -> Reason.UNKNOWN;
                    case CABINET -> Reason.CABINET;
                    case ENCRYPTED -> Reason.ENCRYPTED;
                };
        return new BackupDocumentException(why, file, getMessage(), Optional.ofNullable(excess));
    }
}
