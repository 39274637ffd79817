package org.diskchain.read;

import org.diskchain.journal.Witness;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a merge would copy and how large its files would be, found out by reading tables.
///
/// @param mergedBytes each virtual sector that the merged disks own, once, zeros that they own
///   included
/// @param targetSizeNow bytes of the target's file
/// @param targetSizeAfter bytes of the target's file after an uninterrupted merge, exactly
/// @param cutBytes bytes of virtual disk between the source's end and the first byte past the last
///   one that is not zero; 0 where the merge would cut no data
/// @param rescues what it would take to rescue each disk that can be rescued
/// @param witnesses one for each disk of the merged line, source first
/// @param below one for each ancestor of the target, nearest first
public record Measured(
        long mergedBytes,
        long targetSizeNow,
        long targetSizeAfter,
        long cutBytes,
        List<Rescue> rescues,
        List<Witness> witnesses,
        List<Witness> below) {
    /// Nothing could be measured, because the chain does not hold together.
    public static final Measured NOTHING =
            new Measured(0, 0, 0, 0, List.of(), List.of(), List.of());

    /// The price of a rescue.
    ///
    /// @param parent the place of its parent in the merged line
    /// @param bytes of virtual disk that are copied into the disk
    /// @param growth bytes by which its file grows
    public record Rescue(Path disk, int parent, long bytes, long growth, Witness witness) {}

    public Measured {
        rescues = List.copyOf(rescues);
        witnesses = List.copyOf(witnesses);
        below = List.copyOf(below);
    }

    /// By how much the volume of the target fills up.
    public long growth() {
        return Math.max(0, targetSizeAfter - targetSizeNow);
    }

    /// The price of rescuing a disk; empty where it cannot be rescued.
    public Optional<Rescue> rescue(Path disk) {
        return rescues.stream().filter(rescue -> rescue.disk().equals(disk)).findFirst();
    }
}
