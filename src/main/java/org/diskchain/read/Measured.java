package org.diskchain.read;

import org.diskchain.journal.Witness;

import java.util.List;

/// What a merge would copy and how large its target would be, found out by reading tables.
///
/// @param bytesToCopy each virtual sector that the merged disks own, once, zeros that they own
///   included
/// @param targetSizeNow bytes of the target's file
/// @param targetSizeAfter bytes of the target's file after an uninterrupted merge, exactly
/// @param cutBytes bytes of virtual disk between the source's end and the first byte past the last
///   one that is not zero; 0 where the merge would cut no data
/// @param witnesses one for each disk of the merged line, source first
public record Measured(
        long bytesToCopy,
        long targetSizeNow,
        long targetSizeAfter,
        long cutBytes,
        List<Witness> witnesses) {
    /// Nothing could be measured, because the chain does not hold together.
    public static final Measured NOTHING = new Measured(0, 0, 0, 0, List.of());

    public Measured {
        witnesses = List.copyOf(witnesses);
    }

    /// By how much the volume of the target fills up.
    public long growth() {
        return Math.max(0, targetSizeAfter - targetSizeNow);
    }
}
