package org.diskchain.run;

import java.io.IOException;
import java.nio.file.Path;

/// A disk that was written does not hold what was written. The merge is unfinished, and the source
/// reads as before.
public final class VerifyFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path disk;
    private final long offset;
    private final boolean rescued;

    /// @param offset of the first byte of virtual disk that differs
    /// @param rescued whether it is a disk that is being rescued: it has not changed yet
    VerifyFailedException(Path disk, long offset, boolean rescued) {
        super("verify-failed: " + disk + " at " + offset);
        this.disk = disk;
        this.rescued = rescued;
        this.offset = offset;
    }

    public Path disk() {
        return disk;
    }

    public boolean rescued() {
        return rescued;
    }

    public long offset() {
        return offset;
    }
}
