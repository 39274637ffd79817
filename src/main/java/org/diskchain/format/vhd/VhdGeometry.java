package org.diskchain.format.vhd;

/// Cylinders, heads and sectors per track, as the footer of a VHD records them (appendix "CHS
/// Calculation" of the specification).
public record VhdGeometry(int cylinders, int heads, int sectorsPerTrack) {
    /// What readers that otherwise go by the geometry take for "see the current size".
    public static final VhdGeometry MAXIMUM = new VhdGeometry(65535, 16, 255);

    private static final int SECTOR = 512;
    private static final long LARGEST_OF_63_SECTORS = 65535L * 16 * 63;
    private static final int LEAST_HEADS = 4;
    private static final int MOST_HEADS = 16;
    private static final int CYLINDERS_OF_ATA = 1024;

    public VhdGeometry {
        boolean fits = cylinders >>> 16 == 0 && heads >>> 8 == 0 && sectorsPerTrack >>> 8 == 0;
        if (!fits) {
            throw new IllegalArgumentException(
                    "no geometry: %d/%d/%d".formatted(cylinders, heads, sectorsPerTrack));
        }
    }

    /// The geometry that the specification computes for a disk of so many bytes; its product may be
    /// less than that.
    public static VhdGeometry of(long bytes) {
        long sectors = Math.min(bytes / SECTOR, MAXIMUM.bytes() / SECTOR);
        if (sectors >= LARGEST_OF_63_SECTORS) return with(sectors, MOST_HEADS, 255);
        int heads = (int) Math.max(LEAST_HEADS, ceilDiv(sectors / 17, CYLINDERS_OF_ATA));
        if (heads <= MOST_HEADS && sectors / 17 < (long) heads * CYLINDERS_OF_ATA) {
            return with(sectors, heads, 17);
        }
        if (sectors / 31 < (long) MOST_HEADS * CYLINDERS_OF_ATA) {
            return with(sectors, MOST_HEADS, 31);
        }
        return with(sectors, MOST_HEADS, 63);
    }

    /// The product, in bytes.
    public long bytes() {
        return (long) cylinders * heads * sectorsPerTrack * SECTOR;
    }

    private static VhdGeometry with(long sectors, int heads, int sectorsPerTrack) {
        return new VhdGeometry((int) (sectors / sectorsPerTrack / heads), heads, sectorsPerTrack);
    }

    private static long ceilDiv(long value, long by) {
        return (value + by - 1) / by;
    }
}
