package org.diskchain.ui.work;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

import org.diskchain.ui.work.WorkModel.Summary;

/// Tells in the window's header what runs; a click opens Work.
public final class WorkIndicator extends Button {
    private static final double BAR = 72;

    private final MergeTexts texts;
    private final Label running = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label left = new Label();

    public WorkIndicator(WorkModel model, MergeTexts texts, Runnable open) {
        this.texts = texts;
        setId("work-indicator");
        getStyleClass().addAll("flat", "small", "work-indicator");
        bar.setPrefWidth(BAR);
        left.getStyleClass().addAll("facts", "muted");
        HBox parts = new HBox(8, running, bar, left);
        parts.setAlignment(Pos.CENTER_RIGHT);
        setGraphic(parts);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setOnAction(_ -> open.run());
        model.summaryProperty().subscribe(this::show);
    }

    private void show(Summary summary) {
        boolean idle = summary.isIdle();
        running.setText(
                idle ? texts.get("work.idle") : texts.get("work.running", summary.running()));
        running.getStyleClass().setAll("label", "facts", idle ? "muted" : "strong");
        bar.setProgress(summary.fraction());
        left.setText(
                summary.secondsLeft().isPresent()
                        ? texts.rest(summary.secondsLeft().getAsLong())
                        : "");
        for (var node : new javafx.scene.Node[] {bar, left}) {
            node.setVisible(!idle);
            node.setManaged(!idle);
        }
        setAccessibleText(running.getText() + " " + left.getText());
    }
}
