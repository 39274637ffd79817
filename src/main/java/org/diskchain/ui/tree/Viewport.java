package org.diskchain.ui.tree;

import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What part of the picture is in view, and how large. No toolkit.
final class Viewport {
    static final double SMALLEST = 0.02;
    static final double LARGEST = 2;

    /// A smaller picture has dots that run into each other.
    static final double LEAST_FIT = 0.12;

    private static final List<Double> STEPS =
            List.of(
                    0.02, 0.03, 0.05, 0.08, 0.12, 0.18, 0.25, 0.35, 0.5, 0.6, 0.75, 0.85, 1.0, 1.25,
                    1.5, 2.0);
    private static final double NEARLY = 1e-6;
    private static final double FIT_STEP = 0.01;

    private Layout layout = Layout.EMPTY;
    private Orientation orientation = Orientation.LEFT_TO_RIGHT;
    private boolean low;
    private double text = 1;
    private double zoom = 1;
    private double width;
    private double height;
    private double x;
    private double y;
    private Geometry geometry = measured(1);

    Geometry geometry() {
        return geometry;
    }

    double zoom() {
        return zoom;
    }

    /// What is in view, in the picture's pixels.
    Rectangle2D view() {
        return new Rectangle2D(x, y, width, height);
    }

    /// Whether a card can be out of view; the empty margin may be.
    boolean isLargerThanView() {
        Dimension2D size = geometry.size();
        double margin = geometry.measures().margin();
        return size.getWidth() - margin > width || size.getHeight() - margin > height;
    }

    void show(Layout next) {
        layout = next;
        measure(zoom);
    }

    void turn(Orientation next) {
        orientation = next;
        measure(zoom);
    }

    void scaleText(double scale) {
        text = scale;
        measure(zoom);
    }

    /// @param lowWindow whether rows stand closer
    void resize(double newWidth, double newHeight, boolean lowWindow) {
        width = newWidth;
        height = newHeight;
        if (low != lowWindow) {
            low = lowWindow;
            measure(zoom);
        }
        moveTo(x, y);
    }

    void pan(double dx, double dy) {
        moveTo(x + dx, y + dy);
    }

    /// Puts a point of the picture at the top left, as far as the picture reaches.
    void moveTo(double left, double top) {
        Dimension2D size = geometry.size();
        x = Math.round(Math.clamp(left, 0, Math.max(0, size.getWidth() - width)));
        y = Math.round(Math.clamp(top, 0, Math.max(0, size.getHeight() - height)));
    }

    /// Zooms so that the card nearest to a point of the view stays where it is.
    void zoomTo(double next, double viewX, double viewY) {
        Optional<Path> anchor = geometry.nearest(x + viewX, y + viewY).map(Card::path);
        Optional<Point2D> before = anchor.flatMap(geometry::box).map(Geometry::centre);
        double fromX = x;
        double fromY = y;
        measure(Math.clamp(next, SMALLEST, LARGEST));
        Optional<Point2D> after = anchor.flatMap(geometry::box).map(Geometry::centre);
        if (before.isEmpty() || after.isEmpty()) return;
        moveTo(
                after.get().getX() - (before.get().getX() - fromX),
                after.get().getY() - (before.get().getY() - fromY));
    }

    double nextStep() {
        return STEPS.stream().filter(step -> step > zoom + NEARLY).findFirst().orElse(LARGEST);
    }

    double previousStep() {
        return STEPS.reversed().stream()
                .filter(step -> step < zoom - NEARLY)
                .findFirst()
                .orElse(SMALLEST);
    }

    /// The largest zoom up to 100 % at which the whole picture is in view, but none below `least`.
    double fitting(double least) {
        for (double tried = 1; tried > least; tried -= FIT_STEP) {
            Dimension2D size = measured(tried).size();
            if (size.getWidth() <= width && size.getHeight() <= height) {
                return Math.round(tried / FIT_STEP) * FIT_STEP;
            }
        }
        return least;
    }

    boolean isInView(Path card) {
        return geometry.box(card).filter(view()::contains).isPresent();
    }

    /// The top left at which the card is in the middle.
    Optional<Point2D> centring(Path card) {
        return geometry.box(card)
                .map(Geometry::centre)
                .map(middle -> middle.subtract(width / 2, height / 2));
    }

    private void measure(double next) {
        zoom = next;
        geometry = measured(next);
        moveTo(x, y);
    }

    private Geometry measured(double tried) {
        return new Geometry(layout, Measures.at(tried, orientation, low, text));
    }
}
