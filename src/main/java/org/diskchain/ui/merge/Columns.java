package org.diskchain.ui.merge;

/// Where the columns of the preview's table stand at one width. Pixels.
///
/// @param rescue where the boxes are; at the right edge where no disk can be rescued
/// @param twoLines whether the reason stands below the disk, because the width is short
record Columns(
        double disk,
        double why,
        double own,
        double ownEnd,
        double rescue,
        double right,
        boolean twoLines) {
    static final double LEFT = 16;
    static final double ICON = 21;

    private static final double NARROW = 735;
    private static final double EFFECT = 120;
    private static final double DISK_SHARE = 0.3;
    private static final double DISK_SHARE_BESIDE_BOXES = 0.25;
    private static final double DISK_LEAST = 200;
    private static final double DISK_MOST = 400;
    private static final double OWN = 132;
    private static final double RESCUE = 116;
    private static final double RIGHT = 20;
    private static final double GAP = 12;

    /// @param boxes whether there is a column of them
    static Columns of(double width, boolean boxes) {
        double disk = LEFT + EFFECT;
        double right = width - RIGHT;
        double rescue = boxes ? right - RESCUE : right;
        double ownEnd = boxes ? rescue - LEFT : right;
        double own = ownEnd - OWN;
        if (width < NARROW) return new Columns(disk, disk, own, ownEnd, rescue, right, true);
        double share = boxes ? DISK_SHARE_BESIDE_BOXES : DISK_SHARE;
        double diskWidth = Math.clamp(Math.rint(width * share), DISK_LEAST, DISK_MOST);
        return new Columns(disk, disk + diskWidth, own, ownEnd, rescue, right, false);
    }

    double diskWidth() {
        return (twoLines ? own : why) - disk - GAP;
    }

    double whyWidth() {
        return own - why - GAP;
    }
}
