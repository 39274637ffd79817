package org.diskchain.ui.tree;

import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where everything is in pixels of the whole picture at one zoom. Pure: hit testing needs no
/// toolkit.
final class Geometry {
    /// How far beside a dot a click still means it.
    private static final double DOT_REACH = 4;

    private final Layout layout;
    private final Measures measures;
    private final Dimension2D size;
    private List<Placed> placed;

    Geometry(Layout layout, Measures measures) {
        this.layout = layout;
        this.measures = measures;
        this.size = measure();
    }

    Layout layout() {
        return layout;
    }

    Measures measures() {
        return measures;
    }

    /// All cards with their edges, computed once.
    List<Placed> placed(Family family) {
        if (placed == null) placed = place(family);
        return placed;
    }

    private List<Placed> place(Family family) {
        List<Placed> all = new ArrayList<>(layout.spots().size());
        Map<Path, Way> lastOfParent = new HashMap<>();
        for (Layout.Spot spot : spots()) {
            Rectangle2D box = box(spot);
            Path parent = family.parent(spot.card().path()).orElse(null);
            if (parent == null) {
                all.add(new Placed(spot, box, null));
                continue;
            }
            Way way = Way.between(box(layout.spots().get(parent)), box, measures);
            Way before = lastOfParent.put(parent, way);
            all.add(new Placed(spot, box, before == null ? way : way.after(before)));
        }
        return List.copyOf(all);
    }

    /// The whole picture, margins included.
    Dimension2D size() {
        return size;
    }

    Optional<Rectangle2D> box(Path card) {
        return Optional.ofNullable(layout.spots().get(card)).map(this::box);
    }

    Rectangle2D box(Layout.Spot spot) {
        Layout.Tree tree = layout.trees().get(spot.tree());
        double along = along(tree.column() + spot.column());
        double across = across(tree) + spot.row() * measures.across();
        return measures.turned()
                ? rectangle(across, along, measures.cardWidth(), measures.cardHeight())
                : rectangle(along, across, measures.cardWidth(), measures.cardHeight());
    }

    /// The cells of a whole tree.
    Rectangle2D box(Layout.Tree tree) {
        double along = along(tree.column());
        double across = across(tree);
        double length = tree.columns() * measures.along();
        double breadth = tree.rows() * measures.across();
        return measures.turned()
                ? rectangle(across, along, breadth, length)
                : rectangle(along, across, length, breadth);
    }

    /// The card at a point; among dots, one that is near.
    Optional<Card> at(double x, double y) {
        double reach = measures.level() == Level.DOT ? DOT_REACH : 0;
        return spots().stream()
                .filter(spot -> distance(box(spot), x, y) <= reach)
                .min((a, b) -> Double.compare(distance(box(a), x, y), distance(box(b), x, y)))
                .map(Layout.Spot::card);
    }

    /// The card nearest to a point, for zooming around it.
    Optional<Card> nearest(double x, double y) {
        Layout.Spot nearest = null;
        double least = Double.MAX_VALUE;
        for (Layout.Spot spot : spots()) {
            double distance = distance(box(spot), x, y);
            if (distance < least) {
                least = distance;
                nearest = spot;
            }
        }
        return Optional.ofNullable(nearest).map(Layout.Spot::card);
    }

    static Point2D centre(Rectangle2D box) {
        return new Point2D(
                (box.getMinX() + box.getMaxX()) / 2, (box.getMinY() + box.getMaxY()) / 2);
    }

    private Collection<Layout.Spot> spots() {
        return layout.spots().sequencedValues();
    }

    private double along(double column) {
        double margin = measures.margin() + (measures.turned() ? measures.label() : 0);
        return margin + crisp(column * measures.along());
    }

    private double across(Layout.Tree tree) {
        double margin = measures.margin() + (measures.turned() ? 0 : measures.label());
        return margin
                + crisp(tree.row() * measures.across())
                + Math.round(tree.gaps() * measures.treeGap());
    }

    /// Cards stand on whole pixels; dots may stand between.
    private double crisp(double pixels) {
        return measures.level() == Level.DOT ? pixels : Math.round(pixels);
    }

    private Dimension2D measure() {
        double width = 0;
        double height = 0;
        for (Layout.Tree tree : layout.trees()) {
            Rectangle2D box = box(tree);
            width = Math.max(width, box.getMaxX());
            height = Math.max(height, box.getMaxY());
        }
        double lastGapAlong = measures.gap();
        double lastGapAcross =
                measures.across()
                        - (measures.turned() ? measures.cardWidth() : measures.cardHeight());
        double right = measures.turned() ? lastGapAcross : lastGapAlong;
        double bottom = measures.turned() ? lastGapAlong : lastGapAcross;
        return new Dimension2D(
                width - right + measures.margin(), height - bottom + measures.margin());
    }

    private static Rectangle2D rectangle(double x, double y, double width, double height) {
        return new Rectangle2D(x, y, width, height);
    }

    private static double distance(Rectangle2D box, double x, double y) {
        double dx = Math.max(0, Math.max(box.getMinX() - x, x - box.getMaxX()));
        double dy = Math.max(0, Math.max(box.getMinY() - y, y - box.getMaxY()));
        return Math.hypot(dx, dy);
    }
}
