package org.diskchain.ui.window;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.diskchain.ui.theme.Icons;

import java.util.List;

/// What stands in the picture's place where there is no picture: what is the case, and what to do
/// next.
final class Message extends StackPane {
    private static final int ICON = 40;
    private static final double WIDTH = 460;

    Message(String id, Icons icon, String title, String text, List<Button> next) {
        this(id, icon.node(ICON), title, text, next);
    }

    Message(String id, Node picture, String title, String text, List<Button> next) {
        setId(id);
        getStyleClass().addAll("message", "canvas-area");
        Label head = new Label(title);
        head.getStyleClass().add("page-title");
        Label body = new Label(text);
        body.getStyleClass().addAll("body", "muted");
        body.setWrapText(true);
        body.setMaxWidth(WIDTH);
        body.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        body.setAlignment(Pos.CENTER);
        HBox buttons = new HBox(8);
        buttons.getChildren().setAll(next);
        buttons.setAlignment(Pos.CENTER);
        buttons.getStyleClass().add("message-buttons");
        head.setWrapText(true);
        head.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        VBox box = new VBox(8, new StackPane(picture), head, body, buttons);
        box.getChildren().getFirst().getStyleClass().add("message-picture");
        box.setAlignment(Pos.CENTER);
        box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().setAll(box);
    }

    /// Draws the box into which something can be dropped.
    Message inviting() {
        getChildren().getFirst().getStyleClass().add("invitation");
        return this;
    }

    static Button button(String id, String words, Icons icon, Runnable act) {
        Button button = new Button(words, icon.node(16));
        button.setId(id);
        button.setOnAction(_ -> act.run());
        return button;
    }
}
