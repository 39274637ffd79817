package org.diskchain.ui.window;

/// How the window's areas share its size, and which gives way first where room is short. All in
/// pixels at 100% text size.
///
/// @param places width of the places, or of the rail that stands for them
/// @param inspector where the inspector is
/// @param dock height of the preview or of Work; 0 where neither is open
record WindowMeasures(double places, Inspector inspector, double dock) {
    static final double MIN_WIDTH = 1024;
    static final double MIN_HEIGHT = 680;
    static final double HEADER = 44;
    static final double STRIP = 32;
    static final double STATUS = 24;
    static final double PLACES = 184;
    static final double RAIL = 48;
    static final double INSPECTOR = 348;
    static final double MIN_DOCK = 140;

    private static final double PLACES_FROM = 1360;
    private static final double BESIDE_FROM = 1180;
    private static final double HIGH_FROM = 880;
    private static final double HIGH_DOCK = 337;
    private static final double LOW_DOCK = 241;
    private static final double LARGEST_DOCK = 0.45;

    enum Inspector {
        HIDDEN,
        BESIDE,
        /// Over the picture's right side.
        OVER
    }

    /// What is asked of the window at a moment.
    ///
    /// @param inspector whether there is something to inspect
    /// @param called whether the person asked for the inspector where it would cover the picture
    /// @param ownDock the height that the person gave the dock, 0 where none
    record Wanted(boolean inspector, boolean called, boolean dock, double ownDock) {}

    static WindowMeasures of(double width, double height, Wanted wanted) {
        return new WindowMeasures(
                isRail(width) ? RAIL : PLACES, inspector(width, wanted), dock(height, wanted));
    }

    static boolean isRail(double width) {
        return width < PLACES_FROM;
    }

    private static Inspector inspector(double width, Wanted wanted) {
        if (!wanted.inspector || wanted.dock) return Inspector.HIDDEN;
        if (width >= BESIDE_FROM) return Inspector.BESIDE;
        return wanted.called ? Inspector.OVER : Inspector.HIDDEN;
    }

    private static double dock(double height, Wanted wanted) {
        if (!wanted.dock) return 0;
        double usual = height >= HIGH_FROM ? HIGH_DOCK : LOW_DOCK;
        double asked = wanted.ownDock > 0 ? Math.max(MIN_DOCK, wanted.ownDock) : usual;
        return Math.rint(Math.min(asked, height * LARGEST_DOCK));
    }
}
