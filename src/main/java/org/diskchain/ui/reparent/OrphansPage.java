package org.diskchain.ui.reparent;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The first page: which of the orphans are dealt with.
final class OrphansPage extends VBox implements Page {
    private final ReparentModel model;
    private final ListView<OrphanRow> list = new ListView<>();

    OrphansPage(ReparentModel model, ReparentTexts texts, SearchBar search) {
        this.model = model;
        getStyleClass().add("wizard-page");
        Label title = new Label(texts.get("orphans.title"));
        title.getStyleClass().add("dialog-title");
        Label why = new Label(texts.get("orphans.why"));
        why.getStyleClass().addAll("facts", "muted");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        list.setId("wizard-orphans");
        list.getStyleClass().add("orphan-list");
        list.setItems(model.rows());
        list.setCellFactory(_ -> new OrphanCell(texts, true));
        list.setPlaceholder(new Label(texts.get("orphans.none")));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(title, why, all(texts), list, search);
    }

    private HBox all(ReparentTexts texts) {
        Label ticked = new Label();
        ticked.setId("wizard-ticked");
        ticked.getStyleClass().addAll("facts", "muted");
        ticked.textProperty()
                .bind(
                        model.countsProperty()
                                .map(
                                        now ->
                                                texts.get(
                                                        "orphans.ticked",
                                                        now.ticked(),
                                                        model.rows().size())));
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox line =
                new HBox(
                        8,
                        ticked,
                        spring,
                        button(texts.get("orphans.all"), "wizard-all", true),
                        button(texts.get("orphans.nothing"), "wizard-nothing", false));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Button button(String words, String id, boolean tick) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setOnAction(_ -> model.tick(_ -> tick));
        return button;
    }

    /// Space ticks the row on which the keyboard is.
    private void key(KeyEvent event) {
        OrphanRow row = list.getFocusModel().getFocusedItem();
        if (event.getCode() != KeyCode.SPACE || row == null) return;
        row.tickedProperty().set(!row.tickedProperty().get());
        event.consume();
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void entered() {
        if (list.getSelectionModel().isEmpty()) list.getSelectionModel().selectFirst();
        list.requestFocus();
    }
}
