package org.diskchain.ui.tree;

import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Point2D;
import javafx.util.Duration;

import java.util.function.Consumer;

/// Moves the view to a place of the picture: gently, or at once where less motion is wanted.
final class Glide {
    private static final Duration TIME = Duration.millis(160);

    private final Consumer<Point2D> move;
    private Timeline running = new Timeline();

    /// @param move told each top left on the way
    Glide(Consumer<Point2D> move) {
        this.move = move;
    }

    void stop() {
        running.stop();
    }

    void jump(Point2D to) {
        stop();
        move.accept(to);
    }

    void glide(Point2D from, Point2D to) {
        stop();
        DoubleProperty part = new SimpleDoubleProperty();
        part.addListener((_, _, done) -> move.accept(from.interpolate(to, done.doubleValue())));
        running = new Timeline(new KeyFrame(TIME, new KeyValue(part, 1, Interpolator.EASE_OUT)));
        running.play();
    }
}
