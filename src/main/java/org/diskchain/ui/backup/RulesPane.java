package org.diskchain.ui.backup;

import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.diskchain.ui.theme.Icons;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Where folders of the machine that was backed up are on this one: ordered rules that a person can
/// write, change, move and take away; and how many disks the documents speak of by them.
final class RulesPane extends VBox {
    private final BackupModel model;
    private final BackupTexts texts;
    private final Choose chooseFolder;
    private final Label matched;
    private final VBox lines = new VBox(8);

    /// Lets the person choose a folder; empty where none was chosen.
    @FunctionalInterface
    interface Choose extends Supplier<Optional<Path>> {}

    RulesPane(BackupModel model, BackupTexts texts, Choose chooseFolder) {
        this.model = model;
        this.texts = texts;
        this.chooseFolder = chooseFolder;
        getStyleClass().addAll("section", "line-below");
        setId("backup-rules");
        setSpacing(6);
        Label title = new Label(texts.get("rules.title"));
        title.getStyleClass().add("section-title");
        matched = Lines.wrapped("", "facts", "strong");
        matched.setId("backup-matched");
        Button add = new Button(texts.get("rules.add"), Icons.ADD.node(14));
        add.setId("rules-add");
        add.getStyleClass().add("small");
        add.setOnAction(_ -> add());
        getChildren()
                .setAll(
                        title,
                        Lines.wrapped(texts.get("rules.about"), "caption", "muted"),
                        matched,
                        lines,
                        add);
        model.rules().addListener((InvalidationListener) _ -> fill());
        model.foreseenProperty().subscribe(this::count);
        fill();
    }

    private void count(Foreseen foreseen) {
        matched.setText(
                foreseen == null
                        ? ""
                        : texts.get(
                                "rules.matched",
                                foreseen.forecast().matched(),
                                foreseen.forecast().disks().size()));
    }

    private void add() {
        model.rules().add(RuleLine.EMPTY);
        lines.getChildren().getLast().lookup(".windows-folder").requestFocus();
    }

    /// A line that is being written keeps the keyboard: only lines that changed are made anew.
    private void fill() {
        while (lines.getChildren().size() > model.rules().size()) {
            lines.getChildren().removeLast();
        }
        for (int i = 0; i < model.rules().size(); i++) {
            RuleLine rule = model.rules().get(i);
            if (i == lines.getChildren().size()) lines.getChildren().add(new Line(i));
            ((Line) lines.getChildren().get(i)).show(rule);
        }
    }

    /// One rule, in two rows: there, and here.
    private final class Line extends VBox {
        private final int index;
        private final TextField windows = new TextField();
        private final TextField local = new TextField();
        private final Label proposed =
                Lines.mark(texts.get("rules.proposed"), texts.get("rules.proposed.why"));
        private final Label wrong = Lines.wrapped("", "caption", "danger-text");

        Line(int index) {
            this.index = index;
            setSpacing(2);
            getStyleClass().add("rule-line");
            setAccessibleText(texts.get("rules.line", index + 1));
            windows.setId("rule-" + index + "-windows");
            windows.getStyleClass().add("windows-folder");
            local.setId("rule-" + index + "-local");
            field(windows, "rules.windows");
            field(local, "rules.local");
            Button up = small("raise", Icons.RAISE, () -> model.raise(index));
            up.setDisable(index == 0);
            HBox there =
                    new HBox(4, windows, proposed, up, small("remove", Icons.CLOSE, this::remove));
            HBox here =
                    new HBox(4, new Label("="), local, small("choose", Icons.PLACE, this::choose));
            there.setAlignment(Pos.CENTER_LEFT);
            here.setAlignment(Pos.CENTER_LEFT);
            getChildren().setAll(there, here, wrong);
        }

        private void field(TextField field, String key) {
            field.setPromptText(texts.get(key + ".prompt"));
            field.setAccessibleText(texts.get(key, index + 1));
            field.setOnAction(_ -> take());
            field.focusedProperty()
                    .addListener(
                            (_, _, focused) -> {
                                if (!focused) take();
                            });
            HBox.setHgrow(field, Priority.ALWAYS);
        }

        private Button small(String key, Icons icon, Runnable act) {
            Button button = new Button(null, icon.node(14));
            button.setId("rule-" + index + "-" + key);
            button.getStyleClass().addAll("flat", "small", "icon-only");
            button.setTooltip(new Tooltip(texts.get("rules." + key)));
            button.setAccessibleText(texts.get("rules." + key));
            button.setOnAction(_ -> act.run());
            return button;
        }

        private void show(RuleLine rule) {
            text(windows, rule.windows());
            text(local, rule.local());
            proposed.setVisible(rule.proposed());
            proposed.setManaged(rule.proposed());
            RuleLine.Problem problem = rule.problem();
            boolean isWrong =
                    problem == RuleLine.Problem.WINDOWS || problem == RuleLine.Problem.LOCAL;
            wrong.setVisible(isWrong);
            wrong.setManaged(isWrong);
            if (isWrong) {
                wrong.setText(texts.get("rules.wrong." + problem.name().toLowerCase(Locale.ROOT)));
            }
        }

        private static void text(TextField field, String text) {
            if (!field.getText().equals(text)) field.setText(text);
            field.setTooltip(text.isEmpty() ? null : new Tooltip(text));
        }

        private void take() {
            if (index < model.rules().size()) {
                model.write(index, windows.getText(), local.getText());
            }
        }

        private void remove() {
            model.remove(index);
        }

        private void choose() {
            chooseFolder
                    .get()
                    .ifPresent(
                            folder -> {
                                local.setText(folder.toString());
                                take();
                            });
        }
    }
}
