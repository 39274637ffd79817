package org.diskchain.run;

import java.io.IOException;
import java.nio.file.Path;

/// A disk that was written does not hold what was written. The merge or rebase is unfinished, and
/// the source, or the disk that is rebased, reads as before.
public final class VerifyFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    /// What the disk was written for.
    public enum Part {
        /// It is the target of a merge.
        TARGET,
        /// It is being rescued, and has not changed yet.
        RESCUED,
        /// It is being rebased, and has its old parent.
        REBASED
    }

    private final transient Path disk;
    private final long offset;
    private final Part part;

    /// @param offset of the first byte of virtual disk that differs
    VerifyFailedException(Path disk, long offset, Part part) {
        super("verify-failed: " + disk + " at " + offset);
        this.disk = disk;
        this.part = part;
        this.offset = offset;
    }

    public Path disk() {
        return disk;
    }

    public Part part() {
        return part;
    }

    public long offset() {
        return offset;
    }
}
