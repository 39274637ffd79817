package org.diskchain.ui.tree;

import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import java.util.function.BiConsumer;

/// The whole picture small, with the part in view framed. A click or a drag goes there. The dots
/// are drawn when the picture changes, not when it is moved.
final class MiniMap extends Region {
    static final double WIDTH = 192;

    private static final double HIGHEST = 172;
    private static final double PADDING = 8;
    private static final double DOT = 2;
    private static final double HIT = 4;

    private final Canvas dots = new Canvas();
    private final Region frame = new Region();
    private final Palette palette;
    private double scale = 1;

    /// @param goTo told the point of the picture that was clicked
    MiniMap(Palette palette, BiConsumer<Double, Double> goTo) {
        this.palette = palette;
        getStyleClass().add("mini-map");
        frame.getStyleClass().add("mini-map-view");
        frame.setMouseTransparent(true);
        frame.setManaged(false);
        dots.setManaged(false);
        getChildren().setAll(dots, frame);
        setManaged(false);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> go(event, goTo));
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> go(event, goTo));
    }

    /// Draws every card as a dot, and takes the size that the picture's shape asks for.
    void draw(Geometry geometry, Sight sight) {
        Dimension2D size = geometry.size();
        double inner = WIDTH - 2 * PADDING;
        scale = Math.min(inner / size.getWidth(), (HIGHEST - 2 * PADDING) / size.getHeight());
        dots.setWidth(inner);
        dots.setHeight(Math.max(HIT, size.getHeight() * scale));
        dots.relocate(PADDING, PADDING);
        resize(WIDTH, dots.getHeight() + 2 * PADDING);
        GraphicsContext canvas = dots.getGraphicsContext2D();
        canvas.clearRect(0, 0, dots.getWidth(), dots.getHeight());
        canvas.setFill(palette.of(Ink.CARDLINE));
        for (Layout.Spot spot : geometry.layout().spots().sequencedValues()) {
            dot(canvas, geometry.box(spot), DOT);
        }
        canvas.setFill(palette.of(Ink.ACCENT));
        for (Layout.Spot spot : geometry.layout().spots().sequencedValues()) {
            Card card = spot.card();
            if (sight.isHit(card.path()) || sight.isPicked(card.path())) {
                dot(canvas, geometry.box(spot), HIT);
            }
        }
    }

    /// Frames what is in view.
    void frame(Rectangle2D view) {
        double x = Math.round(view.getMinX() * scale);
        double y = Math.round(view.getMinY() * scale);
        frame.resizeRelocate(
                PADDING + x,
                PADDING + y,
                Math.min(dots.getWidth() - x, Math.round(view.getWidth() * scale)),
                Math.min(dots.getHeight() - y, Math.round(view.getHeight() * scale)));
    }

    private void dot(GraphicsContext canvas, Rectangle2D box, double size) {
        double x = box.getMinX() * scale;
        double y = box.getMinY() * scale;
        if (size == HIT) canvas.fillOval(x - size / 2, y - size / 2, size, size);
        else canvas.fillRect(x, y, Math.max(1, box.getWidth() * scale), 1);
    }

    private void go(MouseEvent event, BiConsumer<Double, Double> goTo) {
        goTo.accept((event.getX() - PADDING) / scale, (event.getY() - PADDING) / scale);
        event.consume();
    }
}
