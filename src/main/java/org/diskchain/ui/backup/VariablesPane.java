package org.diskchain.ui.backup;

import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What the environment variables in the documents stood for on the machine that was backed up:
/// those that are usual, and those that the documents use and nobody knows yet.
final class VariablesPane extends VBox {
    private static final double NAME_WIDTH = 116;

    private final BackupModel model;
    private final BackupTexts texts;
    private final VBox lines = new VBox(4);

    VariablesPane(BackupModel model, BackupTexts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().addAll("section", "line-below");
        setId("backup-variables");
        setSpacing(6);
        Label title = new Label(texts.get("variables.title"));
        title.getStyleClass().add("section-title");
        getChildren()
                .setAll(
                        title,
                        Lines.wrapped(texts.get("variables.about"), "caption", "muted"),
                        lines);
        model.variables().addListener((InvalidationListener) _ -> fill());
        fill();
    }

    private void fill() {
        while (lines.getChildren().size() > model.variables().size()) {
            lines.getChildren().removeLast();
        }
        for (int i = 0; i < model.variables().size(); i++) {
            if (i == lines.getChildren().size()) lines.getChildren().add(new Line(i));
            ((Line) lines.getChildren().get(i)).show(model.variables().get(i));
        }
    }

    /// A variable and its value.
    private final class Line extends HBox {
        private final int index;
        private final Label name = new Label();
        private final TextField value = new TextField();
        private final Label mark =
                Lines.mark(texts.get("mark.assumed"), texts.get("variables.assumed.why"));

        Line(int index) {
            super(4);
            this.index = index;
            setAlignment(Pos.CENTER_LEFT);
            name.getStyleClass().add("facts");
            name.setMinWidth(NAME_WIDTH);
            name.setMaxWidth(NAME_WIDTH);
            value.setId("variable-" + index);
            value.setPromptText(texts.get("variables.prompt"));
            value.setOnAction(_ -> take());
            value.focusedProperty()
                    .addListener(
                            (_, _, focused) -> {
                                if (!focused) take();
                            });
            HBox.setHgrow(value, Priority.ALWAYS);
            getChildren().setAll(name, value, mark);
        }

        private void show(VariableLine variable) {
            name.setText("%" + variable.name() + "%");
            value.setAccessibleText(name.getText());
            if (!value.getText().equals(variable.value())) value.setText(variable.value());
            mark.setVisible(variable.assumed());
            mark.setManaged(variable.assumed());
        }

        private void take() {
            if (index >= model.variables().size()) return;
            VariableLine now = model.variables().get(index);
            if (now.value().equals(value.getText())) return;
            model.variables().set(index, new VariableLine(now.name(), value.getText(), false));
        }
    }
}
