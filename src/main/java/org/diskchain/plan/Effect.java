package org.diskchain.plan;

import java.nio.file.Path;

/// What a merge does to one disk, and why. Every disk of the forest has exactly one.
///
/// @param because the disk that causes it: for a target the source; for an invalidated disk the
///   nearest ancestor that changes; for one that follows, the orphan above it; for one below a
///   rescued disk, that disk; else the disk itself
public record Effect(Path disk, Kind kind, Reason reason, Path because) {
    /// In the order in which they are listed.
    public enum Kind {
        /// Reads afterwards as the source did.
        TARGET,
        /// Contained in the target afterwards; no longer valid.
        MERGED,
        /// Its content may change; no longer valid.
        INVALIDATED,
        /// Would be invalidated; gets what it would lose, and stays valid as the target's child.
        RESCUED,
        /// Valid again as soon as it has the target as its parent.
        ORPHANED,
        /// Valid again together with the orphan above it.
        FOLLOWS,
        UNTOUCHED
    }

    /// Why a disk has its effect.
    public enum Reason {
        RECEIVES,
        PICKED,
        BETWEEN,
        /// Built on a disk that changes, not on the source.
        BUILT_ON,
        /// Built on a disk that becomes invalid.
        BUILT_ON_INVALID,
        CHILD_OF_SOURCE,
        VALID_WITH,
        /// What it inherits and would lose is copied into it first.
        RESCUE,
        /// Stays valid because its parent is rescued.
        PARENT_RESCUED,
        OTHER
    }
}
