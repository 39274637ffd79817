package org.diskchain.chain;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A differencing disk whose link to its parent a person should mend.
///
/// @param parent the file that the link leads to, be it the right one or not
/// @param below its descendants, which wait for it
public record Orphan(Path disk, State state, Optional<Path> parent, List<Path> below) {
    /// What is wrong with the link, the worst first.
    public enum State {
        /// No file that could be the parent was found.
        MISSING,
        /// The recorded path leads to a disk of another identity.
        MISMATCH,
        /// The disk is its own ancestor.
        CYCLE,
        /// The recorded path leads to another machine or a device.
        BLOCKED,
        /// No identity of the parent is recorded.
        UNIDENTIFIED,
        /// The link leads to a disk whose own chain fails, and another disk, whose chain holds, has
        /// the same identity: so it is after the parent was merged.
        SUPERSEDED,
        /// The parent is found only by looking around, not where the link says.
        MOVED,
        /// The parent matches the second recorded identity only.
        SECOND_SLOT,
        /// A VHD's recorded absolute path does not lead to the parent.
        STALE_PATH;

        /// The name that scripts see. Never changes.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Orphan {
        below = List.copyOf(below);
    }

    /// Whether the disk cannot be read as it is linked now.
    public boolean isBroken() {
        return switch (state) {
            case MISSING, MISMATCH, CYCLE, BLOCKED, UNIDENTIFIED, SUPERSEDED -> true;
            case MOVED, SECOND_SLOT, STALE_PATH -> false;
        };
    }
}
