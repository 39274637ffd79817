package org.diskchain.ui.merge;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import org.diskchain.ui.work.MergeTexts;

import java.util.function.DoubleSupplier;

/// The names of the preview's columns.
final class PreviewHeading extends Region {
    static final double HEIGHT = 28;

    private final Label effect;
    private final Label disk;
    private final Label why;
    private final Label own;
    private final Label rescue;
    private final String boxWord;
    private boolean boxes;

    private final DoubleSupplier tableWidth;

    /// @param tableWidth of the whole table, a scroll bar beside the rows included
    PreviewHeading(MergeTexts texts, DoubleSupplier tableWidth) {
        this.tableWidth = tableWidth;
        getStyleClass().addAll("preview-heading", "line-below");
        effect = label(texts.get("table.effect"));
        disk = label(texts.get("table.disk"));
        why = label(texts.get("table.why"));
        own = label(texts.get("table.own"));
        own.setAlignment(Pos.CENTER_RIGHT);
        boxWord = texts.get("table.rescue");
        rescue = label(boxWord);
        getChildren().setAll(effect, disk, why, own, rescue);
    }

    /// @param shown whether there is a column of boxes
    PreviewHeading withBoxes(boolean shown) {
        boxes = shown;
        rescue.setText(shown ? boxWord : ""); // hidden, it would be styled too late
        requestLayout();
        return this;
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
    protected double computeMaxHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        Columns at = Columns.of(tableWidth.getAsDouble(), boxes);
        double height = getHeight() - 1;
        effect.resizeRelocate(Columns.LEFT, 0, at.disk() - Columns.LEFT, height);
        disk.resizeRelocate(at.disk(), 0, at.diskWidth(), height);
        why.setVisible(!at.twoLines());
        why.resizeRelocate(at.why(), 0, at.whyWidth(), height);
        own.resizeRelocate(at.own(), 0, at.ownEnd() - at.own(), height);
        rescue.resizeRelocate(at.rescue(), 0, at.right() - at.rescue() + Columns.LEFT, height);
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("caption", "muted");
        return label;
    }
}
