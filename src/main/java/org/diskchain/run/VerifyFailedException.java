package org.diskchain.run;

import java.io.IOException;
import java.nio.file.Path;

/// A disk that was written does not hold what was written. The merge is unfinished, and the source
/// reads as before.
public final class VerifyFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path disk;
    private final long offset;

    /// @param offset of the first byte of virtual disk that differs
    VerifyFailedException(Path disk, long offset) {
        super("verify-failed: " + disk + " at " + offset);
        this.disk = disk;
        this.offset = offset;
    }

    public Path disk() {
        return disk;
    }

    public long offset() {
        return offset;
    }
}
