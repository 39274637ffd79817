package org.diskchain.ui.merge;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.MergeTexts;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Draws one line of the preview's list.
final class PreviewCell extends ListCell<PreviewLine> {
    private static final int ICON = 15;
    private static final double SHORTEST = 240;

    private final MergeTexts texts;
    private final PreviewLines lines;
    private final Acts acts;
    private final FateRow fate;

    /// What a line lets a person do with its disk.
    ///
    /// @param show brings it into view
    /// @param rescue has it rescued, or not
    /// @param low whether there is room for few lines only
    record Acts(Consumer<Path> show, Consumer<Path> rescue, BooleanSupplier low) {}

    PreviewCell(MergeTexts texts, PreviewLines lines, Acts acts) {
        this.texts = texts;
        this.lines = lines;
        this.acts = acts;
        fate = new FateRow(this::tableWidth, acts.rescue());
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
        getStyleClass().add("preview-cell");
    }

    @Override
    protected void updateItem(PreviewLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(row(line));
        setAccessibleText(lines.spoken(line));
    }

    private double tableWidth() {
        return getListView() == null ? getWidth() : getListView().getWidth();
    }

    private boolean hasBoxes() {
        return getListView().getItems().stream()
                .anyMatch(line -> line instanceof PreviewLine.Fate of && of.rescue().isPresent());
    }

    private Node row(PreviewLine line) {
        return switch (line) {
            case PreviewLine.Reason reason -> reason(reason);
            case PreviewLine.Warned(var title, var next) ->
                    acts.low().getAsBoolean()
                            ? toldShort(Icons.WARNING, "warning-text", title, next)
                            : told(Icons.WARNING, "warning-text", title, next);
            case PreviewLine.Heading(var boxes) ->
                    new PreviewHeading(texts, this::tableWidth).withBoxes(boxes);
            case PreviewLine.Fate of -> {
                fate.show(of, hasBoxes(), texts.get("table.own.target"));
                yield fate;
            }
            case PreviewLine.Untouched untouched -> untouched(untouched);
        };
    }

    private Node reason(PreviewLine.Reason reason) {
        HBox row = told(Icons.ERROR, "danger-text", reason.title(), reason.next());
        reason.disk().ifPresent(disk -> row.getChildren().add(showButton(disk)));
        return row;
    }

    /// What is the case, and below it what to do.
    private static HBox told(Icons picture, String styleClass, String what, String then) {
        Node icon = picture.node(ICON + 1);
        icon.getStyleClass().add(styleClass);
        Label title = new Label(what);
        title.getStyleClass().addAll("facts", "strong");
        Label next = new Label(then);
        next.getStyleClass().addAll("caption", "muted");
        next.setTooltip(new Tooltip(then));
        VBox words = new VBox(title, next);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(icon, words);
        row.getStyleClass().addAll("told-row", "line-below");
        return row;
    }

    /// The same on one line; what does not fit is in the tooltip.
    private static HBox toldShort(Icons picture, String styleClass, String what, String then) {
        HBox row = told(picture, styleClass, what, then);
        VBox words = (VBox) row.getChildren().getLast();
        Label title = (Label) words.getChildren().getFirst();
        Label next = (Label) words.getChildren().getLast();
        title.setMinWidth(SHORTEST);
        next.setMinWidth(0);
        title.setTooltip(new Tooltip(what + " " + then));
        HBox.setHgrow(next, Priority.ALWAYS);
        row.getChildren().setAll(row.getChildren().getFirst(), title, next);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("told-short");
        return row;
    }

    private Button showButton(Path disk) {
        Button button = new Button(texts.get("preview.show-disk"));
        button.getStyleClass().addAll("small", "show-disk");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> acts.show().accept(disk));
        return button;
    }

    private Node untouched(PreviewLine.Untouched untouched) {
        UntouchedRow row = new UntouchedRow(this::tableWidth);
        row.show(untouched);
        return row;
    }
}
