package org.diskchain.ui.result;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;

import org.diskchain.plan.Effect.Kind;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.NameLabel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A card of the small tree, with the outline of its effect: the same signs as in the picture.
final class AfterCard extends Region {
    static final double HEIGHT = 36;

    private static final double RAIL = 20;
    private static final double NEAR = 0.5;
    private static final double RADIUS = 6;
    private static final double CUT = 8;
    private static final double NOTCH_DEPTH = 5;
    private static final double NOTCH = 6;
    private static final double TEXT = 28;
    private static final double SECOND_LINE = 3;
    private static final int ICON = 13;

    private final Kind kind;
    private final Path outline = new Path();
    private final Path inside = new Path();
    private final Path clip = new Path();
    private final Rectangle second = new Rectangle();
    private final Rectangle rail = new Rectangle(RAIL, HEIGHT);
    private final Node icon;
    private final NameLabel name;
    private final Label word;

    AfterCard(java.nio.file.Path disk, Kind kind, String effect) {
        this.kind = kind;
        String styleClass = kind.name().toLowerCase(Locale.ROOT);
        getStyleClass().addAll("after-card", "after-" + styleClass);
        outline.getStyleClass().add("after-outline");
        inside.getStyleClass().add("after-inside");
        icon = Icons.of(kind).node(ICON);
        icon.getStyleClass().add("after-icon");
        name = new NameLabel("after-name").show(FileNames.stem(disk));
        word = new Label(effect);
        word.getStyleClass().addAll("after-word", "effect-" + styleClass);
        rail.getStyleClass().add("after-rail");
        clip.setFill(Color.BLACK);
        rail.setClip(clip);
        setAccessibleText(name.whole() + ", " + effect);
        widthProperty().subscribe(this::draw);
        second.getStyleClass().add("after-second");
        second.setVisible(kind == Kind.RESCUED);
        getChildren().setAll(inside, rail, outline, second, icon, name, word);
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    private void draw() {
        for (Path path : List.of(outline, inside, clip)) path.getElements().setAll(shape());
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
        second.setX(RAIL + SECOND_LINE - NEAR);
        second.setY(SECOND_LINE + NEAR);
        second.setWidth(Math.max(0, getWidth() - RAIL - 2 * SECOND_LINE));
        second.setHeight(HEIGHT - 2 * SECOND_LINE - 2 * NEAR);
        double room = getWidth() - TEXT - CUT;
        name.resizeRelocate(TEXT, 3, room, 16);
        word.resizeRelocate(TEXT, 18, room, 14);
    }

    /// Half a pixel in, so that its line is sharp.
    private List<PathElement> shape() {
        double right = Math.max(TEXT, getWidth()) - NEAR;
        double bottom = HEIGHT - NEAR;
        return switch (kind) {
            case INVALIDATED -> cut(right, bottom);
            case ORPHANED -> rounded(right, bottom, true);
            case TARGET, MERGED, RESCUED, FOLLOWS, UNTOUCHED -> rounded(right, bottom, false);
        };
    }

    private static List<PathElement> rounded(double right, double bottom, boolean notched) {
        List<PathElement> elements = new ArrayList<>();
        elements.add(new MoveTo(NEAR + RADIUS, NEAR));
        elements.add(new LineTo(right - RADIUS, NEAR));
        elements.add(corner(right, NEAR + RADIUS));
        elements.add(new LineTo(right, bottom - RADIUS));
        elements.add(corner(right - RADIUS, bottom));
        elements.add(new LineTo(NEAR + RADIUS, bottom));
        elements.add(corner(NEAR, bottom - RADIUS));
        if (notched) {
            elements.add(new LineTo(NEAR, HEIGHT / 2 + NOTCH));
            elements.add(new LineTo(NEAR + NOTCH_DEPTH, HEIGHT / 2));
            elements.add(new LineTo(NEAR, HEIGHT / 2 - NOTCH));
        }
        elements.add(new LineTo(NEAR, NEAR + RADIUS));
        elements.add(corner(NEAR + RADIUS, NEAR));
        elements.add(new ClosePath());
        return elements;
    }

    private static ArcTo corner(double x, double y) {
        return new ArcTo(RADIUS, RADIUS, 0, x, y, false, true);
    }

    private static List<PathElement> cut(double right, double bottom) {
        return List.of(
                new MoveTo(NEAR + CUT, NEAR),
                new LineTo(right - CUT, NEAR),
                new LineTo(right, NEAR + CUT),
                new LineTo(right, bottom - CUT),
                new LineTo(right - CUT, bottom),
                new LineTo(NEAR + CUT, bottom),
                new LineTo(NEAR, bottom - CUT),
                new LineTo(NEAR, NEAR + CUT),
                new ClosePath());
    }
}
