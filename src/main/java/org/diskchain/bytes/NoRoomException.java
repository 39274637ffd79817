package org.diskchain.bytes;

import java.io.IOException;
import java.nio.file.Path;

/// Something could not be written because there is no room for it.
public final class NoRoomException extends IOException {
    private static final long serialVersionUID = 1L;

    /// What is exhausted.
    public enum Kind {
        VOLUME_FULL("no-space", 112),
        QUOTA("quota-exceeded", 1295),
        /// The file would be larger than its file system, or the system for this process, allows.
        FILE_TOO_LARGE("file-too-large", 223);

        private final String code;
        private final int win32;

        Kind(String code, int win32) {
            this.code = code;
            this.win32 = win32;
        }

        /// The name that scripts see. Never changes.
        public String code() {
            return code;
        }

        /// The code that Windows returns for it.
        public int win32() {
            return win32;
        }
    }

    private final Kind kind;
    private final transient Path file;

    public NoRoomException(Kind kind, Path file, IOException cause) {
        super(kind.code() + ": " + file, cause);
        this.kind = kind;
        this.file = file;
    }

    public Kind kind() {
        return kind;
    }

    public Path file() {
        return file;
    }
}
