package org.diskchain.disk;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Which units of a file are taken: one bit each, so that even the blocks of a 64 TiB disk fit in 8
/// MiB of heap.
final class SpaceMap {
    private static final int UNITS_PER_PIECE = 1 << 16;

    private final Map<Long, BitSet> pieces = new HashMap<>();

    /// Takes the units from `start` to `end`, exclusive.
    ///
    /// @return whether all of them were free
    boolean take(long start, long end) {
        boolean free = isFree(start, end);
        for (long unit = start; unit < end; unit++) {
            pieces.computeIfAbsent(unit / UNITS_PER_PIECE, _ -> new BitSet())
                    .set((int) (unit % UNITS_PER_PIECE));
        }
        return free;
    }

    boolean isFree(long start, long end) {
        for (long unit = start; unit < end; unit++) {
            BitSet piece = pieces.get(unit / UNITS_PER_PIECE);
            if (piece != null && piece.get((int) (unit % UNITS_PER_PIECE))) return false;
        }
        return true;
    }
}
