package org.diskchain.ui.tree;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;

/// The way of an edge from a parent to a child: straight, or round two corners with a trunk in the
/// middle of the gap. Kept along and across the direction of growth, so that turned trees need
/// nothing of their own.
///
/// @param bend where the trunk is, along
record Way(
        double from, double fromAcross, double to, double toAcross, double bend, boolean turned) {
    private static final double CORNER = 6;

    static Way between(Rectangle2D parent, Rectangle2D child, Measures measures) {
        Point2D start = Geometry.centre(parent);
        Point2D end = Geometry.centre(child);
        double to = measures.turned() ? child.getMinY() : child.getMinX();
        double bend =
                measures.level() == Level.DOT
                        ? to - Math.min(measures.gap() / 2, measures.along() / 2)
                        : to - measures.gap() / 2;
        return measures.turned()
                ? new Way(parent.getMaxY(), start.getX(), to, end.getX(), bend, true)
                : new Way(parent.getMaxX(), start.getY(), to, end.getY(), bend, false);
    }

    boolean isStraight() {
        return Math.abs(toAcross - fromAcross) < 1;
    }

    /// A point `back` pixels before the child.
    Point2D before(double back) {
        return point(to - back, toAcross);
    }

    Point2D start() {
        return point(from, fromAcross);
    }

    /// Where the last piece into the child begins, which alone takes a colour.
    Point2D stubStart() {
        return point(isStraight() ? bend : bend + corner(), toAcross);
    }

    Rectangle2D bounds() {
        double low = Math.min(fromAcross, toAcross);
        double high = Math.max(fromAcross, toAcross);
        return turned
                ? new Rectangle2D(low, from, high - low, Math.max(0, to - from))
                : new Rectangle2D(from, low, Math.max(0, to - from), high - low);
    }

    /// Lays the way as the canvas' path, from `skip` pixels behind the parent on.
    void lay(GraphicsContext canvas, double skip) {
        canvas.beginPath();
        append(canvas, skip);
    }

    /// As [#lay], behind what the canvas' path holds already.
    void append(GraphicsContext canvas, double skip) {
        move(canvas, from + skip, fromAcross);
        if (!isStraight()) {
            double corner = corner();
            double downwards = Math.signum(toAcross - fromAcross);
            line(canvas, Math.max(from + skip, bend - corner), fromAcross);
            curve(canvas, bend, fromAcross, bend, fromAcross + downwards * corner);
            line(canvas, bend, toAcross - downwards * corner);
            curve(canvas, bend, toAcross, bend + corner, toAcross);
        }
        line(canvas, to, toAcross);
    }

    private double corner() {
        return Math.min(CORNER, Math.min(to - bend, Math.abs(toAcross - fromAcross) / 2));
    }

    private void move(GraphicsContext canvas, double along, double across) {
        Point2D point = point(along, across);
        canvas.moveTo(point.getX(), point.getY());
    }

    private void line(GraphicsContext canvas, double along, double across) {
        Point2D point = point(along, across);
        canvas.lineTo(point.getX(), point.getY());
    }

    private void curve(
            GraphicsContext canvas,
            double cornerAlong,
            double cornerAcross,
            double along,
            double across) {
        Point2D corner = point(cornerAlong, cornerAcross);
        Point2D end = point(along, across);
        canvas.quadraticCurveTo(corner.getX(), corner.getY(), end.getX(), end.getY());
    }

    private Point2D point(double along, double across) {
        return turned ? new Point2D(across, along) : new Point2D(along, across);
    }
}
