package org.diskchain.ui.backup;

import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.diskchain.backup.DocumentFinding;
import org.diskchain.backup.VssSet;
import org.diskchain.report.Visible;
import org.diskchain.ui.theme.Icons;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The documents that were read, what was odd about them, and what has to be known of all
/// forecasts.
final class DocumentsPane extends ListView<DocumentsPane.Line> {
    private final BackupTexts texts;

    /// A document, a finding about one, or a note.
    sealed interface Line {
        record Read(VssSet.Document document) implements Line {}

        record Odd(DocumentFinding finding) implements Line {}

        record Note(String text) implements Line {}
    }

    DocumentsPane(BackupModel model, BackupTexts texts) {
        this.texts = texts;
        setId("documents");
        setAccessibleText(texts.get("documents.accessible"));
        setCellFactory(_ -> new Cell());
        model.documentsProperty().subscribe(this::fill);
    }

    private void fill(VssSet set) {
        List<Line> lines = new ArrayList<>();
        if (set != null) {
            texts.engine().notes().forEach(note -> lines.add(new Line.Note(note)));
            set.findings().forEach(finding -> lines.add(new Line.Odd(finding)));
            set.documents().forEach(document -> lines.add(new Line.Read(document)));
        }
        getItems().setAll(lines);
    }

    private final class Cell extends ListCell<Line> {
        Cell() {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setPrefWidth(0);
            getStyleClass().add("component-cell");
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            setGraphic(empty || line == null ? null : node(line));
        }

        private Node node(Line line) {
            return switch (line) {
                case Line.Note(var text) ->
                        Lines.said(Icons.NOTE, "muted", Lines.wrapped(text, "facts"));
                case Line.Odd(var finding) ->
                        Lines.said(
                                Icons.WARNING,
                                "warning-text",
                                Lines.wrapped(texts.engine().message(finding), "facts"));
                case Line.Read(var document) -> document(document);
            };
        }

        private Node document(VssSet.Document document) {
            Label name = Lines.wrapped(Visible.text(document.name()), "facts", "strong");
            String kind = document.kind().name().toLowerCase(Locale.ROOT);
            Label what =
                    Lines.wrapped(
                            texts.get(
                                    "documents.line",
                                    texts.get("documents.kind." + kind),
                                    texts.engine().time(document.modified()),
                                    document.file()),
                            "caption",
                            "muted");
            what.setTooltip(new Tooltip(document.modified().toString()));
            VBox words = new VBox(2, name, what);
            return Lines.said(Icons.REPORT, "muted", words);
        }
    }
}
