package org.diskchain.ui.tree;

import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/// Where the card of a dot is drawn: beside it, and whole in view.
final class Callout {
    private static final double BESIDE = 22;
    private static final double ABOVE = 20;
    private static final double FROM_EDGE = 8;

    private Callout() {}

    /// @param dot its middle in the view
    static Rectangle2D place(Point2D dot, Dimension2D card, Rectangle2D view) {
        double x = dot.getX() + BESIDE;
        if (x + card.getWidth() > view.getWidth() - FROM_EDGE) {
            x = dot.getX() - BESIDE - card.getWidth();
        }
        double y = dot.getY() - ABOVE - card.getHeight();
        if (y < FROM_EDGE) y = dot.getY() + ABOVE;
        return new Rectangle2D(
                Math.round(Math.max(FROM_EDGE, x)),
                Math.round(Math.max(FROM_EDGE, y)),
                Math.round(card.getWidth()),
                card.getHeight());
    }
}
