package org.diskchain.ui.reparent;

import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.diskchain.disk.RecordedPath;
import org.diskchain.plan.Evidence;
import org.diskchain.plan.Evidence.Speaks;
import org.diskchain.plan.PlannedReconnect.ReconnectPlan;
import org.diskchain.plan.Refusal;
import org.diskchain.report.Visible;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.NameLabel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The fourth page: what will be written into each disk, why some must not be written, and what a
/// person must know of those whose parent is not known to be the right one.
final class CheckPage extends VBox implements Page {
    private static final int ICON = 16;

    private final ReparentModel model;
    private final ReparentTexts texts;
    private final ListView<Check> list = new ListView<>();
    private final Label said = new Label();
    private final ProgressBar bar = new ProgressBar();

    CheckPage(ReparentModel model, ReparentTexts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("wizard-page");
        Label title = new Label(texts.get("check.title"));
        title.getStyleClass().add("dialog-title");
        said.setId("wizard-check");
        said.getStyleClass().addAll("facts", "muted");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        list.setId("wizard-checks");
        list.getStyleClass().add("check-list");
        list.setItems(model.reconnecting().checks());
        list.setCellFactory(_ -> new Cell());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(title, said, bar, list);
        model.reconnecting().work().activityProperty().subscribe(now -> tell(now));
        model.reconnecting().checks().addListener((InvalidationListener) _ -> retell());
        model.reconnecting().readyProperty().subscribe(_ -> retell());
    }

    private void retell() {
        tell(model.reconnecting().work().activityProperty().get());
    }

    private void tell(Activity now) {
        boolean begun = model.reconnecting().isBegun();
        bar.setVisible(now.isAlive());
        bar.setManaged(now.isAlive());
        switch (now) {
            case Activity.Running work -> {
                bar.setProgress(work.fraction());
                String key = begun ? "check.writing" : "check.reading";
                said.setText(texts.get(key, work.done(), work.total()));
            }
            case Activity.Stopping _ -> said.setText(texts.get("check.stopping"));
            case Activity.Failed(var why) ->
                    said.setText(new ResultWords(texts).reading(why, "check.failed"));
            case Activity.Idle _, Activity.Stopped _ -> said.setText(summary());
        }
    }

    private String summary() {
        List<Check> checks = model.reconnecting().checks();
        long refused = checks.stream().filter(check -> check.plan().isEmpty()).count();
        long asked =
                checks.stream().filter(Check::mustKnow).filter(each -> !each.isReady()).count();
        List<String> words = new ArrayList<>();
        words.add(texts.get("check.ready", model.reconnecting().readyProperty().get()));
        if (refused > 0) words.add(texts.get("check.refused", refused));
        if (asked > 0) words.add(texts.get("check.asked", asked));
        int left = model.reconnecting().left().size();
        if (left > 0) words.add(texts.get("check.left", left));
        return String.join(" ", words);
    }

    /// What is known for and against the parent, by topic.
    private String known(Check check, Speaks way) {
        return check.row().candidate(check.parent()).stream()
                .flatMap(candidate -> candidate.evidence().stream())
                .filter(fact -> fact.speaks() == way)
                .map(this::sentence)
                .collect(Collectors.joining(" "));
    }

    private String sentence(Evidence fact) {
        String said = texts.evidence().message(fact);
        return said.endsWith(".") ? said : said + ".";
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

    /// One disk, with what will be written, or why nothing will.
    private final class Cell extends ListCell<Check> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Check check, boolean empty) {
            super.updateItem(check, empty);
            setGraphic(empty || check == null ? null : row(check));
        }

        private Node row(Check check) {
            NameLabel name = new NameLabel("body", "strong");
            name.show(
                    texts.get(
                            "check.child",
                            FileNames.whole(check.row().disk()),
                            FileNames.whole(check.parent())));
            VBox words = new VBox(3, name);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            check.plan().ifPresent(plan -> words.getChildren().addAll(written(plan)));
            check.refusals().forEach(reason -> words.getChildren().addAll(refused(reason)));
            if (check.mustKnow() && check.plan().isPresent()) {
                words.getChildren().addAll(mustKnow(check));
            }
            HBox row = new HBox(12, icon(check), words);
            row.getStyleClass().addAll("wizard-row", "line-above");
            row.setAlignment(Pos.TOP_LEFT);
            return row;
        }

        private Node icon(Check check) {
            boolean refused = check.plan().isEmpty();
            Icons icon = refused ? Icons.ERROR : check.mustKnow() ? Icons.WARNING : Icons.VERIFIED;
            Node node = icon.node(ICON);
            node.getStyleClass()
                    .add(
                            refused
                                    ? "danger-text"
                                    : check.mustKnow() ? "warning-text" : "success-text");
            return node;
        }

        private List<Node> written(ReconnectPlan plan) {
            List<Node> lines = new ArrayList<>();
            for (RecordedPath path : plan.link().paths()) {
                String key = "paths.kind." + path.kind().name().toLowerCase(Locale.ROOT);
                lines.add(line(texts.get(key, path.value()), "muted"));
            }
            String identity = plan.link().recordedIdentity().toString();
            lines.add(line(texts.get("check.identity", identity), "muted"));
            return lines;
        }

        private List<Node> refused(Refusal reason) {
            return List.of(
                    line(texts.engine().title(reason), "danger-text"),
                    line(texts.engine().next(reason), "muted"));
        }

        private List<Node> mustKnow(Check check) {
            List<Node> lines = new ArrayList<>();
            String known = known(check, Speaks.FOR);
            String against = known(check, Speaks.AGAINST);
            lines.add(line(texts.get("check.danger"), "warning-text"));
            if (!known.isEmpty()) lines.add(line(texts.get("check.known", known), "plain"));
            if (!against.isEmpty()) lines.add(line(texts.get("check.against", against), "plain"));
            CheckBox take = new CheckBox(texts.get("check.take"));
            take.setId("acknowledge-" + (getIndex() + 1));
            take.setSelected(check.row().acknowledgedProperty().get());
            take.setOnAction(_ -> check.row().acknowledgedProperty().set(take.isSelected()));
            take.setWrapText(true);
            lines.add(take);
            return lines;
        }

        private Label line(String text, String style) {
            Label line = new Label(Visible.text(text));
            line.getStyleClass().addAll("facts", style);
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
            return line;
        }
    }
}
