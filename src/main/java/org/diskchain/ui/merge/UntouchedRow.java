package org.diskchain.ui.merge;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import org.diskchain.plan.Effect;
import org.diskchain.ui.theme.Icons;

import java.util.function.DoubleSupplier;

/// All untouched disks in one line, with a mark that says whether they are listed below.
final class UntouchedRow extends Region {
    private static final double MARK = 16;

    private final Node icon = Icons.UNTOUCHED.node(15);
    private final Label word = new Label();
    private final Label text = new Label();
    private Node mark = Icons.CHEVRON_RIGHT.node(15);

    private final DoubleSupplier tableWidth;

    UntouchedRow(DoubleSupplier tableWidth) {
        this.tableWidth = tableWidth;
    }

    void show(PreviewLine.Untouched untouched) {
        String styleClass = FateRow.styleClass(Effect.Kind.UNTOUCHED);
        icon.getStyleClass().add(styleClass);
        word.setText(untouched.word());
        word.getStyleClass().setAll("label", "facts", "strong", styleClass);
        text.setText(untouched.text());
        text.setTooltip(new Tooltip(untouched.text()));
        text.getStyleClass().setAll("label", "facts", "muted");
        mark = (untouched.open() ? Icons.CHEVRON_DOWN : Icons.CHEVRON_RIGHT).node(15);
        getChildren().setAll(icon, word, mark, text);
    }

    @Override
    protected double computePrefHeight(double width) {
        return FateRow.HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        Columns at = Columns.of(tableWidth.getAsDouble(), false);
        double height = getHeight();
        centre(icon, Columns.LEFT, height);
        double from = Columns.LEFT + Columns.ICON;
        word.resizeRelocate(from, 0, at.disk() - from - 4, height);
        centre(mark, at.disk() - 4, height);
        double textFrom = at.disk() + MARK;
        text.resizeRelocate(textFrom, 0, at.right() - textFrom, height);
    }

    private static void centre(Node icon, double x, double height) {
        double own = icon.prefHeight(-1);
        icon.resizeRelocate(x, Math.rint((height - own) / 2), icon.prefWidth(-1), own);
    }
}
