package org.diskchain.ui.tree;

import javafx.geometry.Rectangle2D;

/// A card with its pixels and the way to its parent, so that a frame only has to compare bounds.
///
/// @param way begun where the sibling before leaves the trunk; null for a root
record Placed(Layout.Spot spot, Rectangle2D box, Way way) {
    /// Whether the card is in the rectangle.
    boolean isIn(Rectangle2D view) {
        return touches(view, box);
    }

    /// Whether a part of its edge may be in the rectangle.
    boolean hasEdgeIn(Rectangle2D view) {
        return way != null && touches(view, way.bounds());
    }

    /// As `intersects`, but for flat rectangles too, as straight edges are.
    private static boolean touches(Rectangle2D view, Rectangle2D flat) {
        return flat.getMaxX() >= view.getMinX()
                && flat.getMinX() <= view.getMaxX()
                && flat.getMaxY() >= view.getMinY()
                && flat.getMinY() <= view.getMaxY();
    }
}
