package org.diskchain.plan;

import org.diskchain.journal.Witness;

import java.util.List;

/// What a rebase takes, found out by reading both chains.
///
/// @param bytes of virtual disk that are copied into the child
/// @param fileSizeAfter bytes of the child's file at the end
/// @param child as it was measured
/// @param old the ancestors that it has, nearest first
/// @param parent the ancestors that it gets, nearest first
public record RebaseAmounts(
        long bytes, long fileSizeAfter, Witness child, List<Witness> old, List<Witness> parent) {
    public RebaseAmounts {
        old = List.copyOf(old);
        parent = List.copyOf(parent);
    }

    /// Bytes by which the child's file grows.
    long growth() {
        return Math.max(0, fileSizeAfter - child.size());
    }
}
