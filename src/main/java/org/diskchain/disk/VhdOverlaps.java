package org.diskchain.disk;

import org.diskchain.format.vhd.VhdBlocks;
import org.diskchain.work.CancelledException;

import java.io.IOException;
import java.util.Arrays;

/// Finds blocks of a VHD that share sectors of the file: a sweep over the blocks in order of their
/// place.
///
/// The blocks are sorted by stretches of the file, each short enough that no more than a few
/// millions can lie in it without touching; so the memory is bounded whatever the table says.
/// Stretches with few blocks are looked at together, so that a long and all but empty file costs
/// two walks.
final class VhdOverlaps {
    private static final int MOST_SORTED = 1 << 21;
    private static final int FIRST_CAPACITY = 1 << 10;

    private final VhdLayout layout;
    private final FaultList faults;
    private long[] places = new long[FIRST_CAPACITY];
    private int count;
    private long sweptTo;

    /// Gives every sound block of the table.
    @FunctionalInterface
    interface Walk {
        void run(VhdInspection.BlockVisitor visitor) throws IOException, CancelledException;
    }

    VhdOverlaps(VhdLayout layout, FaultList faults) {
        this.layout = layout;
        this.faults = faults;
    }

    void find(Walk walk) throws IOException, CancelledException {
        long stretch = MOST_SORTED * (layout.blocks().blockBytes() / VhdBlocks.SECTOR);
        long end = layout.end() / VhdBlocks.SECTOR;
        int[] blocks = new int[(int) Math.ceilDiv(end, stretch)];
        if (blocks.length > 1) {
            walk.run((_, entry) -> blocks[(int) (Integer.toUnsignedLong(entry) / stretch)]++);
        }
        for (int from = 0; from < blocks.length; ) {
            int to = together(blocks, from);
            long start = from * stretch;
            long limit = to * stretch;
            count = 0;
            walk.run((block, entry) -> collect(block, entry, start, limit));
            Arrays.sort(places, 0, count);
            sweep();
            from = to;
        }
    }

    /// How far stretches from `from` on hold no more blocks than can be sorted; one at least.
    ///
    /// @param blocks in each stretch; unsigned
    private static int together(int[] blocks, int from) {
        long sum = Integer.toUnsignedLong(blocks[from]);
        int to = from + 1;
        while (to < blocks.length && sum + Integer.toUnsignedLong(blocks[to]) <= MOST_SORTED) {
            sum += Integer.toUnsignedLong(blocks[to]);
            to++;
        }
        return to;
    }

    /// One block too many is enough: then two of them touch.
    private void collect(long block, int entry, long from, long to) {
        long sector = Integer.toUnsignedLong(entry);
        if (sector < from || sector >= to || count > MOST_SORTED) return;
        if (count == places.length) places = Arrays.copyOf(places, count * 2);
        // Flipped, so that the signed order of the sort is that of the sectors.
        places[count++] = (sector << Integer.SIZE | block) ^ Long.MIN_VALUE;
    }

    private void sweep() {
        for (int i = 0; i < count; i++) {
            long place = places[i] ^ Long.MIN_VALUE;
            long sector = place >>> Integer.SIZE;
            long block = place & 0xffff_ffffL;
            if (sector < sweptTo) report(block, sector);
            long needed = layout.blocks().neededBytes(block) / VhdBlocks.SECTOR;
            sweptTo = Math.max(sweptTo, sector + needed);
        }
    }

    private void report(long block, long sector) {
        faults.add(
                new Fault(
                        FaultCode.BLOCKS_OVERLAP,
                        VhdLayout.TABLE,
                        layout.entryOffset(block),
                        "a block at sector 0x%x or behind".formatted(sweptTo),
                        "0x%08x".formatted(sector)));
    }
}
