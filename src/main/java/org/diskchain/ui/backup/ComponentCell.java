package org.diskchain.ui.backup;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.diskchain.backup.DifferencedFile;
import org.diskchain.backup.HResult;
import org.diskchain.backup.RawElement;
import org.diskchain.report.Visible;

/// Draws one line of a component.
final class ComponentCell extends ListCell<ComponentLine> {
    private static final double INDEX_WIDTH = 28;

    private final BackupTexts texts;

    ComponentCell(BackupTexts texts) {
        this.texts = texts;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
        getStyleClass().add("component-cell");
    }

    @Override
    protected void updateItem(ComponentLine line, boolean empty) {
        super.updateItem(line, empty);
        setGraphic(empty || line == null ? null : node(line));
        setAccessibleText(empty || line == null ? null : spoken(line));
    }

    private Node node(ComponentLine line) {
        return switch (line) {
            case ComponentLine.Heading(var title, var assumed) -> heading(title, assumed);
            case ComponentLine.Fact(var label, var value) -> Lines.fact(label, value, "facts");
            case ComponentLine.Entry(var file) -> entry(file);
            case ComponentLine.Unreadable(int index, var raw) -> unreadable(index, raw);
            case ComponentLine.Checked(var finding) -> indented(Lines.said(finding, texts));
            case ComponentLine.Raw(var element) -> indented(raw(element));
            case ComponentLine.Note(var text) -> Lines.wrapped(text, "facts", "muted");
        };
    }

    private Node heading(String title, boolean assumed) {
        Label words = new Label(title);
        words.getStyleClass().add("section-title");
        HBox line = new HBox(8, words);
        if (assumed) line.getChildren().add(assumed());
        line.setAlignment(Pos.BASELINE_LEFT);
        line.getStyleClass().add("component-heading");
        return line;
    }

    private Label assumed() {
        return Lines.mark(texts.get("mark.assumed"), texts.get("component.assumed.why"));
    }

    private Node entry(DifferencedFile file) {
        String spec = Visible.text(file.spec().toString());
        Label what = Lines.wrapped(spec, "facts", "strong");
        String below = file.spec().recursive() ? "entry.recursive" : "entry.flat";
        Label deep = Lines.wrapped(texts.get(below), "caption", "muted");
        Label time =
                Lines.wrapped(
                        texts.get(
                                "entry.time",
                                texts.engine().time(file),
                                Long.toUnsignedString(file.lastModifyTime().ticks())),
                        "caption",
                        "muted");
        time.setTooltip(new Tooltip(texts.engine().exactTime(file)));
        VBox words = new VBox(2, what, deep, time);
        if (!file.lsn().isEmpty()) {
            words.getChildren()
                    .add(Lines.wrapped(texts.get("entry.lsn", file.lsn()), "caption", "muted"));
        }
        return numbered(file.index(), words);
    }

    private Node unreadable(int index, RawElement raw) {
        String result = HResult.VSS_E_INVALID_XML_DOCUMENT.name();
        return numbered(
                index,
                new VBox(
                        2,
                        Lines.wrapped(
                                texts.get("entry.unreadable", result), "facts", "danger-text"),
                        raw(raw)));
    }

    private static Node numbered(int index, VBox words) {
        Label number = new Label(Integer.toString(index));
        number.getStyleClass().addAll("facts", "muted");
        number.setMinWidth(INDEX_WIDTH);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(number, words);
        line.getStyleClass().add("component-entry");
        return line;
    }

    private static Label raw(RawElement element) {
        return Lines.wrapped(Visible.text(element.toString()), "mono", "raw");
    }

    private static Node indented(Node node) {
        VBox box = new VBox(node);
        box.getStyleClass().add("component-below");
        return box;
    }

    private String spoken(ComponentLine line) {
        return switch (line) {
            case ComponentLine.Heading(var title, var assumed) ->
                    assumed ? title + ", " + texts.get("mark.assumed") : title;
            case ComponentLine.Fact(var label, var value) -> label + ": " + Visible.text(value);
            case ComponentLine.Entry(var file) ->
                    texts.get(
                            "entry.spoken",
                            file.index(),
                            file.spec().toString(),
                            texts.engine().time(file));
            case ComponentLine.Unreadable(int index, var raw) ->
                    texts.get("entry.spoken", index, raw.toString(), "");
            case ComponentLine.Checked(var finding) ->
                    texts.engine().name(finding.rule().weight())
                            + " "
                            + finding.rule().code()
                            + ": "
                            + texts.engine().message(finding);
            case ComponentLine.Raw(var element) -> Visible.text(element.toString());
            case ComponentLine.Note(var text) -> text;
        };
    }
}
