package org.diskchain.ui.tree;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.ArcType;

import org.diskchain.ui.theme.Icons;

import java.util.Optional;

/// Draws disks as dots: the shape alone tells what a disk is.
final class DotPainter {
    /// The shapes, each also a line of the legend.
    enum Dot {
        DISK,
        BASE,
        DAMAGED,
        MISMATCH,
        GHOST,
        TARGET,
        MERGED,
        INVALIDATED,
        ORPHANED,
        RESCUED,
        FOLLOWS
    }

    private static final double WHOLE = 10;
    private static final double FOUND = 14;
    private static final double PICKED = 18;

    private final Brush brush;

    DotPainter(Brush brush) {
        this.brush = brush;
    }

    static Dot dot(Card card, Family family, Sight sight) {
        Optional<Dot> effect =
                sight.effect(card.path())
                        .map(
                                kind ->
                                        switch (kind) {
                                            case TARGET -> Dot.TARGET;
                                            case MERGED -> Dot.MERGED;
                                            case INVALIDATED -> Dot.INVALIDATED;
                                            case RESCUED -> Dot.RESCUED;
                                            case ORPHANED -> Dot.ORPHANED;
                                            case FOLLOWS -> Dot.FOLLOWS;
                                            case UNTOUCHED -> Dot.DISK;
                                        });
        if (effect.isPresent()) return effect.get();
        if (card instanceof Card.Ghost) return Dot.GHOST;
        if (sight.isDamaged(card)) return Dot.DAMAGED;
        return switch (family.link(card.path())) {
            case MISMATCH, CYCLE -> Dot.MISMATCH;
            case SUPERSEDED -> Dot.ORPHANED;
            case NONE -> Dot.BASE;
            case RESOLVED, MISSING, MOVED, SECOND_SLOT -> Dot.DISK;
        };
    }

    void paint(Dot dot, Rectangle2D box) {
        Point2D middle = Geometry.centre(box);
        double scale = box.getWidth() / WHOLE;
        double x = middle.getX();
        double y = middle.getY();
        switch (dot) {
            case DISK -> disk(Ink.OUTLINE, x, y, 5.5 * scale);
            case BASE -> square(Ink.OUTLINE, x, y, 7 * scale);
            case GHOST -> {
                brush.stroke(Ink.OUTLINE, 1, 2, 1.5);
                double side = 8 * scale;
                brush.canvas().strokeRect(x - side / 2, y - side / 2, side, side);
            }
            case DAMAGED -> triangle(x, y, 9 * scale);
            case MISMATCH -> diamond(x, y, 9 * scale);
            case TARGET -> square(Ink.EFFECT_TARGET, x, y, WHOLE * scale);
            case MERGED -> ring(Ink.EFFECT_MERGED, x, y, 8 * scale, 2, 1.5);
            case INVALIDATED -> octagon(x, y, WHOLE * scale);
            case RESCUED -> {
                ring(Ink.EFFECT_RESCUED, x, y, 9 * scale);
                disk(Ink.EFFECT_RESCUED, x, y, 4 * scale);
            }
            case ORPHANED -> wedged(x, y, 9 * scale);
            case FOLLOWS -> ring(Ink.EFFECT_FOLLOWS, x, y, 7 * scale);
        }
    }

    void foundRing(Rectangle2D box) {
        around(box, FOUND);
    }

    void pickedRing(Rectangle2D box) {
        around(box, PICKED);
    }

    void focusRing(Rectangle2D box) {
        Point2D middle = Geometry.centre(box);
        brush.stroke(Ink.TEXT, brush.ringWidth(), 2, 2);
        brush.canvas()
                .strokeOval(middle.getX() - PICKED / 2, middle.getY() - PICKED / 2, PICKED, PICKED);
    }

    /// A ring with the dot in its middle in the accent, so that it is found among thousands.
    private void around(Rectangle2D box, double size) {
        Point2D middle = Geometry.centre(box);
        double x = middle.getX();
        double y = middle.getY();
        brush.fill(Ink.SURFACE).stroke(Ink.ACCENT, brush.ringWidth());
        brush.canvas().fillOval(x - size / 2, y - size / 2, size, size);
        brush.canvas().strokeOval(x - size / 2, y - size / 2, size, size);
        disk(Ink.ACCENT, x, y, 6);
    }

    private void disk(Ink ink, double x, double y, double size) {
        brush.fill(ink).canvas().fillOval(x - size / 2, y - size / 2, size, size);
    }

    private void square(Ink ink, double x, double y, double side) {
        brush.fill(ink).canvas().fillRoundRect(x - side / 2, y - side / 2, side, side, 2, 2);
    }

    private void ring(Ink ink, double x, double y, double size, double... dashes) {
        brush.stroke(ink, 1.5, dashes).fill(Ink.CANVAS);
        brush.canvas().fillOval(x - size / 2, y - size / 2, size, size);
        brush.canvas().strokeOval(x - size / 2, y - size / 2, size, size);
    }

    private void triangle(double x, double y, double side) {
        double half = side / 2;
        brush.fill(Ink.DANGER)
                .canvas()
                .fillPolygon(
                        new double[] {x, x + half, x - half},
                        new double[] {y - half, y + half * 0.8, y + half * 0.8},
                        3);
    }

    private void diamond(double x, double y, double across) {
        double half = across / 2;
        double[] xs = {x, x + half, x, x - half};
        double[] ys = {y - half, y, y + half, y};
        brush.fill(Ink.WARNING_SOFT).stroke(Ink.WARNING, 1.5);
        brush.canvas().fillPolygon(xs, ys, xs.length);
        brush.canvas().strokePolygon(xs, ys, xs.length);
    }

    private void octagon(double x, double y, double across) {
        GraphicsContext canvas = brush.canvas();
        int corners = 8;
        double[] xs = new double[corners];
        double[] ys = new double[corners];
        for (int i = 0; i < corners; i++) {
            double angle = Math.PI / corners * (2 * i + 1);
            xs[i] = x + Math.cos(angle) * across / 2;
            ys[i] = y + Math.sin(angle) * across / 2;
        }
        brush.fill(Ink.EFFECT_INVALIDATED);
        canvas.fillPolygon(xs, ys, corners);
        brush.icon(Icons.CROSS, x, y, across * 0.7, Ink.ON_ACCENT);
    }

    /// A disk with a wedge out at the left, where the link was.
    private void wedged(double x, double y, double size) {
        brush.fill(Ink.EFFECT_ORPHANED)
                .canvas()
                .fillArc(x - size / 2, y - size / 2, size, size, 220, 280, ArcType.ROUND);
    }
}
