package org.diskchain.ui.result;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import org.diskchain.plan.Effect.Kind;
import org.diskchain.report.Visible;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.NameLabel;

import java.nio.file.Path;
import java.util.Locale;

/// A disk on the result page: icon, name, what is said of it, its size.
final class ResultRow extends Region {
    private static final double HEIGHT = 28;
    private static final double NAME = 28;
    private static final double ABOUT_SHARE = 0.33;
    private static final double SIZE = 72;
    private static final double GAP = 12;

    private final Node icon;
    private final NameLabel name;
    private final NameLabel about;
    private final Label size;

    ResultRow(Kind kind, Path disk, String text, String bytes) {
        getStyleClass().addAll("result-row", "line-above");
        icon = Icons.of(kind).node(15);
        icon.getStyleClass().add("effect-" + kind.name().toLowerCase(Locale.ROOT));
        name = new NameLabel("facts", "strong").show(FileNames.whole(disk));
        about = new NameLabel("facts", "muted").show(Visible.text(text));
        size = new Label(bytes);
        size.getStyleClass().addAll("facts", "own");
        getChildren().setAll(icon, name, about, size);
        setAccessibleText(String.join(", ", name.whole(), about.whole(), bytes));
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double from = Math.max(NAME + 180, Math.rint(getWidth() * ABOUT_SHARE));
        double own = icon.prefHeight(-1);
        icon.resizeRelocate(0, Math.rint((HEIGHT - own) / 2), icon.prefWidth(-1), own);
        double nameWidth = Math.min(from - NAME - GAP, name.prefWidth(-1));
        name.resizeRelocate(NAME, 0, nameWidth, HEIGHT);
        double sizeFrom = getWidth() - SIZE;
        double end = size.getText().isEmpty() ? getWidth() : sizeFrom - GAP;
        about.resizeRelocate(from, 0, end - from, HEIGHT);
        size.resizeRelocate(sizeFrom, 0, SIZE, HEIGHT);
    }
}
