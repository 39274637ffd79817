package org.diskchain.ui.backup;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.diskchain.backup.SpecFinding;
import org.diskchain.backup.Verdict;
import org.diskchain.report.Visible;
import org.diskchain.ui.theme.Icons;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/// The lines that all views of backup documents are made of.
final class Lines {
    private static final int ICON = 15;
    private static final double LABEL_WIDTH = 116;

    private Lines() {}

    /// Text that goes on in the next line, and is never cut off.
    static Label wrapped(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// An icon, and text beside it.
    static HBox said(Icons icon, String iconStyle, Node... below) {
        FontIcon picture = icon.node(ICON);
        picture.getStyleClass().add(iconStyle);
        VBox words = new VBox(2, below);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(8, picture, words);
        line.getStyleClass().add("said");
        return line;
    }

    /// A finding about an entry: its weight as icon and word, its code, and what it says.
    static HBox said(SpecFinding finding, BackupTexts texts) {
        SpecFinding.Weight weight = finding.rule().weight();
        Label code = new Label(texts.engine().name(weight) + "  " + finding.rule().code());
        code.getStyleClass().addAll("caption", "strong", style(weight));
        return said(
                icon(weight),
                style(weight),
                code,
                wrapped(texts.engine().message(finding), "facts"));
    }

    static Icons icon(SpecFinding.Weight weight) {
        return switch (weight) {
            case ERROR -> Icons.ERROR;
            case WARNING -> Icons.WARNING;
            case INFO -> Icons.NOTE;
            case NOT_CHECKED -> Icons.GHOST;
        };
    }

    static String style(SpecFinding.Weight weight) {
        return switch (weight) {
            case ERROR -> "danger-text";
            case WARNING -> "warning-text";
            case INFO, NOT_CHECKED -> "muted";
        };
    }

    /// What the next backup does with a disk, as icon and word.
    static Label verdict(Verdict verdict, BackupTexts texts, String... styles) {
        FontIcon icon = Icons.of(verdict).node(ICON);
        icon.getStyleClass().add(style(verdict));
        Label label = new Label(texts.engine().name(verdict), icon);
        label.getStyleClass().addAll(styles);
        label.setGraphicTextGap(6);
        return label;
    }

    static String style(Verdict verdict) {
        return verdict == Verdict.DEPENDS ? "warning-text" : "muted";
    }

    /// A label and its value.
    static HBox fact(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().addAll("facts", "muted");
        label.setMinWidth(LABEL_WIDTH);
        label.setPrefWidth(LABEL_WIDTH);
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox line = new HBox(label, value);
        line.setAlignment(Pos.BASELINE_LEFT);
        line.getStyleClass().add("backup-fact");
        return line;
    }

    /// A label and what a person puts in.
    static HBox input(String name, Node field) {
        HBox line = fact(name, field);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    static HBox fact(String name, String value, String style) {
        return fact(name, wrapped(Visible.text(value), style));
    }

    /// A section under a title.
    static VBox section(String title, List<? extends Node> lines) {
        Label heading = new Label(title);
        heading.getStyleClass().add("section-title");
        VBox section = new VBox(4, heading);
        section.getChildren().addAll(lines);
        section.getStyleClass().addAll("section", "line-below");
        return section;
    }

    /// The mark of what no public source shows, or nobody has said.
    static Label mark(String word, String why) {
        Label mark = new Label(word);
        mark.getStyleClass().addAll("caption", "assumed-mark");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        mark.setTooltip(new Tooltip(why));
        mark.setAccessibleText(word + ". " + why);
        return mark;
    }

    static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
