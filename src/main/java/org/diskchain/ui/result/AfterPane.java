package org.diskchain.ui.result;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.QuadCurveTo;

import org.diskchain.plan.Effect.Kind;

import java.util.Locale;

/// Holds the small tree's cards, as wide as there is room, and the edges between them.
final class AfterPane extends Pane {
    private static final double TRUNK = 12.5;
    private static final double STEP = 28;
    private static final double CORNER = 6;
    private static final double LEAST_CARD = 96;

    AfterPane() {
        getStyleClass().add("after-pane");
    }

    void card(AfterCard card, double x, double y) {
        card.relocate(x, y);
        getChildren().add(card);
    }

    void label(String text, double x, double y) {
        Label label = new Label(text);
        label.getStyleClass().addAll("caption", "muted");
        label.relocate(x, y);
        getChildren().add(label);
    }

    /// From below a card, down its trunk and to a card one step to the right.
    void edge(double left, double top, double cardTop, Kind kind) {
        double x = left + TRUNK;
        double y = Math.rint(cardTop + AfterCard.HEIGHT / 2) + 0.5;
        Path trunk =
                new Path(
                        new MoveTo(x, top),
                        new LineTo(x, y - CORNER),
                        new QuadCurveTo(x, y, x + CORNER, y));
        trunk.getStyleClass().add("after-trunk");
        Path stub = new Path(new MoveTo(x + CORNER, y), new LineTo(left + STEP, y));
        stub.getStyleClass().addAll("after-stub", "after-" + kind.name().toLowerCase(Locale.ROOT));
        getChildren().addAll(trunk, stub);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double right = getWidth() - snappedRightInset();
        for (Node node : getChildren()) {
            if (node instanceof AfterCard card) {
                card.resize(Math.max(LEAST_CARD, right - card.getLayoutX()), AfterCard.HEIGHT);
            }
        }
    }
}
