package org.diskchain.ui.tree;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;

import org.diskchain.plan.Effect;
import org.diskchain.ui.theme.Icons;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Draws the edges between parents and children, and what a merge does to them.
final class EdgePainter {
    private static final double EDGE = 1.5;
    private static final double DOT_EDGE = 1;
    private static final double FLOW = 3;
    private static final double HEAD_LENGTH = 9;
    private static final double HEAD_HALF = 5.5;
    private static final double BADGE = 16;
    private static final double SMALL_BADGE = 12;
    private static final double CROSS_BEFORE_CARD = 8;

    private final Brush brush;
    private final Family family;
    private final Sight sight;
    private final Geometry geometry;

    EdgePainter(Brush brush, Family family, Sight sight, Geometry geometry) {
        this.brush = brush;
        this.family = family;
        this.sight = sight;
        this.geometry = geometry;
    }

    /// Whether blocks will flow along the edge: such edges lie above the others.
    boolean isFlow(Placed card) {
        return is(Effect.Kind.MERGED, card.spot().card().path());
    }

    /// The edge itself, below the cards.
    void paint(Placed card) {
        Layout.Spot spot = card.spot();
        Way way = card.way();
        Optional<Effect.Kind> effect = sight.effect(spot.card().path());
        if (effect.isEmpty()) {
            plain(spot, way);
            return;
        }
        switch (effect.get()) {
            case MERGED -> flow(way);
            case FOLLOWS -> whole(way, Ink.EFFECT_FOLLOWS, 1.5, 4);
            case INVALIDATED -> invalidated(spot, way);
            case RESCUED -> hanging(way, Ink.EFFECT_RESCUED);
            case ORPHANED -> {}
            case TARGET, UNTOUCHED -> plain(spot, way);
        }
    }

    /// The signs on the edge, above the cards.
    void paintBadge(Placed card) {
        Layout.Spot spot = card.spot();
        Way way = card.way();
        Level level = geometry.measures().level();
        if (level == Level.DOT) return;
        if (isCutOff(spot)) {
            badge(way.before(CROSS_BEFORE_CARD), SMALL_BADGE, Icons.CROSS, Ink.DANGER_SOFT);
        } else if (level == Level.FULL) {
            Point2D middle = way.before(geometry.measures().gap() / 2);
            switch (family.link(spot.card().path())) {
                case MISMATCH -> badge(middle, BADGE, Icons.MISMATCH, Ink.WARNING_SOFT);
                case MISSING -> badge(middle, BADGE, Icons.MISSING, Ink.WARNING_SOFT);
                case SUPERSEDED -> badge(middle, BADGE, Icons.ORPHANED, Ink.WARNING_SOFT);
                case MOVED -> badge(middle, BADGE, Icons.FOUND_ELSEWHERE, Ink.RAISED);
                case SECOND_SLOT -> badge(middle, BADGE, Icons.SECOND_SLOT, Ink.RAISED);
                case NONE, RESOLVED, CYCLE -> {}
            }
        }
    }

    /// All edges between dots at once: thin, and without what a merge does, which the dots tell.
    void paintThin(List<Placed> cards) {
        brush.stroke(Ink.CARDLINE, DOT_EDGE);
        brush.canvas().beginPath();
        for (Placed card : cards) {
            if (!is(Effect.Kind.ORPHANED, card.spot().card().path())) {
                card.way().append(brush.canvas(), 0);
            }
        }
        brush.canvas().stroke();
    }

    private void plain(Layout.Spot spot, Way way) {
        switch (family.link(spot.card().path())) {
            case NONE, RESOLVED, MOVED, SECOND_SLOT -> whole(way, Ink.EDGE);
            case MISMATCH, CYCLE, SUPERSEDED -> {
                if (way.isStraight()) whole(way, Ink.WARNING, 6, 4);
                else hanging(way, Ink.WARNING, 6, 4);
            }
            case MISSING -> whole(way, Ink.OUTLINE, 2, 4);
        }
    }

    private void whole(Way way, Ink ink, double... dashes) {
        brush.stroke(ink, EDGE, dashes);
        way.lay(brush.canvas(), 0);
        brush.canvas().stroke();
    }

    private void invalidated(Layout.Spot spot, Way way) {
        if (isCutOff(spot)) hanging(way, Ink.EFFECT_INVALIDATED);
        else whole(way, Ink.EFFECT_INVALIDATED);
    }

    /// The trunk stays neutral: other children hang on it too.
    private void hanging(Way way, Ink ink, double... dashes) {
        brush.stroke(Ink.EDGE, EDGE);
        way.layTrunk(brush.canvas());
        brush.canvas().stroke();
        brush.stroke(ink, EDGE, dashes);
        way.layStub(brush.canvas());
        brush.canvas().stroke();
    }

    /// Whether the disk becomes invalid while its parent does not.
    private boolean isCutOff(Layout.Spot spot) {
        return is(Effect.Kind.INVALIDATED, spot.card().path())
                && family.parent(spot.card().path())
                        .filter(parent -> !is(Effect.Kind.INVALIDATED, parent))
                        .isPresent();
    }

    private boolean is(Effect.Kind kind, Path card) {
        return sight.effect(card).filter(kind::equals).isPresent();
    }

    private void flow(Way way) {
        GraphicsContext canvas = brush.canvas();
        brush.stroke(Ink.EFFECT_MERGED, FLOW);
        way.fromParent().lay(canvas, HEAD_LENGTH);
        canvas.stroke();
        Point2D tip = way.start();
        brush.fill(Ink.EFFECT_MERGED);
        if (way.turned()) {
            double base = tip.getY() + HEAD_LENGTH + 1;
            canvas.fillPolygon(
                    new double[] {tip.getX(), tip.getX() - HEAD_HALF, tip.getX() + HEAD_HALF},
                    new double[] {tip.getY() + 1, base, base},
                    3);
        } else {
            double base = tip.getX() + HEAD_LENGTH + 1;
            canvas.fillPolygon(
                    new double[] {tip.getX() + 1, base, base},
                    new double[] {tip.getY(), tip.getY() - HEAD_HALF, tip.getY() + HEAD_HALF},
                    3);
        }
    }

    private void badge(Point2D middle, double size, Icons icon, Ink fill) {
        Ink line =
                switch (fill) {
                    case DANGER_SOFT -> Ink.DANGER;
                    case RAISED -> Ink.EDGE;
                    default -> Ink.WARNING;
                };
        double scale = geometry.measures().text();
        double across = size * scale;
        Rectangle2D box =
                new Rectangle2D(
                        middle.getX() - across / 2, middle.getY() - across / 2, across, across);
        brush.fill(fill).stroke(line, 1);
        brush.canvas().fillOval(box.getMinX(), box.getMinY(), across, across);
        brush.canvas().strokeOval(box.getMinX(), box.getMinY(), across, across);
        brush.icon(icon, middle.getX(), middle.getY(), across * 0.72, line);
    }
}
