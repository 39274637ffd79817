package org.diskchain.ui.merge;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import org.diskchain.plan.Effect;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.NameLabel;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/// What becomes of one disk: icon and word, name, reason, own data.
final class FateRow extends Region {
    static final double HEIGHT = 24;
    static final double HIGH = 42;

    private static final double LINE = 16;
    private static final double SECOND = 20;
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");

    private final Label effect = new Label();
    private final NameLabel disk = new NameLabel("facts", "strong");
    private final Label why = new Label();
    private final Label own = new Label();
    private final CheckBox box = new CheckBox();
    private Node icon = Icons.UNTOUCHED.node(15);

    private final DoubleSupplier tableWidth;

    private final Consumer<Path> rescue;
    private boolean boxes;

    /// @param tableWidth of the whole table, a scroll bar beside the rows included
    /// @param rescue ticks the box of a disk, or takes that back
    FateRow(DoubleSupplier tableWidth, Consumer<Path> rescue) {
        this.tableWidth = tableWidth;
        this.rescue = rescue;
        box.setFocusTraversable(false);
        box.getStyleClass().addAll("facts", "rescue-box");
        getStyleClass().add("fate-row");
        effect.getStyleClass().add("facts");
        why.getStyleClass().addAll("facts", "muted");
        own.getStyleClass().addAll("facts", "own");
    }

    /// @param withBoxes whether some row of the table has a box
    void show(PreviewLine.Fate fate, boolean withBoxes, String sizesHint) {
        boxes = withBoxes;
        String styleClass = styleClass(fate.kind());
        icon = Icons.of(fate.kind()).node(15);
        icon.getStyleClass().add(styleClass);
        effect.setText(fate.word());
        effect.getStyleClass().setAll("label", "facts", "strong", styleClass);
        disk.show(FileNames.whole(fate.disk()));
        why.setText(fate.why());
        why.setTooltip(new Tooltip(fate.why()));
        own.setText(fate.own());
        boolean grows = fate.kind() == Effect.Kind.TARGET || fate.kind() == Effect.Kind.RESCUED;
        own.setTooltip(grows ? new Tooltip(sizesHint) : null);
        getChildren().setAll(icon, effect, disk, why, own);
        fate.rescue().ifPresent(offered -> offer(fate.disk(), offered));
    }

    private void offer(Path of, PreviewLine.Rescue offered) {
        box.setUserData(of);
        box.setText(offered.price());
        box.setSelected(offered.ticked());
        box.setDisable(offered.fixed());
        box.pseudoClassStateChanged(QUIET, !offered.ticked());
        box.setOnAction(_ -> rescue.accept(of));
        getChildren().add(box);
    }

    static String styleClass(Effect.Kind kind) {
        return "effect-" + kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Columns.of(tableWidth.getAsDouble(), boxes).twoLines() ? HIGH : HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        Columns at = Columns.of(tableWidth.getAsDouble(), boxes);
        double line = at.twoLines() ? LINE + 4 : getHeight();
        double iconHeight = icon.prefHeight(-1);
        icon.resizeRelocate(
                Columns.LEFT, Math.rint((line - iconHeight) / 2), icon.prefWidth(-1), iconHeight);
        effect.resizeRelocate(
                Columns.LEFT + Columns.ICON, 0, at.disk() - Columns.LEFT - Columns.ICON - 4, line);
        disk.resizeRelocate(at.disk(), 0, Math.min(at.diskWidth(), disk.prefWidth(-1)), line);
        why.resizeRelocate(
                at.why(), at.twoLines() ? SECOND : 0, at.whyWidth(), at.twoLines() ? LINE : line);
        own.resizeRelocate(at.own(), 0, at.ownEnd() - at.own(), line);
        box.resizeRelocate(at.rescue(), 0, at.right() - at.rescue() + Columns.LEFT, line);
    }
}
