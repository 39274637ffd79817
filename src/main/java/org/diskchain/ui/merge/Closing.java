package org.diskchain.ui.merge;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;

import org.diskchain.ui.dialog.DialogLayer;
import org.diskchain.ui.dialog.Question;
import org.diskchain.ui.work.FlatDisk;
import org.diskchain.ui.work.MergeTexts;
import org.diskchain.ui.work.WorkModel;

/// Closes the window: where work runs it asks, asks the work to stop, and waits until the engine
/// has returned.
final class Closing {
    private static final double SPINNER = 16;

    private final WorkModel work;
    private final DialogLayer layer;
    private final MergeTexts texts;
    private Runnable whenIdle;

    Closing(WorkModel work, DialogLayer layer, MergeTexts texts) {
        this.work = work;
        this.layer = layer;
        this.texts = texts;
        work.summaryProperty()
                .subscribe(
                        summary -> {
                            if (summary.isIdle() && whenIdle != null) close();
                        });
    }

    /// A second wish while the work is stopping changes nothing.
    void ask(Runnable close) {
        if (whenIdle != null) return;
        int running = work.summaryProperty().get().running();
        if (running == 0) {
            close.run();
            return;
        }
        HBox waiting = new HBox();
        waiting.getStyleClass().add("question-waiting");
        Button keep = new Button(texts.get("close.keep"));
        keep.setId("close-keep");
        keep.setOnAction(_ -> keep());
        Button stop = new Button(texts.get("close.stop"));
        stop.setId("close-stop");
        stop.getStyleClass().add("primary");
        stop.setOnAction(
                _ -> {
                    keep.setText(texts.get("close.stay"));
                    stop(close, stop, waiting);
                });
        String title = texts.get("close.title", running);
        String text = texts.get(losesCopies() ? "close.text.copies" : "close.text");
        layer.ask(new Question(title, text, waiting, keep, stop, true));
    }

    /// A disk that is being made cannot be gone on with.
    private boolean losesCopies() {
        return work.rows().stream()
                .anyMatch(row -> row.state().isAlive() && row.task() instanceof FlatDisk);
    }

    /// The work that was asked to stop stops all the same; only the window stays.
    private void keep() {
        whenIdle = null;
        layer.closeQuestion();
    }

    private void stop(Runnable close, Button stop, HBox waiting) {
        stop.setText(texts.get("close.stopping"));
        stop.setDisable(true);
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.setPrefSize(SPINNER, SPINNER);
        Label why = new Label(texts.get("close.waiting"));
        why.getStyleClass().addAll("facts", "muted");
        waiting.getChildren().setAll(spinner, why);
        whenIdle = close;
        work.stopAll();
    }

    private void close() {
        Runnable close = whenIdle;
        whenIdle = null;
        layer.closeQuestion();
        close.run();
    }
}
