package org.diskchain.ui.reparent;

import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.NewLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.report.Visible;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.NameLabel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The third page: what the Windows host calls the folders of the parents, and the paths that each
/// disk will record.
final class PathsPage extends ScrollPane implements Page {
    private static final int MOST = 200;
    private static final double FOLDER = 400;

    private final ReparentModel model;
    private final ReparentTexts texts;
    private final VBox folders = new VBox(8);
    private final VBox links = new VBox();

    PathsPage(ReparentModel model, ReparentTexts texts) {
        this.model = model;
        this.texts = texts;
        setFitToWidth(true);
        setFocusTraversable(false);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("wizard-scroll");
        Label title = new Label(texts.get("paths.title"));
        title.getStyleClass().add("dialog-title");
        Label recorded = new Label(texts.get("paths.recorded"));
        recorded.getStyleClass().add("section-title");
        VBox content = new VBox(title, wrapped("paths.why"), folders, recorded, links);
        content.getStyleClass().add("wizard-page");
        setContent(content);
        model.folders().all().addListener((InvalidationListener) _ -> show());
        show();
    }

    private Label wrapped(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().addAll("facts", "muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void show() {
        folders.getChildren().setAll(model.folders().all().stream().map(this::field).toList());
        relink();
    }

    private Node field(HostFolder folder) {
        NameLabel here = new NameLabel("facts");
        here.show(Visible.text(folder.folder().toString()));
        TextField there = new TextField(folder.windowsProperty().get());
        there.setPromptText(texts.get("paths.prompt"));
        there.setAccessibleText(texts.get("paths.spoken", folder.folder().toString()));
        there.getStyleClass().add("host-folder");
        Label wrong = new Label(texts.get("paths.wrong"), Icons.WARNING.node(14));
        wrong.getGraphic().getStyleClass().add("danger-text");
        wrong.getStyleClass().addAll("caption", "danger-text");
        wrong.setWrapText(true);
        wrong.setVisible(!folder.isValid());
        wrong.setManaged(!folder.isValid());
        there.textProperty().bindBidirectional(folder.windowsProperty());
        folder.windowsProperty()
                .addListener(
                        (_, _, _) -> {
                            wrong.setVisible(!folder.isValid());
                            wrong.setManaged(!folder.isValid());
                            relink();
                        });
        HBox.setHgrow(there, Priority.ALWAYS);
        Label as = new Label(texts.get("paths.as"));
        as.getStyleClass().addAll("facts", "muted");
        as.setMinWidth(Region.USE_PREF_SIZE);
        here.setPrefWidth(FOLDER);
        HBox line = new HBox(12, Icons.PLACE.node(16), here, as, there);
        line.setAlignment(Pos.CENTER_LEFT);
        return new VBox(2, line, wrong);
    }

    private void relink() {
        Map<Path, Path> parents = model.parents();
        links.getChildren()
                .setAll(
                        parents.entrySet().stream()
                                .limit(MOST)
                                .map(each -> link(each.getKey(), each.getValue()))
                                .toList());
        if (parents.size() > MOST) {
            Label more = new Label(texts.get("paths.more", parents.size() - MOST));
            more.getStyleClass().addAll("caption", "muted");
            links.getChildren().add(more);
        }
    }

    private Node link(Path child, Path parent) {
        List<RecordedPath> paths =
                NewLink.of(child, parent, Guid.ZERO, windowsPath(parent)).paths();
        NameLabel name = new NameLabel("facts", "strong");
        name.show(FileNames.whole(child));
        VBox recorded = new VBox(2, name);
        for (RecordedPath path : paths) {
            NameLabel line = new NameLabel("caption", "muted");
            String key = "paths.kind." + path.kind().name().toLowerCase(java.util.Locale.ROOT);
            line.show(texts.get(key, path.value()));
            recorded.getChildren().add(line);
        }
        recorded.getStyleClass().addAll("wizard-row", "line-above");
        return recorded;
    }

    private Optional<String> windowsPath(Path parent) {
        return model.folders().pathOf(parent);
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void entered() {
        setVvalue(0);
        Node first = folders.lookup(".text-field");
        if (first != null) first.requestFocus();
    }
}
