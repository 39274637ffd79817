package org.diskchain.ui.backup;

import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.diskchain.backup.BackupType;
import org.diskchain.backup.LastBackup;
import org.diskchain.backup.VssSet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// What the person says: the kind of the next backup, when earlier ones were made, where the disks
/// were on the machine that was backed up, and what variables stand for.
final class InputsPane extends ScrollPane {
    private static final List<BackupType> TYPES =
            List.of(
                    BackupType.INCREMENTAL,
                    BackupType.DIFFERENTIAL,
                    BackupType.FULL,
                    BackupType.COPY,
                    BackupType.LOG);

    private final BackupModel model;
    private final BackupTexts texts;

    InputsPane(BackupModel model, BackupTexts texts, RulesPane.Choose chooseFolder) {
        this.model = model;
        this.texts = texts;
        setId("backup-inputs");
        getStyleClass().add("backup-inputs");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        VBox sections =
                new VBox(
                        nextBackup(),
                        new RulesPane(model, texts, chooseFolder),
                        new VariablesPane(model, texts));
        sections.getChildren().getLast().getStyleClass().add("last");
        setContent(sections);
    }

    private Node nextBackup() {
        return Lines.section(
                texts.get("next.title"),
                List.of(
                        Lines.input(texts.get("next.type"), type()),
                        Lines.input(
                                texts.get("next.last-full"),
                                field("last-full", model.lastFullProperty())),
                        Lines.input(
                                texts.get("next.last-incremental"),
                                field("last-incremental", model.lastIncrementalProperty())),
                        Lines.wrapped(texts.get("next.records"), "caption", "muted"),
                        guess()));
    }

    private Node field(String id, ObjectProperty<LastBackup> value) {
        return new LastBackupField(id, texts.get("next." + id), value, model::now, texts);
    }

    private Node type() {
        ChoiceBox<BackupType> type = new ChoiceBox<>();
        type.setId("next-type");
        type.getItems().setAll(TYPES);
        type.setAccessibleText(texts.get("next.type"));
        type.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(BackupType of) {
                        return texts.engine().name(of);
                    }

                    @Override
                    public BackupType fromString(String text) {
                        throw new UnsupportedOperationException();
                    }
                });
        type.valueProperty().bindBidirectional(model.nextProperty());
        type.setMaxWidth(Double.MAX_VALUE);
        return type;
    }

    /// The time of the document's file is only a guess at the time of the backup, and is called so.
    /// It says nothing of backups of another type.
    private Node guess() {
        Hyperlink guess = new Hyperlink();
        guess.setId("last-guess");
        guess.setWrapText(true);
        guess.setMinHeight(Label.USE_PREF_SIZE);
        model.documentsProperty()
                .subscribe(
                        set -> {
                            if (set != null) offer(guess, set);
                        });
        return guess;
    }

    private void offer(Hyperlink guess, VssSet set) {
        Optional<BackupType> dated = set.dated();
        guess.setVisible(dated.isPresent());
        guess.setManaged(dated.isPresent());
        if (dated.isEmpty()) return;
        boolean full = dated.get() == BackupType.FULL;
        Instant modified = set.main().modified().truncatedTo(ChronoUnit.SECONDS);
        String key = full ? "next.guess.full" : "next.guess.incremental";
        guess.setText(texts.get(key, texts.engine().time(modified)));
        ObjectProperty<LastBackup> last =
                full ? model.lastFullProperty() : model.lastIncrementalProperty();
        guess.setOnAction(_ -> last.set(LastBackup.at(modified)));
    }
}
