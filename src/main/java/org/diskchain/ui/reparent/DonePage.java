package org.diskchain.ui.reparent;

import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.diskchain.report.Visible;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.NameLabel;

import java.nio.file.Path;

/// The last page: what became of each disk, with Undo, and the report.
final class DonePage extends VBox implements Page {
    private static final int ICON = 16;

    private final ReparentModel model;
    private final ReparentTexts texts;
    private final ResultWords words;
    private final Label title = new Label();
    private final Label said = new Label();
    private final ListView<Reconnected> list = new ListView<>();

    /// @param saveReport lets the person keep what was done
    DonePage(ReparentModel model, ReparentTexts texts, Runnable saveReport) {
        this.model = model;
        this.texts = texts;
        this.words = new ResultWords(texts);
        getStyleClass().add("wizard-page");
        title.setId("wizard-done");
        title.getStyleClass().add("dialog-title");
        said.setId("wizard-done-said");
        said.getStyleClass().addAll("facts", "muted");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        list.setId("wizard-results");
        list.getStyleClass().add("check-list");
        list.setItems(model.reconnecting().results());
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(new Label(texts.get("done.nothing")));
        VBox.setVgrow(list, Priority.ALWAYS);
        Button save = new Button(texts.get("done.save"), Icons.SAVE.node(ICON - 2));
        save.setId("wizard-save");
        save.setOnAction(_ -> saveReport.run());
        Label left = new Label();
        left.getStyleClass().addAll("facts", "muted");
        left.setMinWidth(0);
        left.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox foot = new HBox(12, left, save);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(title, said, list, foot);
        InvalidationListener tell = _ -> tell(left);
        model.reconnecting().results().addListener(tell);
        model.reconnecting().left().addListener(tell);
        model.reconnecting().work().activityProperty().subscribe(_ -> tell(left));
    }

    private void tell(Label left) {
        long done =
                model.reconnecting().results().stream()
                        .filter(
                                each ->
                                        each instanceof Reconnected.Done
                                                || each instanceof Reconnected.Kept)
                        .count();
        title.setText(texts.get("done.title", done));
        int stay = model.reconnecting().left().size();
        left.setText(stay == 0 ? "" : texts.get("done.left", stay));
        said.setText(
                switch (model.reconnecting().work().activityProperty().get()) {
                    case Activity.Failed(var why) -> words.failure(why);
                    case Activity.Running _, Activity.Stopping _ -> texts.get("done.working");
                    case Activity.Idle _, Activity.Stopped _ -> texts.get("done.undo-kept");
                });
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void entered() {
        list.scrollTo(0);
        list.requestFocus();
    }

    /// One disk: what became of it, and what can still be done with it.
    private final class Cell extends ListCell<Reconnected> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Reconnected result, boolean empty) {
            super.updateItem(result, empty);
            setGraphic(empty || result == null ? null : row(result));
        }

        private Node row(Reconnected result) {
            NameLabel name = new NameLabel("body", "strong");
            name.show(FileNames.whole(result.child()));
            Label about = new Label(Visible.text(words.of(result)));
            about.getStyleClass().addAll("facts", "muted");
            about.setWrapText(true);
            about.setMinHeight(USE_PREF_SIZE);
            VBox text = new VBox(2, name, about);
            text.setMinWidth(0);
            HBox.setHgrow(text, Priority.ALWAYS);
            Node icon = ResultWords.icon(result).node(ICON);
            icon.getStyleClass().add(ResultWords.style(result));
            HBox row = new HBox(12, icon, text);
            if (result instanceof Reconnected.Done done) {
                row.getChildren().addAll(undo(done.child()), letGo(done));
            }
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().addAll("wizard-row", "line-above");
            return row;
        }

        /// One thing at a time.
        private ObservableValue<Boolean> busy() {
            return model.reconnecting().work().activityProperty().map(Activity::isAlive);
        }

        private Button undo(Path child) {
            Button undo = new Button(texts.get("done.undo"), Icons.UNDO.node(ICON - 2));
            undo.setId("undo-" + (getIndex() + 1));
            undo.getStyleClass().add("small");
            undo.setMinWidth(USE_PREF_SIZE);
            undo.setOnAction(_ -> model.reconnecting().undo(child));
            undo.disableProperty().bind(busy());
            return undo;
        }

        private Button letGo(Reconnected.Done done) {
            Button letGo = new Button(texts.get("done.let-go"));
            letGo.setId("let-go-" + (getIndex() + 1));
            letGo.getStyleClass().addAll("small", "flat");
            letGo.setMinWidth(USE_PREF_SIZE);
            letGo.setOnAction(_ -> model.reconnecting().letGo(done));
            letGo.disableProperty().bind(busy());
            return letGo;
        }
    }
}
