package org.diskchain.ui.reparent;

import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.diskchain.chain.DiskNode;
import org.diskchain.plan.PlannedRebase;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.PlannedRebase.Refused;
import org.diskchain.report.Visible;
import org.diskchain.ui.dialog.Dialog;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.NameLabel;

import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Asks for another parent for a disk whose content is to be kept: the parent is picked, the price
/// is told in bytes, and only then it is done, in Work.
final class RebaseDialog extends Dialog {
    private static final double WIDTH = 680;
    private static final double HEIGHT = 560;

    private final RebaseModel model;
    private final ReparentTexts texts;
    private final Acts acts;
    private final ListView<DiskNode> list = new ListView<>();
    private final Label said = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button act;

    /// What leads out of the dialog.
    ///
    /// @param begin begins to move the disk; says whether it could
    /// @param alone makes the disk stand alone instead
    record Acts(Predicate<RebasePlan> begin, Runnable alone, Runnable leave) {}

    RebaseDialog(RebaseModel model, ReparentTexts texts, Acts acts) {
        this.model = model;
        this.texts = texts;
        this.acts = acts;
        setId("rebase");
        getStyleClass().add("wizard");
        setPrefSize(WIDTH, HEIGHT);
        setMaxWidth(WIDTH);
        Button alone = button("rebase-alone", "rebase.alone", acts.alone());
        Button cancel = button("rebase-cancel", "question.back", acts.leave());
        act = button("rebase-act", "rebase.act", this::act);
        act.getStyleClass().add("primary");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox foot = new HBox(8, alone, spring, cancel, act);
        foot.getStyleClass().add("dialog-foot");
        foot.setMinHeight(USE_PREF_SIZE);
        VBox body = body();
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(body, foot);
        InvalidationListener anew = _ -> show();
        model.plannedProperty().addListener(anew);
        model.planning().activityProperty().addListener(anew);
        show();
    }

    private Button button(String id, String key, Runnable run) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> run.run());
        return button;
    }

    private VBox body() {
        Label title = new Label(texts.get("rebase.title", FileNames.whole(model.disk())));
        title.getStyleClass().add("dialog-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        list.setId("rebase-parents");
        list.getStyleClass().add("orphan-list");
        list.setItems(FXCollections.observableArrayList(model.parents()));
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(new Label(texts.get("rebase.nobody")));
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(disk -> model.parentProperty().set(disk == null ? null : disk.path()));
        VBox.setVgrow(list, Priority.ALWAYS);
        said.setId("rebase-said");
        said.getStyleClass().add("body");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        VBox body = new VBox(title, muted(texts.get("rebase.why")), list, bar, said);
        body.getStyleClass().add("wizard-page");
        body.setMinHeight(0);
        return body;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("facts", "muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void show() {
        bar.setVisible(model.planning().isAlive());
        if (model.planning().activityProperty().get() instanceof Activity.Running now) {
            bar.setProgress(now.fraction());
        }
        said.setText(words());
        act.setDisable(model.plan().isEmpty());
    }

    private String words() {
        if (model.planning().activityProperty().get() instanceof Activity.Failed(var why)) {
            return new ResultWords(texts).failure(why);
        }
        if (model.planning().isAlive()) return texts.get("rebase.measuring");
        return model.plannedProperty().get().map(this::price).orElse(texts.get("rebase.pick"));
    }

    private String price(PlannedRebase planned) {
        return switch (planned) {
            case RebasePlan plan ->
                    texts.get(
                            "rebase.price",
                            texts.size(plan.bytesToCopy()),
                            texts.size(plan.fileSizeAfter()));
            case Refused refused ->
                    refused.reasons().stream()
                            .map(
                                    reason ->
                                            texts.engine().title(reason)
                                                    + ". "
                                                    + texts.engine().next(reason))
                            .collect(Collectors.joining(" "));
        };
    }

    private void act() {
        model.plan()
                .ifPresent(
                        plan -> {
                            if (acts.begin().test(plan)) acts.leave().run();
                            else said.setText(texts.get("parting.met"));
                        });
    }

    @Override
    public void focusFirst() {
        list.requestFocus();
    }

    @Override
    protected boolean key(KeyEvent event) {
        boolean pressed = event.getEventType() == KeyEvent.KEY_PRESSED;
        if (event.getCode() == KeyCode.ESCAPE) {
            if (pressed) acts.leave().run();
            return true;
        }
        if (event.getCode() != KeyCode.ENTER || !list.isFocused()) return false;
        if (pressed) act(); // the price is told by then, or nothing happens
        return true;
    }

    /// A disk that could be the new parent.
    private static final class Cell extends ListCell<DiskNode> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(DiskNode disk, boolean empty) {
            super.updateItem(disk, empty);
            if (empty || disk == null) {
                setGraphic(null);
                return;
            }
            NameLabel name = new NameLabel("facts", "strong");
            name.show(FileNames.whole(disk.path()));
            NameLabel path = new NameLabel("caption", "muted");
            path.show(Visible.text(disk.path().toString()));
            VBox words = new VBox(1, name, path);
            words.setAlignment(Pos.CENTER_LEFT);
            words.getStyleClass().add("orphan-row");
            setGraphic(words);
        }
    }
}
