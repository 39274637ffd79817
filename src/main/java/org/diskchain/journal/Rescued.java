package org.diskchain.journal;

/// A disk that a merge would make invalid and that is rescued: it gets the sectors that it inherits
/// and that the merge alters, and is a child of the target afterwards.
///
/// @param disk keeps its identity, since its content stays
/// @param parent the place of its parent in the merged line, from 1 on
/// @param bytes of virtual disk that are copied into it
/// @param header of a VHD that is being linked to the target, as it was before, in hex; empty as
///   long as that has not begun
public record Rescued(Participant disk, int parent, long bytes, String header) {
    public Rescued withHeader(String before) {
        return new Rescued(disk, parent, bytes, before);
    }
}
