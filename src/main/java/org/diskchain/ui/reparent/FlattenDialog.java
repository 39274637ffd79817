package org.diskchain.ui.reparent;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.diskchain.report.Visible;
import org.diskchain.ui.dialog.Dialog;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.FlatDisk;
import org.diskchain.ui.work.NameLabel;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Asks for the new disk into which everything is copied that a disk reads through its chain.
final class FlattenDialog extends Dialog {
    private static final double WIDTH = 640;
    private static final int ICON = 14;

    private final FlattenModel model;
    private final ReparentTexts texts;
    private final Acts acts;
    private final NameLabel path = new NameLabel("facts", "strong");
    private final Label said = new Label();
    private final Button act = new Button();

    /// What leads out of the dialog.
    ///
    /// @param begin begins to copy; says whether it could
    record Acts(
            Function<Path, Optional<Path>> chooseFile, Predicate<FlatDisk> begin, Runnable leave) {}

    FlattenDialog(FlattenModel model, ReparentTexts texts, Acts acts) {
        this.model = model;
        this.texts = texts;
        this.acts = acts;
        setId("flatten");
        getStyleClass().add("wizard");
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        act.setId("flatten-act");
        act.setText(texts.get("flatten.act"));
        act.getStyleClass().add("primary");
        act.setMinWidth(USE_PREF_SIZE);
        act.setOnAction(_ -> begin());
        Button cancel = new Button(texts.get("question.back"));
        cancel.setId("flatten-cancel");
        cancel.setOnAction(_ -> acts.leave().run());
        HBox foot = new HBox(8, cancel, act);
        foot.getStyleClass().add("dialog-foot");
        foot.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(body(), foot);
        model.outProperty().subscribe(_ -> show());
    }

    private VBox body() {
        Label title = new Label(texts.get("flatten.title", FileNames.whole(model.disk())));
        title.getStyleClass().add("dialog-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        Button choose = new Button(texts.get("flatten.choose"), Icons.PLACE.node(ICON));
        choose.setId("flatten-choose");
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(
                _ -> acts.chooseFile().apply(model.outProperty().get()).ifPresent(this::chosen));
        path.setId("flatten-path");
        HBox.setHgrow(path, Priority.ALWAYS);
        HBox file = new HBox(8, path, choose);
        file.setAlignment(Pos.CENTER_LEFT);
        String why =
                texts.get(
                        "flatten.why",
                        FileNames.whole(model.disk()),
                        model.chain().size(),
                        texts.size(model.ownedBytes()),
                        texts.size(model.virtualSize()));
        said.setId("flatten-said");
        said.getStyleClass().add("body");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        VBox body = new VBox(title, muted(why), file, said);
        body.getStyleClass().add("wizard-page");
        return body;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("body", "muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void chosen(Path file) {
        model.outProperty().set(file);
        if (!act.isDisabled()) act.requestFocus();
    }

    private void show() {
        path.show(Visible.text(model.outProperty().get().toString()));
        FlattenModel.Problem problem = model.problem();
        act.setDisable(problem != FlattenModel.Problem.NONE);
        said.setText(
                switch (problem) {
                    case NONE -> texts.get("flatten.children", model.children().size());
                    case TAKEN -> texts.get("flatten.taken");
                    case NO_FOLDER -> texts.get("flatten.no-folder");
                    case NO_DISK -> texts.get("flatten.no-disk");
                });
    }

    private void begin() {
        if (acts.begin().test(model.wish())) acts.leave().run();
        else said.setText(texts.get("parting.met"));
    }

    @Override
    public void focusFirst() {
        if (act.isDisabled()) lookup("#flatten-choose").requestFocus();
        else act.requestFocus();
    }

    @Override
    protected boolean key(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) return false;
        if (event.getEventType() == KeyEvent.KEY_PRESSED) acts.leave().run();
        return true;
    }
}
