package org.diskchain.ui.reparent;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.diskchain.ui.theme.Icons;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// How far the search for parents has come, and where else to look.
final class SearchBar extends VBox {
    private static final int ICON = 14;

    private final ReparentModel model;
    private final ReparentTexts texts;
    private final Label said = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button stop;

    /// @param chooseFolder lets the person choose a folder
    SearchBar(ReparentModel model, ReparentTexts texts, Supplier<Optional<Path>> chooseFolder) {
        super(6);
        this.model = model;
        this.texts = texts;
        getStyleClass().add("search-bar");
        said.setId("wizard-search");
        said.getStyleClass().addAll("facts", "muted");
        said.setMinWidth(0);
        said.setMaxWidth(Double.MAX_VALUE);
        said.setWrapText(true);
        HBox.setHgrow(said, Priority.ALWAYS);
        stop = new Button(texts.get("search.stop"));
        stop.setId("wizard-search-stop");
        stop.getStyleClass().addAll("small", "flat");
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setOnAction(_ -> stopOrGoOn());
        Button folder = new Button(texts.get("search.folder"), Icons.ADD_FOLDER.node(ICON));
        folder.setId("wizard-search-folder");
        folder.getStyleClass().add("flat");
        folder.setMinWidth(USE_PREF_SIZE);
        folder.setOnAction(_ -> chooseFolder.get().map(List::of).ifPresent(model::searchAlso));
        HBox line = new HBox(8, said, stop);
        line.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        getChildren().setAll(bar, line, folder);
        model.lookup().activityProperty().subscribe(this::show);
    }

    private void stopOrGoOn() {
        if (model.lookup().activityProperty().get().isAlive()) model.lookup().askToStop();
        else model.lookForMissing();
    }

    private void show(Activity now) {
        boolean running = now instanceof Activity.Running;
        bar.setVisible(running); // its room stays, so that nothing jumps
        boolean missing =
                model.ticked().stream().anyMatch(row -> row.candidatesProperty().get().isEmpty());
        boolean again = !now.isAlive() && !(now instanceof Activity.Idle) && missing;
        stop.setVisible(running || again);
        stop.setText(texts.get(again ? "search.again" : "search.stop"));
        switch (now) {
            case Activity.Running work -> {
                bar.setProgress(work.fraction());
                said.setText(
                        work.total() == 0
                                ? texts.get("search.scanning", work.done())
                                : texts.get("search.running", work.done(), work.total()));
            }
            case Activity.Stopping _ -> said.setText(texts.get("search.stopping"));
            case Activity.Stopped _ -> said.setText(texts.get("search.stopped"));
            case Activity.Failed(var why) ->
                    said.setText(new ResultWords(texts).reading(why, "search.failed"));
            case Activity.Idle _ ->
                    said.setText(texts.get("search.in", model.lookup().places().size()));
        }
    }
}
