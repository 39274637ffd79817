package org.diskchain.format.vhdx;

/// An entry of the block allocation table: a state and a place ([MS-VHDX] 2.5.1).
///
/// @param bits as in the file
public record BatEntry(long bits) {
    public static final int BYTES = 8;

    /// Offsets of blocks are multiples of this.
    public static final int UNIT = 1 << 20;

    /// Of a payload block: the parent decides. Of a bitmap: there is none.
    public static final int NOT_PRESENT = 0;

    /// The content may be anything; the place, if any, still belongs to the block.
    public static final int UNDEFINED = 1;

    /// Zeros, whatever the place says.
    public static final int ZERO = 2;

    /// Given up by the guest; the place, if any, still belongs to the block.
    public static final int UNMAPPED = 3;

    /// All of the block, or of the bitmap, is at its place.
    public static final int FULLY_PRESENT = 6;

    /// The sectors of which the bitmap says so are at the block's place.
    public static final int PARTIALLY_PRESENT = 7;

    private static final long STATE_BITS = 7;
    private static final long PLACE_BITS = -UNIT;

    public static final BatEntry ABSENT = new BatEntry(0);

    public static BatEntry of(int state, long fileOffset) {
        if (state < 0 || state > STATE_BITS || (fileOffset & ~PLACE_BITS) != 0) {
            throw new IllegalArgumentException("state " + state + " at " + fileOffset);
        }
        return new BatEntry(fileOffset | state);
    }

    public int state() {
        return (int) (bits & STATE_BITS);
    }

    /// Bytes, unsigned; of meaning as the state says.
    public long fileOffset() {
        return bits & PLACE_BITS;
    }

    public boolean hasReservedBits() {
        return (bits & ~PLACE_BITS & ~STATE_BITS) != 0;
    }

    /// Whether the block has bytes in the file that are its content.
    public boolean isAllocated() {
        return state() == FULLY_PRESENT || state() == PARTIALLY_PRESENT;
    }

    /// Whether the disk itself decides, without bytes in the file, what the block reads.
    public boolean isZero() {
        return state() == UNDEFINED || state() == ZERO || state() == UNMAPPED;
    }

    /// Whether the entry keeps space in the file that holds no content: a soft anchor.
    public boolean isAnchor() {
        return (state() == UNDEFINED || state() == UNMAPPED) && fileOffset() != 0;
    }

    /// Whether the state is one that a payload block can have.
    public boolean isPayloadState() {
        return state() <= UNMAPPED || isAllocated();
    }
}
