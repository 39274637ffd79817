package org.diskchain.ui.backup;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.diskchain.backup.DiskForecast;
import org.diskchain.chain.DiskNode;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.NameLabel;

import java.util.Optional;

/// What the next backup does with the picked disk, in the inspector's place.
final class BackupTab extends BorderPane {
    private final ForestModel forest;
    private final BackupModel model;
    private final BackupTexts texts;
    private final DiskForecastView view;
    private final ScrollPane scrolled;

    /// @param toPage shows the documents
    BackupTab(ForestModel forest, BackupModel model, BackupTexts texts, Runnable toPage) {
        this.forest = forest;
        this.model = model;
        this.texts = texts;
        this.view = new DiskForecastView(texts);
        setId("backup-tab");
        getStyleClass().addAll("inspector", "surface", "line-left");
        scrolled = new ScrollPane(view);
        scrolled.setFitToWidth(true);
        scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setBottom(foot(toPage));
        forest.pickedNode().subscribe(_ -> show());
        model.foreseenProperty().subscribe(_ -> show());
    }

    private void show() {
        Foreseen foreseen = model.foreseenProperty().get();
        Optional<DiskNode> picked = forest.pickedNode().getValue();
        Optional<DiskForecast> known =
                picked.filter(_ -> foreseen != null)
                        .map(disk -> foreseen.forecast().disks().get(disk.path()));
        if (known.isEmpty()) {
            setTop(null);
            setCenter(nothing(picked.isPresent()));
            return;
        }
        NameLabel name = new NameLabel("panel-title").show(picked.get().name());
        VBox head = new VBox(name);
        head.getStyleClass().addAll("panel-head", "line-below");
        setTop(head);
        view.show(known.get(), foreseen);
        scrolled.setVvalue(0);
        setCenter(scrolled);
    }

    private StackPane nothing(boolean waits) {
        Label hint = Lines.wrapped(texts.get(waits ? "disk.wait" : "disk.none"), "facts", "muted");
        StackPane pane = new StackPane(hint);
        pane.getStyleClass().add("inspector-nothing");
        return pane;
    }

    private HBox foot(Runnable toPage) {
        Button page = new Button(texts.get("tab.page"), Icons.BACKUP.node(16));
        page.setId("backup-to-page");
        page.setMaxWidth(Double.MAX_VALUE);
        page.setOnAction(_ -> toPage.run());
        HBox.setHgrow(page, Priority.ALWAYS);
        HBox foot = new HBox(page);
        foot.getStyleClass().addAll("panel-foot", "line-above");
        return foot;
    }
}
