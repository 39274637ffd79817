package org.diskchain.ui.backup;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.diskchain.backup.BackupComponents;
import org.diskchain.backup.VssSet;
import org.diskchain.ui.theme.Icons;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The open backup documents: what the person says of the next backup at the left; at the right the
/// forecast of each disk, the components with their differenced files, and the documents.
final class BackupPage extends BorderPane {
    private static final int ICON = 16;

    private final BackupModel model;
    private final BackupTexts texts;
    private final Label about = Lines.wrapped("", "facts", "muted");
    private final Label counts = new Label();
    private final Label forecast = Lines.wrapped("", "facts");
    private final Label older = Lines.wrapped("", "facts", "warning-text");
    private final HBox olderLine = Lines.said(Icons.WARNING, "warning-text", older);
    private final StackPane shown = new StackPane();
    private final ToggleButton disks;
    private final ToggleButton components;
    private final ToggleButton documents;

    /// What leads out of the page.
    ///
    /// @param back to the disks
    /// @param open lets the person choose other documents, or more of the same backup
    /// @param close closes the documents
    /// @param chooseFolder for a rule
    /// @param showDisk brings a disk into view
    record Acts(
            Runnable back,
            Runnable open,
            Runnable close,
            RulesPane.Choose chooseFolder,
            Consumer<Path> showDisk) {}

    BackupPage(BackupModel model, BackupTexts texts, Acts acts) {
        this.model = model;
        this.texts = texts;
        setId("backup-page");
        getStyleClass().addAll("backup-page", "surface");
        ForecastPane byDisk = new ForecastPane(model, texts, acts.showDisk());
        ComponentsPane byComponent = new ComponentsPane(model, texts);
        DocumentsPane read = new DocumentsPane(model, texts);
        disks = Pills.choice("page-disks", "", () -> shown.getChildren().setAll(byDisk));
        components =
                Pills.choice("page-components", "", () -> shown.getChildren().setAll(byComponent));
        documents = Pills.choice("page-documents", "", () -> shown.getChildren().setAll(read));
        shown.getChildren().setAll(byDisk);
        setTop(head(acts));
        InputsPane inputs = new InputsPane(model, texts, acts.chooseFolder());
        inputs.getStyleClass().add("line-right");
        setLeft(inputs);
        setCenter(results());
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() != KeyCode.ESCAPE) return;
                    acts.back().run();
                    event.consume();
                });
        model.documentsProperty().subscribe(_ -> say());
        model.foreseenProperty().subscribe(_ -> say());
        model.waitingProperty().subscribe(_ -> say());
    }

    private Node head(Acts acts) {
        Button back = new Button(null, Icons.BACK.node(ICON));
        back.setId("backup-back");
        back.getStyleClass().addAll("flat", "icon-only");
        back.setTooltip(new Tooltip(texts.get("page.back")));
        back.setAccessibleText(texts.get("page.back"));
        back.setOnAction(_ -> acts.back().run());
        Label title = new Label(texts.get("page.title"));
        title.getStyleClass().add("page-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Button open = button("backup-open", "page.open", acts.open());
        Button close = button("backup-close", "page.close", acts.close());
        HBox line = new HBox(8, back, title, Lines.spring(), open, close);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(4, line, about);
        head.getStyleClass().addAll("backup-head", "line-below");
        about.setId("backup-about");
        return head;
    }

    private Button button(String id, String key, Runnable act) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private Node results() {
        forecast.setId("backup-forecast-label");
        older.setId("backup-older");
        Label note = Lines.wrapped(texts.engine().blockTracking(), "caption", "muted");
        note.setId("backup-block-tracking");
        VBox label =
                new VBox(4, counts, Lines.said(Icons.NOTE, "muted", forecast, note), olderLine);
        label.getStyleClass().addAll("backup-label", "line-below");
        counts.setId("backup-counts");
        counts.getStyleClass().addAll("facts", "strong");
        counts.setWrapText(true);
        counts.setMinHeight(Region.USE_PREF_SIZE);
        HBox choice = new HBox(new Pills(List.of(disks, components, documents)));
        choice.getStyleClass().addAll("backup-bar", "line-below");
        BorderPane results = new BorderPane(shown);
        results.setTop(new VBox(label, choice));
        return results;
    }

    private void say() {
        VssSet set = model.documentsProperty().get();
        if (set == null) return;
        about.setText(about(set));
        Foreseen foreseen = model.foreseenProperty().get();
        forecast.setText(
                foreseen == null || model.waitingProperty().get()
                        ? texts.get("disk.wait")
                        : texts.engine().label(foreseen.forecast()));
        counts.setText(foreseen == null ? "" : texts.engine().counts(foreseen.forecast()));
        boolean isCounted = !counts.getText().isEmpty();
        counts.setVisible(isCounted);
        counts.setManaged(isCounted);
        boolean isOlder = foreseen != null && !foreseen.changedSince().isEmpty();
        olderLine.setVisible(isOlder);
        olderLine.setManaged(isOlder);
        if (isOlder) older.setText(texts.engine().olderThanChain(foreseen.changedSince()));
        int all = set.components().map(known -> known.components().size()).orElse(0);
        disks.setText(
                texts.get("page.disks", foreseen == null ? 0 : foreseen.forecast().disks().size()));
        components.setText(texts.get("page.components", all));
        documents.setText(texts.get("page.documents", set.documents().size()));
    }

    private String about(VssSet set) {
        String described = texts.engine().describes(set);
        return set.components()
                .map(BackupComponents::snapshotSet)
                .filter(id -> !id.isZero())
                .map(id -> texts.get("page.about", described, id.toString(), set.writers().size()))
                .orElse(described);
    }
}
