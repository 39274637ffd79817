package org.diskchain.run;

import java.io.IOException;
import java.nio.file.Path;

/// A run that will not start, or go on, because the disks are not what they were. Nothing was
/// written by this call.
public final class RunRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    /// Why.
    public enum Reason {
        /// The file changed since it was planned with, or since the merge was stopped.
        CHANGED("disk-changed"),
        /// A file of the merge is not there.
        GONE("disk-gone"),
        /// Another program has the file.
        IN_USE("in-use"),
        /// A disk that the journal names lies outside its folder and the places that were searched.
        OUTSIDE_PLACES("outside-places"),
        /// Identities have changed: the merge can only be completed.
        NOT_DROPPABLE("not-droppable");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /// The name that scripts see. Never changes.
        public String code() {
            return code;
        }
    }

    private final Reason reason;
    private final transient Path disk;

    public RunRefusedException(Reason reason, Path disk) {
        super(reason.code() + ": " + disk);
        this.reason = reason;
        this.disk = disk;
    }

    public Reason reason() {
        return reason;
    }

    public Path disk() {
        return disk;
    }
}
