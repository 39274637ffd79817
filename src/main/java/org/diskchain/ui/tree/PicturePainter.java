package org.diskchain.ui.tree;

import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;

import org.diskchain.plan.Effects;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Draws what is in view, and nothing else: edges below, then cards, then badges and rings.
final class PicturePainter {
    /// Rings and badges reach this far out of a card.
    private static final double REACH = 20;

    private static final double DIMMED = 0.35;
    private static final double NARROWEST_LABEL = 36;

    private final Brush brush;
    private final Family family;
    private final Sight sight;
    private final TreeWords words;
    private final Viewport viewport;
    private final Geometry geometry;
    private final EdgePainter edges;
    private final CardPainter cards;
    private final DotPainter dots;

    PicturePainter(Brush brush, Family family, Sight sight, TreeWords words, Viewport viewport) {
        this.brush = brush;
        this.family = family;
        this.sight = sight;
        this.words = words;
        this.viewport = viewport;
        this.geometry = viewport.geometry();
        this.edges = new EdgePainter(brush, family, sight, geometry);
        this.cards = new CardPainter(brush, sight, words, geometry.measures());
        this.dots = new DotPainter(brush);
    }

    /// @param focused the card that the keyboard is at; empty where the picture has no focus
    /// @param pointedAt the card under the mouse
    void paint(Optional<Path> focused, Optional<Path> pointedAt) {
        Rectangle2D view = viewport.view();
        GraphicsContext canvas = brush.canvas();
        brush.fill(Ink.CANVAS);
        canvas.fillRect(0, 0, view.getWidth(), view.getHeight());
        canvas.save();
        canvas.translate(-view.getMinX(), -view.getMinY());
        Rectangle2D reach = grown(view);
        List<Placed> all = geometry.placed(family);
        List<Placed> edged = all.stream().filter(card -> card.hasEdgeIn(reach)).toList();
        List<Placed> visible = all.stream().filter(card -> card.isIn(reach)).toList();
        paintEdges(edged);
        sight.effects().ifPresent(this::reconnect);
        visible.forEach(this::card);
        edged.forEach(card -> dimmed(card, () -> edges.paintBadge(card)));
        rings(visible, focused);
        if (isDots()) labels(view);
        canvas.restore();
        if (isDots()) pointedAt.or(() -> picked(visible)).ifPresent(card -> callout(card, view));
    }

    private void paintEdges(List<Placed> edged) {
        if (isDots()) {
            edges.paintThin(edged);
            return;
        }
        edged.forEach(card -> paintEdge(card, false));
        edged.forEach(card -> paintEdge(card, true));
    }

    private void paintEdge(Placed card, boolean flow) {
        if (edges.isFlow(card) == flow) dimmed(card, () -> edges.paint(card));
    }

    private void reconnect(Effects effects) {
        boolean worded = sight.merging(effects.target()).isEmpty();
        new ReconnectPainter(brush, geometry, words).paint(effects, worded);
    }

    private void card(Placed placed) {
        Card card = placed.spot().card();
        dimmed(
                placed,
                () -> {
                    if (isDots()) dots.paint(DotPainter.dot(card, family, sight), placed.box());
                    else cards.paint(card, placed.box());
                });
    }

    private void dimmed(Placed placed, Runnable draw) {
        boolean dimmed = sight.isDimmed(placed.spot().card());
        if (dimmed) brush.canvas().setGlobalAlpha(DIMMED);
        draw.run();
        if (dimmed) brush.canvas().setGlobalAlpha(1);
    }

    private void rings(List<Placed> visible, Optional<Path> focused) {
        for (Placed placed : visible) {
            Path card = placed.spot().card().path();
            Rectangle2D box = placed.box();
            if (sight.isPicked(card)) {
                if (isDots()) dots.pickedRing(box);
                else cards.pickedRing(box);
            } else if (focused.filter(card::equals).isPresent()) {
                if (isDots()) dots.focusRing(box);
                else cards.focusRing(box);
            } else if (sight.isHit(card)) {
                if (isDots()) dots.foundRing(box);
                else cards.foundRing(box);
            }
        }
    }

    /// The base's name above each tree of dots.
    private void labels(Rectangle2D view) {
        for (Layout.Tree tree : geometry.layout().trees()) {
            Rectangle2D box = geometry.box(tree);
            if (!box.intersects(grown(view))) continue;
            double room = Math.max(box.getWidth(), roomBeside(tree));
            if (room < NARROWEST_LABEL) continue;
            Card root = family.card(tree.root()).orElseThrow();
            brush.text(
                    brush.type().fit(root.stem(), room - 6, Type.Role.FACTS),
                    box.getMinX(),
                    box.getMinY() - 6 * geometry.measures().text(),
                    Type.Role.FACTS,
                    Ink.MUTED);
        }
    }

    /// A narrow tree alone on its shelf may use the columns of a usual one.
    private double roomBeside(Layout.Tree tree) {
        List<Layout.Tree> trees = geometry.layout().trees();
        int next = trees.indexOf(tree) + 1;
        boolean shared =
                next < trees.size()
                        && trees.get(next).row() == tree.row()
                        && trees.get(next).gaps() == tree.gaps();
        return shared ? 0 : 6 * geometry.measures().along();
    }

    /// At dot level the card of one disk, beside its dot.
    private void callout(Path path, Rectangle2D view) {
        Optional<Card> card = family.card(path);
        Optional<Rectangle2D> dot = geometry.box(path);
        if (card.isEmpty() || dot.isEmpty()) return;
        Measures full =
                Measures.at(1, Orientation.LEFT_TO_RIGHT, false, geometry.measures().text());
        Point2D at = Geometry.centre(dot.get()).subtract(view.getMinX(), view.getMinY());
        Rectangle2D box = Callout.place(at, size(card.get(), full), view);
        GraphicsContext canvas = brush.canvas();
        brush.stroke(Ink.ACCENT, 1.5);
        canvas.strokeLine(
                at.getX(),
                at.getY(),
                Math.clamp(at.getX(), box.getMinX(), box.getMaxX()),
                Math.clamp(at.getY(), box.getMinY(), box.getMaxY()));
        canvas.save();
        canvas.translate(-view.getMinX(), -view.getMinY());
        if (sight.isPicked(path)) dots.pickedRing(dot.get());
        else dots.foundRing(dot.get());
        canvas.restore();
        new CardPainter(brush, sight, words, full).paint(card.get(), box);
    }

    private Dimension2D size(Card card, Measures full) {
        double name = brush.type().width(card.name(), Type.Role.NAME);
        double beside = (full.cardWidth() - 136 * full.text()) + 20 * full.text();
        return new Dimension2D(Math.max(full.cardWidth(), name + beside), full.cardHeight());
    }

    private Optional<Path> picked(List<Placed> visible) {
        return visible.stream()
                .map(placed -> placed.spot().card().path())
                .filter(sight::isPicked)
                .findFirst();
    }

    private boolean isDots() {
        return geometry.measures().level() == Level.DOT;
    }

    private static Rectangle2D grown(Rectangle2D view) {
        return new Rectangle2D(
                view.getMinX() - REACH,
                view.getMinY() - REACH,
                view.getWidth() + 2 * REACH,
                view.getHeight() + 2 * REACH);
    }
}
