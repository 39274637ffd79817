package org.diskchain.ui.tree;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;

/// The way of an edge from a parent to a child: straight, or round two corners with a trunk in the
/// middle of the gap. Kept along and across the direction of growth, so that turned trees need
/// nothing of their own.
///
/// @param bend where the trunk is, along
/// @param corner how round the corners are at most
/// @param joint where the sibling before hangs on the trunk, across; not a number for a first child
record Way(
        double from,
        double fromAcross,
        double to,
        double toAcross,
        double bend,
        double corner,
        double joint,
        boolean turned) {
    private static final double CORNER = 6;

    static Way between(Rectangle2D parent, Rectangle2D child, Measures measures) {
        Point2D start = Geometry.centre(parent);
        Point2D end = Geometry.centre(child);
        if (measures.level() == Level.DOT) return betweenDots(start, end, measures);
        double bend = measures.gap() / 2;
        return measures.turned()
                ? way(parent.getMaxY(), start.getX(), child.getMinY(), end.getX(), bend, measures)
                : way(parent.getMaxX(), start.getY(), child.getMinX(), end.getY(), bend, measures);
    }

    /// From middle to middle, as dots lie over the ends, and without round corners.
    private static Way betweenDots(Point2D start, Point2D end, Measures measures) {
        double bend = measures.along() / 2;
        return measures.turned()
                ? way(start.getY(), start.getX(), end.getY(), end.getX(), bend, measures)
                : way(start.getX(), start.getY(), end.getX(), end.getY(), bend, measures);
    }

    private static Way way(
            double from,
            double fromAcross,
            double to,
            double toAcross,
            double bend,
            Measures measures) {
        double corner = measures.level() == Level.DOT ? 0 : Math.min(CORNER, bend);
        return new Way(
                from, fromAcross, to, toAcross, to - bend, corner, Double.NaN, measures.turned());
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

    /// Lays the last piece into the child, which alone takes a colour.
    void layStub(GraphicsContext canvas) {
        canvas.beginPath();
        move(canvas, isStraight() ? bend : bend + rounding(), toAcross);
        line(canvas, to, toAcross);
    }

    /// This way, begun where that of the sibling before it leaves the trunk: what both have in
    /// common is drawn once.
    Way after(Way sibling) {
        return new Way(from, fromAcross, to, toAcross, bend, corner, sibling.toAcross, turned);
    }

    /// The whole way, begun at the parent.
    Way fromParent() {
        return new Way(from, fromAcross, to, toAcross, bend, corner, Double.NaN, turned);
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
        trunk(canvas, skip);
        line(canvas, to, toAcross);
    }

    /// Lays the way without its last piece into the child.
    void layTrunk(GraphicsContext canvas) {
        canvas.beginPath();
        trunk(canvas, 0);
        if (isStraight()) line(canvas, bend, toAcross);
    }

    private void trunk(GraphicsContext canvas, double skip) {
        double round = rounding();
        double downwards = Math.signum(toAcross - fromAcross);
        boolean joins = !Double.isNaN(joint) && !isStraight();
        if (joins && Math.abs(joint - fromAcross) >= 1) {
            move(canvas, bend, joint - downwards * round);
        } else {
            move(canvas, joins ? bend - round : from + skip, fromAcross);
            if (isStraight()) return;
            line(canvas, Math.max(from + skip, bend - round), fromAcross);
            curve(canvas, bend, fromAcross, bend, fromAcross + downwards * round);
        }
        line(canvas, bend, toAcross - downwards * round);
        curve(canvas, bend, toAcross, bend + round, toAcross);
    }

    private double rounding() {
        return Math.min(corner, Math.abs(toAcross - fromAcross) / 2);
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
