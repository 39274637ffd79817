package org.diskchain.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A document that cannot be opened.
public final class BackupDocumentException extends IOException {
    private static final long serialVersionUID = 1L;

    public enum Reason {
        /// A cabinet, which has to be unpacked first.
        CABINET("backup-cabinet", 0),
        /// More bytes, elements or text than are read.
        TOO_LARGE("backup-too-large", 0),
        /// Not well-formed XML, or with a document type.
        MALFORMED("backup-malformed", HResult.VSS_E_INVALID_XML_DOCUMENT.value()),
        /// A zip that takes a password.
        ENCRYPTED("backup-encrypted", 0),
        /// Well-formed, and no document of a backup.
        UNKNOWN("backup-unknown", HResult.VSS_E_INVALID_XML_DOCUMENT.value()),
        /// A folder or zip without a document of a backup.
        EMPTY("backup-empty", 0),
        /// Components documents of more than one backup.
        SEVERAL("backup-several", 0);

        private final String code;
        private final int win32;

        Reason(String code, int win32) {
            this.code = code;
            this.win32 = win32;
        }

        /// The name that scripts see. Never changes.
        public String code() {
            return code;
        }

        /// The code that Windows gives for it (unsigned), 0 where there is none.
        public int win32() {
            return win32;
        }
    }

    private final Reason reason;
    private final transient Path file;
    private final String detail;
    private final transient Optional<Excess> excess;

    public BackupDocumentException(Reason reason, Path file, String detail) {
        this(reason, file, detail, Optional.empty());
    }

    BackupDocumentException(Reason reason, Path file, String detail, Optional<Excess> excess) {
        super(file + ": " + reason.code() + ": " + detail);
        this.reason = reason;
        this.file = file;
        this.detail = detail;
        this.excess = excess;
    }

    public Reason reason() {
        return reason;
    }

    public Path file() {
        return file;
    }

    /// Of [Reason#TOO_LARGE] what there was too much of.
    public Optional<Excess> excess() {
        return excess;
    }

    /// What was found, as it stands; may be empty.
    public String detail() {
        return detail;
    }
}
