package org.diskchain.disk;

import static org.diskchain.format.vhdx.BatEntry.FULLY_PRESENT;
import static org.diskchain.format.vhdx.BatEntry.NOT_PRESENT;
import static org.diskchain.format.vhdx.BatEntry.PARTIALLY_PRESENT;
import static org.diskchain.format.vhdx.BatEntry.ZERO;

import org.diskchain.format.vhdx.BatEntry;

/// What becomes of one payload block of a VHDX when part or all of it changes ([MS-VHDX] 2.5.1.1).
/// It goes by structure alone, never by what the bytes are, so that sizes can be foretold.
///
/// ```
///                    | base, unallocated | differencing,      | differencing, zero   | allocated
///                    |                   | not present        | unmapped, undefined  |
///   all data         | room, fully       | room, fully        | room, fully          | in place, fully
///   data in a part   | room, fully       | room, partially    | room, fully          | in place
///   all zeros        | zero              | zero               | zero                 | zero; fixed: in place
///   zeros in a part  | zero              | room, partially    | zero                 | in place
/// ```
///
/// New room holds zeros. A block whose zeros shadow the parent never becomes partially present: its
/// other sectors would show the parent again.
///
/// @param state the one that the block gets
/// @param allocates whether it gets room at the end of the file
record BlockRule(int state, boolean allocates) {
    /// @param whole whether the change covers all of the block that lies within the virtual disk
    static BlockRule of(DiskType type, BatEntry block, boolean zero, boolean whole) {
        if (block.isAllocated()) return inPlace(type, block, zero, whole);
        boolean parentShows = type == DiskType.DIFFERENCING && block.state() == NOT_PRESENT;
        if (parentShows && !whole) return new BlockRule(PARTIALLY_PRESENT, true);
        return zero ? new BlockRule(ZERO, false) : new BlockRule(FULLY_PRESENT, true);
    }

    /// A fixed disk gives up no block; a block of a base is never partial.
    private static BlockRule inPlace(DiskType type, BatEntry block, boolean zero, boolean whole) {
        if (zero && whole && type != DiskType.FIXED) return new BlockRule(ZERO, false);
        boolean fully = type != DiskType.DIFFERENCING || whole;
        return new BlockRule(fully ? FULLY_PRESENT : block.state(), false);
    }
}
