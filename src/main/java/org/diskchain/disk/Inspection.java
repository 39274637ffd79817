package org.diskchain.disk;

import java.util.List;

/// What a walk through the tables of a disk found.
///
/// @param ownedBytes the sectors of which the disk itself decides the content, in bytes; of a base,
///   its allocated blocks; clipped to the virtual size
/// @param faults damage that the walk found, in order of file offset per kind; at most a few of
///   each kind, so that a ruined table does not fill the heap
public record Inspection(long ownedBytes, List<Fault> faults) {
    public Inspection {
        faults = List.copyOf(faults);
    }
}
