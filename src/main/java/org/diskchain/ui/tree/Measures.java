package org.diskchain.ui.tree;

/// The pixels of one zoom: how large a card is, and how far apart cards stand.
///
/// @param along pitch from parent to child
/// @param across pitch from sibling to sibling
/// @param treeGap what is added between trees
/// @param text the text size setting, 1 as designed
record Measures(
        Level level,
        boolean turned,
        double cardWidth,
        double cardHeight,
        double along,
        double across,
        double treeGap,
        double text) {
    private static final double MARGIN = 20;
    private static final double SMALL_MARGIN = 16;

    private static final double TREE_GAP = 16;
    private static final double DOT_TREE_GAP = 24;
    private static final double DOT = 10;

    /// The zoom at which a compact card has its drawn size.
    private static final double COMPACT_ZOOM = 0.75;

    /// Compact cards shrink more slowly than the zoom, so that their two lines always fit.
    private static final double COMPACT_SLOPE = 0.6;

    private record Drawn(double width, double height, double gapAlong, double gapAcross) {
        static final Drawn FULL = new Drawn(176, 48, 32, 8);
        static final Drawn LOW = new Drawn(176, 48, 32, 4);
        static final Drawn COMPACT = new Drawn(136, 36, 12, 8);
    }

    /// @param low whether rows stand closer, as in a low window
    static Measures at(double zoom, Orientation orientation, boolean low, double text) {
        boolean turned = orientation == Orientation.TOP_DOWN;
        return switch (Level.at(zoom)) {
            case FULL -> cards(Level.FULL, low ? Drawn.LOW : Drawn.FULL, zoom, turned, text);
            case COMPACT -> {
                double factor = 1 + (zoom - COMPACT_ZOOM) * COMPACT_SLOPE;
                yield cards(Level.COMPACT, Drawn.COMPACT, factor, turned, text);
            }
            case DOT -> dots(zoom / COMPACT_ZOOM, turned, text);
        };
    }

    private static Measures cards(
            Level level, Drawn drawn, double factor, boolean turned, double text) {
        double size = factor * text;
        double width = Math.round(drawn.width() * size);
        double height = Math.round(drawn.height() * size);
        double gapAlong = Math.round(drawn.gapAlong() * size);
        double gapAcross = Math.round(drawn.gapAcross() * size);
        return new Measures(
                level,
                turned,
                width,
                height,
                (turned ? height : width) + gapAlong,
                (turned ? width : height) + gapAcross,
                Math.round(TREE_GAP * size),
                text);
    }

    private static Measures dots(double factor, boolean turned, double text) {
        Drawn drawn = Drawn.COMPACT;
        double along = (drawn.width() + drawn.gapAlong()) * factor;
        double across = (drawn.height() + drawn.gapAcross()) * factor;
        double dot = Math.min(DOT, across * DOT / 7);
        return new Measures(Level.DOT, turned, dot, dot, along, across, DOT_TREE_GAP * text, text);
    }

    /// The free space between a card and its children.
    double gap() {
        return along - (turned ? cardHeight : cardWidth);
    }

    /// Around the whole picture.
    double margin() {
        return level == Level.FULL ? MARGIN : SMALL_MARGIN;
    }

    /// Room for the name above a tree of dots.
    double label() {
        return level == Level.DOT ? DOT_TREE_GAP * text - 8 : 0;
    }
}
