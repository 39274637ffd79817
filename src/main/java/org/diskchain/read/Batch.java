package org.diskchain.read;

import org.diskchain.disk.Change;

import java.util.List;

/// What a merge writes into its target before it makes it durable.
///
/// @param changes ascending, disjoint
/// @param ownedBytes bytes of virtual disk that the merged disks own in it
/// @param end virtual offset up to which the merge has come with it
public record Batch(List<Change> changes, long ownedBytes, long end) {
    public Batch {
        changes = List.copyOf(changes);
    }
}
