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
import org.diskchain.journal.Rebase;
import org.diskchain.plan.PlannedRebase;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.PlannedRebase.Refused;
import org.diskchain.report.Visible;
import org.diskchain.run.RebaseResult;
import org.diskchain.ui.dialog.Dialog;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.NameLabel;

import java.util.Optional;
import java.util.stream.Collectors;

/// Moves a disk to another parent with its content kept: the parent is picked, the price is told in
/// bytes, and only then it is done. It can be stopped and gone on with.
final class RebaseDialog extends Dialog {
    private static final double WIDTH = 680;
    private static final double HEIGHT = 560;

    private final RebaseModel model;
    private final ReparentTexts texts;
    private final Runnable leave;
    private final ListView<DiskNode> list = new ListView<>();
    private final Label said = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel;
    private final Button drop;
    private final Button act;

    /// @param leave closes the dialog
    RebaseDialog(RebaseModel model, ReparentTexts texts, Runnable leave) {
        this.model = model;
        this.texts = texts;
        this.leave = leave;
        setId("rebase");
        getStyleClass().add("wizard");
        setPrefSize(WIDTH, HEIGHT);
        setMaxWidth(WIDTH);
        cancel = button("rebase-cancel", this::cancel);
        drop = button("rebase-drop", () -> model.drop(leave));
        drop.setText(texts.get("rebase.drop"));
        act = button("rebase-act", this::act);
        act.getStyleClass().add("primary");
        HBox foot = new HBox(8, cancel, drop, act);
        foot.getStyleClass().add("dialog-foot");
        foot.setMinHeight(USE_PREF_SIZE);
        VBox body = body();
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(body, foot);
        InvalidationListener anew = _ -> show();
        model.plannedProperty().addListener(anew);
        model.resultProperty().addListener(anew);
        model.planning().activityProperty().addListener(anew);
        model.running().activityProperty().addListener(anew);
        show();
    }

    private static Button button(String id, Runnable run) {
        Button button = new Button();
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
        String alone = texts.get("rebase.alone", model.disk().toString());
        VBox body = new VBox(title, muted(texts.get("rebase.why")), list, bar, said, muted(alone));
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
        boolean running = model.isRunning();
        boolean begun = model.begun().isPresent() && model.resultProperty().get().isEmpty();
        list.setDisable(running || begun || model.isFinished());
        bar.setVisible(running || model.planning().isAlive());
        fraction(running ? model.running() : model.planning());
        said.setText(words(running, begun));
        cancel.setText(texts.get(running ? "rebase.stop" : "rebase.close"));
        drop.setVisible(begun && !running);
        drop.setManaged(begun && !running);
        drop.setDisable(model.begun().filter(Rebase::isDroppable).isEmpty());
        act.setVisible(!model.isFinished());
        act.setText(texts.get(begun ? "rebase.resume" : "rebase.act"));
        act.setDisable(running || !begun && model.plan().isEmpty());
    }

    private void fraction(Work work) {
        if (work.activityProperty().get() instanceof Activity.Running now) {
            bar.setProgress(now.fraction());
        }
    }

    private String words(boolean running, boolean begun) {
        if (running) return texts.get("rebase.running");
        if (model.running().activityProperty().get() instanceof Activity.Failed(var why)) {
            return new ResultWords(texts).failure(why);
        }
        Optional<RebaseResult> result = model.resultProperty().get();
        if (result.isPresent()) {
            String copied = texts.size(result.get().copiedBytes());
            String parent = FileNames.whole(result.get().parent());
            String key = result.get().finished() ? "rebase.done" : "rebase.stopped";
            return texts.get(key, parent, copied);
        }
        if (begun) {
            Rebase found = model.begun().orElseThrow();
            return texts.get(
                    "rebase.begun",
                    FileNames.whole(found.newParent()),
                    texts.size(Math.max(0, found.totalBytes() - found.doneBytes())));
        }
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
        if (model.begun().isPresent()) model.resume();
        else model.begin();
    }

    private void cancel() {
        if (model.isRunning()) model.running().askToStop();
        else leave.run();
    }

    @Override
    public void focusFirst() {
        list.requestFocus();
    }

    @Override
    protected boolean key(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) return false;
        if (event.getEventType() == KeyEvent.KEY_PRESSED) cancel();
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
