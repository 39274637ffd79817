package org.diskchain.ui.reparent;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.NameLabel;

/// A card of the small tree, with the signs that it has in the picture.
final class MiniCard extends HBox {
    private static final int ICON = 13;

    /// @param look `plain`, `ghost` or `orphan`
    MiniCard(Icons icon, String name, String facts, String look) {
        getStyleClass().addAll("mini-card", look);
        setAlignment(Pos.CENTER_LEFT);
        Node picture = icon.node(ICON);
        StackPane rail = new StackPane(picture);
        rail.getStyleClass().add("mini-rail");
        NameLabel named = new NameLabel("mini-name");
        named.show(name);
        Label about = new Label(facts);
        about.getStyleClass().addAll("caption", "mini-facts");
        VBox words = new VBox(named, about);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().setAll(rail, words);
        setAccessibleText(name + ", " + facts);
    }
}
