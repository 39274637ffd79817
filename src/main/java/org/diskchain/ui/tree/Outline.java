package org.diskchain.ui.tree;

import javafx.scene.canvas.GraphicsContext;

/// Lays the outline of a card as the canvas' path, to be filled or stroked.
final class Outline {
    static final double RADIUS = 6;
    static final double NOTCH_DEPTH = 5;

    private static final double NOTCH_HALF = 6;
    private static final double CUT = 8;

    private final GraphicsContext canvas;
    private final boolean turned;

    /// @param turned whether links come from above, not from the left
    Outline(GraphicsContext canvas, boolean turned) {
        this.canvas = canvas;
        this.turned = turned;
    }

    /// The whole outline, drawn in by `inset`.
    void lay(Look.Shape shape, double x, double y, double width, double height, double inset) {
        double left = x + inset;
        double top = y + inset;
        double right = x + width - inset;
        double bottom = y + height - inset;
        double corner = shape == Look.Shape.CUT ? CUT - inset * 0.6 : RADIUS - inset;
        canvas.beginPath();
        canvas.moveTo(left + corner, top);
        if (shape == Look.Shape.NOTCHED && turned) notchAbove((left + right) / 2, top);
        canvas.lineTo(right - corner, top);
        turn(shape, right, top, right, top + corner, corner);
        canvas.lineTo(right, bottom - corner);
        turn(shape, right, bottom, right - corner, bottom, corner);
        leftSide(shape, left, top, bottom, corner);
    }

    /// The part of the outline left of `right`, which is cut straight.
    void layRail(Look.Shape shape, double x, double y, double width, double height) {
        double corner = shape == Look.Shape.CUT ? CUT : RADIUS;
        canvas.beginPath();
        canvas.moveTo(x + corner, y);
        canvas.lineTo(x + width, y);
        canvas.lineTo(x + width, y + height);
        leftSide(shape, x, y, y + height, corner);
    }

    private void leftSide(Look.Shape shape, double left, double top, double bottom, double corner) {
        canvas.lineTo(left + corner, bottom);
        turn(shape, left, bottom, left, bottom - corner, corner);
        if (shape == Look.Shape.NOTCHED && !turned) {
            double middle = (top + bottom) / 2;
            canvas.lineTo(left, middle + NOTCH_HALF);
            canvas.lineTo(left + NOTCH_DEPTH, middle);
            canvas.lineTo(left, middle - NOTCH_HALF);
        }
        canvas.lineTo(left, top + corner);
        turn(shape, left, top, left + corner, top, corner);
        canvas.closePath();
    }

    private void notchAbove(double middle, double top) {
        canvas.lineTo(middle - NOTCH_HALF, top);
        canvas.lineTo(middle, top + NOTCH_DEPTH);
        canvas.lineTo(middle + NOTCH_HALF, top);
    }

    /// Goes around the corner at (`x`, `y`), or cuts it.
    private void turn(Look.Shape shape, double x, double y, double toX, double toY, double corner) {
        if (shape == Look.Shape.CUT) canvas.lineTo(toX, toY);
        else canvas.arcTo(x, y, toX, toY, corner);
    }
}
