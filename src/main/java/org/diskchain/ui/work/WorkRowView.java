package org.diskchain.ui.work;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.diskchain.ui.theme.Icons;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One task in Work: what it is, how far it is, and what can be done with it. Its nodes stay while
/// it changes, so that a focused button keeps the focus.
final class WorkRowView extends HBox {
    private static final int ICON = 18;
    private static final int BUTTON_ICON = 14;
    private static final double BUTTONS = 232;

    private final WorkRow row;
    private final WorkModel model;
    private final MergeTexts texts;
    private final WorkWords words;
    private final HBox icon = new HBox();
    private final NameLabel title = new NameLabel("body", "strong");
    private final Label about = new Label();
    private final Label done = new Label();
    private final Label left = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final HBox buttons =
            new HBox(8) {
                @Override
                protected double computeMinWidth(double height) {
                    return Math.max(BUTTONS, computePrefWidth(height));
                }
            };
    private final Button cancel;
    private final Button stopping;
    private final Button resume;
    private final Button drop;
    private final Button askToDrop;
    private final Button adopt;
    private final Button result;
    private final Button dismiss;
    private final Subscription listening;

    WorkRowView(WorkRow row, WorkModel model, MergeTexts texts, WorkPanel.Acts acts) {
        this.row = row;
        this.model = model;
        this.texts = texts;
        this.words = new WorkWords(texts);
        cancel = button("cancel", "work.cancel", Icons.CANCEL, () -> model.stop(row));
        stopping = button("stopping", "work.stopping", null, () -> {});
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.setPrefSize(BUTTON_ICON, BUTTON_ICON);
        spinner.setMaxSize(BUTTON_ICON, BUTTON_ICON);
        stopping.setGraphic(spinner);
        stopping.setDisable(true);
        String again = row.task() instanceof FlatDisk ? "flat.again" : "work.resume";
        resume = button("resume", again, Icons.RESUME, () -> model.resume(row));
        resume.getStyleClass().add("primary");
        drop = button("drop", "work.drop", null, () -> model.drop(row));
        boolean merge = row.task() instanceof MergedLine;
        drop.setTooltip(new Tooltip(texts.get(merge ? "work.drop.hint" : "move.drop.hint")));
        askToDrop = button("ask-drop", "work.drop.ask", null, () -> acts.askToDrop().accept(row));
        adopt = button("adopt", "work.result", Icons.RECONNECT, () -> model.adopt(row));
        adopt.getStyleClass().add("primary");
        if (row.task() instanceof FlatDisk flat) {
            adopt.setText(texts.get("flat.adopt", flat.children().size()));
        }
        result = button("result", "work.result", Icons.DONE, () -> acts.result().accept(row));
        dismiss = button("dismiss", "work.dismiss", null, () -> model.dismiss(row));
        build();
        listening = row.stateProperty().subscribe(this::show).and(metElsewhere());
    }

    private Subscription metElsewhere() {
        return model.summaryProperty().subscribe(_ -> tell());
    }

    /// Stops listening to the row.
    void leave() {
        listening.unsubscribe();
    }

    private void build() {
        getStyleClass().addAll("work-row", "line-below");
        setAlignment(Pos.CENTER_LEFT);
        icon.getStyleClass().add("work-icon");
        icon.setAlignment(Pos.CENTER);
        about.getStyleClass().addAll("caption", "muted");
        about.setMinWidth(0);
        about.setWrapText(true);
        VBox what = new VBox(title, about);
        what.setAlignment(Pos.CENTER_LEFT);
        what.getStyleClass().add("work-what");
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        done.getStyleClass().addAll("facts", "strong");
        done.setMinWidth(Region.USE_PREF_SIZE);
        left.getStyleClass().addAll("facts", "muted");
        left.setMinWidth(0);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        VBox progress = new VBox(new HBox(done, spring, left), bar);
        progress.getStyleClass().add("work-progress");
        progress.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        buttons.getStyleClass().add("work-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(icon, what, progress, buttons);
    }

    private Button button(String id, String key, Icons picture, Runnable act) {
        Button button = new Button(texts.get(key));
        if (picture != null) button.setGraphic(picture.node(BUTTON_ICON));
        button.setId("work-" + id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void show(WorkState state) {
        title.show(words.title(row));
        tell();
        done.setText(words.done(state));
        left.setText(words.left(state));
        bar.setProgress(state.amount().fraction());
        boolean quiet = !(state instanceof WorkState.Running);
        bar.getStyleClass().removeAll("quiet");
        if (quiet) bar.getStyleClass().add("quiet");
        icon.getChildren().setAll(icon(state));
        List<Button> now = buttons(state);
        if (!buttons.getChildren().equals(now)) replaceButtons(now);
        setAccessibleText(String.join(". ", title.whole(), done.getText(), about.getText()));
    }

    /// What happened, or why the merge cannot be gone on with now.
    private void tell() {
        boolean met = model.isMet(row);
        resume.setDisable(met);
        String text = met ? texts.get("work.met") : words.about(row);
        if (text.equals(about.getText())) return;
        about.setText(text);
        about.setTooltip(new Tooltip(text));
    }

    /// The keyboard stays: on what leads on, or on the row while there is nothing to press.
    private void replaceButtons(List<Button> now) {
        boolean focused = isFocused() || buttons.getChildren().stream().anyMatch(Node::isFocused);
        if (focused) requestFocus();
        buttons.getChildren().setAll(now);
        if (focused && !now.getLast().isDisabled()) now.getLast().requestFocus();
    }

    private Node icon(WorkState state) {
        Node node =
                switch (state) {
                    case WorkState.Running _, WorkState.Stopping _ -> task().node(ICON);
                    case WorkState.Unfinished _ -> Icons.UNFINISHED.node(ICON);
                    case WorkState.Failed _ -> Icons.ERROR.node(ICON);
                    case WorkState.Finished _ -> Icons.DONE.node(ICON);
                };
        switch (state) {
            case WorkState.Running _, WorkState.Unfinished _ ->
                    node.getStyleClass().add("accent-text");
            case WorkState.Stopping _ -> {}
            case WorkState.Failed _ -> node.getStyleClass().add("danger-text");
            case WorkState.Finished _ -> node.getStyleClass().add("success-text");
        }
        return node;
    }

    private Icons task() {
        return switch (row.task()) {
            case MergedLine _ -> Icons.MERGE;
            case MovedDisk _ -> Icons.RECONNECT;
            case FlatDisk _ -> Icons.COPY;
        };
    }

    private List<Button> buttons(WorkState state) {
        List<Button> shown = new ArrayList<>();
        switch (state) {
            case WorkState.Running _ -> shown.add(cancel);
            case WorkState.Stopping _ -> shown.add(stopping);
            case WorkState.Unfinished(_, boolean droppable, _) -> {
                if (droppable) shown.add(drop);
                if (row.task() instanceof FlatDisk) shown.add(dismiss);
                shown.add(resume);
            }
            case WorkState.Failed failed -> {
                shown.add(failed.droppable() ? askToDrop : dismiss);
                if (failed.resumable()) shown.add(resume);
            }
            case WorkState.Finished _ -> {
                shown.add(dismiss);
                leadOn().ifPresent(shown::add);
            }
        }
        return shown;
    }

    /// What follows on finished work.
    private Optional<Button> leadOn() {
        return switch (row.task()) {
            case MergedLine _ -> Optional.of(result);
            case MovedDisk _ -> Optional.empty();
            case FlatDisk flat -> flat.children().isEmpty() ? Optional.empty() : Optional.of(adopt);
        };
    }
}
