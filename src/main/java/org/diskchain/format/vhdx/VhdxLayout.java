package org.diskchain.format.vhdx;

/// The places in a VHDX file that never change ([MS-VHDX] 2.2).
///
/// ```
///   0         64 KiB    128 KiB   192 KiB         256 KiB         320 KiB   1 MiB
///   | identifier | header | header | region table | region table | reserved | log, regions, blocks
/// ```
public final class VhdxLayout {
    private static final long SLOT = 64 << 10;

    /// Where the first structure that may lie anywhere can lie: the end of the header section.
    public static final long HEADER_SECTION = 1 << 20;

    /// Log, regions and blocks begin at multiples of this.
    public static final long UNIT = 1 << 20;

    /// Below this the log changes nothing: identifier and headers.
    public static final long FIRST_LOGGED = 3 * SLOT;

    private VhdxLayout() {}

    /// Offset of header 0 or 1.
    public static long header(int slot) {
        return SLOT * (1 + slot);
    }

    /// Offset of region table 0 or 1.
    public static long regionTable(int copy) {
        return SLOT * (3 + copy);
    }
}
