package org.diskchain.ui.result;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

import org.diskchain.plan.Effect.Kind;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.NameLabel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A card of the small tree, with the outline of its effect: the same signs as in the picture.
final class AfterCard extends Region {
    static final double HEIGHT = 36;

    private static final double RAIL = 20;
    private static final double RADIUS = 6;
    private static final double CUT = 8;
    private static final double NOTCH_DEPTH = 5;
    private static final double NOTCH = 6;
    private static final double TEXT = 28;
    private static final int ICON = 13;

    private final Kind kind;
    private final Rectangle rail = new Rectangle(RAIL, HEIGHT);
    private final Node icon;
    private final NameLabel name;
    private final Label word;

    AfterCard(Path disk, Kind kind, String effect) {
        this.kind = kind;
        String styleClass = kind.name().toLowerCase(Locale.ROOT);
        getStyleClass().addAll("after-card", "after-" + styleClass);
        icon = Icons.of(kind).node(ICON);
        icon.getStyleClass().add("after-icon");
        name = new NameLabel("after-name").show(FileNames.stem(disk));
        word = new Label(effect);
        word.getStyleClass().addAll("after-word", "effect-" + styleClass);
        rail.getStyleClass().add("after-rail");
        setAccessibleText(name.whole() + ", " + effect);
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    public void resize(double width, double height) {
        super.resize(width, height);
        build();
    }

    private void build() {
        Shape outline = outline("after-outline");
        Shape inside = outline("after-inside");
        rail.setClip(outline(""));
        getChildren().setAll(inside, rail, outline, icon, name, word);
    }

    @Override
    protected void layoutChildren() {
        double own = icon.prefHeight(-1);
        double ownWidth = icon.prefWidth(-1);
        double shift = kind == Kind.ORPHANED ? 2 : 0;
        icon.resizeRelocate(
                Math.rint((RAIL - ownWidth) / 2) + shift,
                Math.rint((HEIGHT - own) / 2),
                ownWidth,
                own);
        double room = getWidth() - TEXT - CUT;
        name.resizeRelocate(TEXT, 3, room, 16);
        word.resizeRelocate(TEXT, 18, room, 14);
    }

    /// Half a pixel in, so that its line is sharp.
    private Shape outline(String styleClass) {
        double right = getWidth() - 0.5;
        double bottom = HEIGHT - 0.5;
        Shape shape =
                switch (kind) {
                    case INVALIDATED -> path(cut(right, bottom));
                    case ORPHANED -> path(notched(right, bottom));
                    case TARGET, MERGED, FOLLOWS, UNTOUCHED -> rounded();
                };
        shape.getStyleClass().add(styleClass);
        shape.setMouseTransparent(true);
        return shape;
    }

    private Rectangle rounded() {
        Rectangle box = new Rectangle(0.5, 0.5, Math.max(0, getWidth() - 1), HEIGHT - 1);
        box.setArcWidth(2 * RADIUS);
        box.setArcHeight(2 * RADIUS);
        return box;
    }

    private static double[] cut(double right, double bottom) {
        double near = 0.5;
        return new double[] {
            near + CUT,
            near,
            right - CUT,
            near,
            right,
            near + CUT,
            right,
            bottom - CUT,
            right - CUT,
            bottom,
            near + CUT,
            bottom,
            near,
            bottom - CUT,
            near,
            near + CUT
        };
    }

    private static double[] notched(double right, double bottom) {
        double near = 0.5;
        double middle = HEIGHT / 2;
        double soft = 2;
        return new double[] {
            near + soft,
            near,
            right - soft,
            near,
            right,
            near + soft,
            right,
            bottom - soft,
            right - soft,
            bottom,
            near + soft,
            bottom,
            near,
            bottom - soft,
            near,
            middle + NOTCH,
            near + NOTCH_DEPTH,
            middle,
            near,
            middle - NOTCH,
            near,
            near + soft
        };
    }

    private static javafx.scene.shape.Path path(double[] points) {
        List<PathElement> elements = new ArrayList<>();
        for (int i = 0; i < points.length; i += 2) {
            elements.add(
                    i == 0
                            ? new MoveTo(points[0], points[1])
                            : new LineTo(points[i], points[i + 1]));
        }
        elements.add(new ClosePath());
        return new javafx.scene.shape.Path(elements);
    }
}
