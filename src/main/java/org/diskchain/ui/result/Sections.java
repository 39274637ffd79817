package org.diskchain.ui.result;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.MergeTexts;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The sections of the result page, parted by lines: an icon at the left, what is told beside it.
///
/// @param copy puts text on the clipboard
record Sections(MergeTexts texts, Consumer<String> copy) {
    static final int BIG_ICON = 28;

    private static final int COPY_ICON = 14;

    HBox section(Icons icon, String styleClass, Region content) {
        return section(icon, styleClass, BIG_ICON - 4, content);
    }

    HBox section(Icons icon, String styleClass, int size, Region content) {
        Node picture = icon.node(size);
        picture.getStyleClass().add(styleClass);
        HBox left = new HBox(picture);
        left.getStyleClass().add("result-icon");
        HBox.setHgrow(content, Priority.ALWAYS);
        content.setMinWidth(0);
        HBox section = new HBox(left, content);
        section.getStyleClass().add("result-section");
        return section;
    }

    /// A head that counts the disks, with buttons at its right; rows are to be added below.
    VBox titled(String key, List<Path> disks, String why, List<Button> acts) {
        Button paths = new Button(texts.get("result.copy-paths"), Icons.COPY.node(COPY_ICON));
        paths.setId(key.replace('.', '-') + "-copy");
        paths.getStyleClass().add("small");
        paths.setMinWidth(Region.USE_PREF_SIZE);
        paths.setOnAction(
                _ ->
                        copy.accept(
                                disks.stream()
                                        .map(Path::toString)
                                        .collect(Collectors.joining("\n"))));
        Label below = new Label(why);
        below.getStyleClass().addAll("facts", "muted");
        below.setWrapText(true);
        below.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(2, title(texts.get(key, disks.size())), below);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(8, words, paths);
        line.getChildren().addAll(acts);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("result-titled");
        return new VBox(line);
    }

    static Label title(String text) {
        Label title = new Label(text);
        title.getStyleClass().add("dialog-title");
        return title;
    }
}
