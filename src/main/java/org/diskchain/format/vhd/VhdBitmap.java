package org.diskchain.format.vhd;

/// The sector bitmap of a block, or a piece of one: one bit per sector, the highest bit of a byte
/// first (section "Data Blocks").
public final class VhdBitmap {
    private static final int HIGHEST = 0x80;

    private VhdBitmap() {}

    public static boolean isSet(byte[] bitmap, int sector) {
        return (bitmap[sector / Byte.SIZE] & HIGHEST >>> sector % Byte.SIZE) != 0;
    }

    /// Sets the bits of sectors `from` to `to`, exclusive.
    public static void set(byte[] bitmap, int from, int to) {
        for (int sector = from; sector < to; sector++) {
            bitmap[sector / Byte.SIZE] |= (byte) (HIGHEST >>> sector % Byte.SIZE);
        }
    }

    /// The first sector after `from` whose bit differs from that of `from`, or `limit`.
    public static int runEnd(byte[] bitmap, int from, int limit) {
        boolean value = isSet(bitmap, from);
        byte whole = (byte) (value ? 0xff : 0);
        int sector = from + 1;
        while (sector < limit) {
            boolean atByte = sector % Byte.SIZE == 0 && sector + Byte.SIZE <= limit;
            if (atByte && bitmap[sector / Byte.SIZE] == whole) sector += Byte.SIZE;
            else if (isSet(bitmap, sector) == value) sector++;
            else return sector;
        }
        return limit;
    }

    /// How many of the first `sectors` bits are set.
    public static int count(byte[] bitmap, int sectors) {
        int count = 0;
        for (int i = 0; i < sectors / Byte.SIZE; i++) {
            count += Integer.bitCount(Byte.toUnsignedInt(bitmap[i]));
        }
        for (int i = sectors / Byte.SIZE * Byte.SIZE; i < sectors; i++) {
            if (isSet(bitmap, i)) count++;
        }
        return count;
    }
}
