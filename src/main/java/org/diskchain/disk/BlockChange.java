package org.diskchain.disk;

import org.diskchain.format.vhdx.BatEntry;

/// The part of a change that falls into one payload block, and what becomes of the block's entry.
/// Bytes of virtual disk.
///
/// @param zero whether the part becomes zeros
/// @param before the block's entry
/// @param after the block's entry once the change is made
record BlockChange(
        long block, long start, long length, boolean zero, BatEntry before, BatEntry after) {
    /// Whether the block got room in the file, which holds zeros.
    boolean isNewlyAllocated() {
        return after.isAllocated() && !before.isAllocated();
    }

    /// Whether the bitmap tells which of the block's sectors are in the file.
    boolean isPartial() {
        return after.state() == BatEntry.PARTIALLY_PRESENT;
    }
}
