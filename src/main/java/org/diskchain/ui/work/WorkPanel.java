package org.diskchain.ui.work;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Work at the window's bottom: everything that runs or is not finished, one row each.
public final class WorkPanel extends BorderPane {
    private final WorkModel model;
    private final MergeTexts texts;
    private final Acts acts;
    private final Label counts = new Label();
    private final VBox rows = new VBox();
    private final Label nothing;
    private final Map<WorkRow, WorkRowView> views = new HashMap<>();

    /// What leads out of the panel.
    ///
    /// @param result shows what a merge did
    /// @param askToDrop asks, and then drops unfinished work
    public record Acts(Consumer<WorkRow> result, Consumer<WorkRow> askToDrop, Runnable hide) {}

    public WorkPanel(WorkModel model, MergeTexts texts, Acts acts) {
        this.model = model;
        this.texts = texts;
        this.acts = acts;
        setId("work");
        getStyleClass().addAll("work-panel", "surface", "line-above");
        nothing = new Label(texts.get("work.nothing"));
        nothing.getStyleClass().addAll("facts", "muted", "work-nothing");
        setTop(header());
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("work-scroll");
        setCenter(scroll);
        model.rows().addListener((ListChangeListener<WorkRow>) _ -> fill());
        model.summaryProperty().subscribe(_ -> count());
        fill();
    }

    private Node header() {
        Label title = new Label(texts.get("work.title"));
        title.getStyleClass().add("panel-title");
        counts.setId("work-counts");
        counts.getStyleClass().addAll("facts", "muted");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Button hide = new Button(texts.get("work.hide"));
        hide.setId("work-hide");
        hide.getStyleClass().add("flat");
        hide.setOnAction(_ -> acts.hide().run());
        HBox header = new HBox(title, counts, spring, hide);
        header.getStyleClass().addAll("panel-header", "line-below");
        return header;
    }

    private void fill() {
        views.entrySet()
                .removeIf(
                        entry -> {
                            if (model.rows().contains(entry.getKey())) return false;
                            entry.getValue().leave();
                            return true;
                        });
        List<Node> shown =
                model.rows().stream()
                        .map(
                                row ->
                                        (Node)
                                                views.computeIfAbsent(
                                                        row,
                                                        _ ->
                                                                new WorkRowView(
                                                                        row, model, texts, acts)))
                        .toList();
        List<Node> now = shown.isEmpty() ? List.of(nothing) : shown;
        if (!rows.getChildren().equals(now)) rows.getChildren().setAll(now); // keeps the focus
        count();
    }

    private void count() {
        int running = model.summaryProperty().get().running();
        long unfinished =
                model.rows().stream()
                        .map(WorkRow::state)
                        .filter(
                                state ->
                                        state instanceof WorkState.Unfinished
                                                || state instanceof WorkState.Failed)
                        .count();
        counts.setText(texts.get("work.counts", running, unfinished));
    }
}
