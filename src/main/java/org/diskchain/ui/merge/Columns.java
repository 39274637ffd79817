package org.diskchain.ui.merge;

/// Where the columns of the preview's table stand at one width. Pixels.
///
/// @param twoLines whether the reason stands below the disk, because the width is short
record Columns(double disk, double why, double own, double right, boolean twoLines) {
    static final double LEFT = 16;
    static final double ICON = 21;

    private static final double NARROW = 735;
    private static final double EFFECT = 120;
    private static final double DISK_SHARE = 0.3;
    private static final double DISK_LEAST = 200;
    private static final double DISK_MOST = 400;
    private static final double OWN = 110;
    private static final double RIGHT = 20;
    private static final double GAP = 12;

    static Columns of(double width) {
        double disk = LEFT + EFFECT;
        double right = width - RIGHT;
        double own = right - OWN;
        if (width < NARROW) return new Columns(disk, disk, own, right, true);
        double diskWidth = Math.clamp(Math.rint(width * DISK_SHARE), DISK_LEAST, DISK_MOST);
        return new Columns(disk, disk + diskWidth, own, right, false);
    }

    double diskWidth() {
        return (twoLines ? own : why) - disk - GAP;
    }

    double whyWidth() {
        return own - why - GAP;
    }
}
