package org.diskchain.ui.reparent;

import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.diskchain.ui.theme.Icons;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// The second page: the orphans at the left, who could be the parent of one of them at the right.
final class ParentPage extends HBox implements Page {
    private static final int ICON = 14;

    private final ReparentModel model;
    private final ListView<OrphanRow> list = new ListView<>();
    private final CandidatesPane candidates;
    private boolean following;

    ParentPage(ReparentModel model, ReparentTexts texts, Supplier<Optional<Path>> chooseFolder) {
        this.model = model;
        candidates = new CandidatesPane(model, texts);
        VBox side = side(texts, new SearchBar(model, texts, chooseFolder));
        HBox.setHgrow(candidates, Priority.ALWAYS);
        getChildren().setAll(side, candidates);
        model.currentProperty().subscribe(this::select);
        model.stepProperty().subscribe(_ -> fill());
        model.countsProperty().subscribe(_ -> fill());
    }

    private VBox side(ReparentTexts texts, SearchBar search) {
        Label count = new Label();
        count.setId("wizard-decided");
        count.getStyleClass().addAll("section-title", "muted");
        count.textProperty()
                .bind(
                        model.countsProperty()
                                .map(
                                        now ->
                                                texts.get(
                                                        "parent.counts",
                                                        now.ticked(),
                                                        now.decided())));
        list.setId("wizard-rows");
        list.getStyleClass().add("orphan-list");
        list.setCellFactory(_ -> new OrphanCell(texts, false));
        list.getSelectionModel().selectedItemProperty().subscribe(this::pick);
        VBox.setVgrow(list, Priority.ALWAYS);
        Button certain = new Button(null, Icons.CHECK.node(ICON));
        certain.textProperty()
                .bind(
                        model.countsProperty()
                                .map(now -> texts.get("parent.take-certain", now.certain())));
        certain.setId("wizard-take-certain");
        certain.setMaxWidth(Double.MAX_VALUE);
        certain.disableProperty().bind(model.countsProperty().map(now -> now.certain() == 0));
        certain.setOnAction(
                _ -> {
                    model.takeCertain();
                    candidates.focusChosen(); // there is nothing more to press here
                });
        VBox side = new VBox(count, list, certain, search);
        side.getStyleClass().addAll("wizard-side", "window-area", "line-right");
        return side;
    }

    private void fill() {
        if (model.stepProperty().get() != Step.PARENT) return;
        if (list.getItems().equals(model.ticked())) return;
        following = true;
        list.setItems(FXCollections.observableArrayList(model.ticked()));
        following = false;
        select(model.currentProperty().get());
    }

    private void select(OrphanRow row) {
        following = true;
        list.getSelectionModel().select(row);
        if (row != null) list.scrollTo(Math.max(0, list.getItems().indexOf(row) - 1));
        following = false;
    }

    private void pick(OrphanRow row) {
        if (!following && row != null) model.currentProperty().set(row);
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void entered() {
        candidates.focusChosen();
    }
}
