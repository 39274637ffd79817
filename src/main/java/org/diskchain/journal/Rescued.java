package org.diskchain.journal;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// A disk that a merge would make invalid and that is rescued: it gets the sectors that it inherits
/// and that the merge alters, and is a child of the target afterwards.
///
/// @param disk keeps its identity, since its content stays
/// @param parent the place of its parent in the merged line, from 1 on
/// @param bytes of virtual disk that are copied into it
/// @param size bytes of its file after the last batch; what lies behind it was left by one that was
///   cut off
/// @param header of a VHD that is being linked to the target, as it was before, in hex; empty as
///   long as that has not begun
public record Rescued(Participant disk, int parent, long bytes, long size, String header) {
    /// The disk as it is before it is linked to the target.
    public Rescued before(String linkedHeader, long linkedSize) {
        return new Rescued(disk, parent, bytes, linkedSize, linkedHeader);
    }

    /// The disk, which inherits more by now than was planned.
    public Rescued lacking(long moreBytes, long newSize) {
        return new Rescued(disk, parent, bytes + moreBytes, newSize, header);
    }

    public Rescued grownTo(long newSize) {
        return new Rescued(disk, parent, bytes, newSize, header);
    }

    Rescued at(UnaryOperator<Path> address) {
        return new Rescued(disk.at(address), parent, bytes, size, header);
    }
}
