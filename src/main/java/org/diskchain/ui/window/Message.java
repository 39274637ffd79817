package org.diskchain.ui.window;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.diskchain.ui.theme.Icons;

import java.util.List;

/// What stands in the picture's place where there is no picture: what is the case, and what to do
/// next.
final class Message extends VBox {
    private static final int ICON = 40;
    private static final double WIDTH = 460;

    Message(String id, Icons icon, String title, String text, List<Button> next) {
        super(8);
        setId(id);
        setAlignment(Pos.CENTER);
        getStyleClass().addAll("message", "canvas-area");
        Node picture = icon.node(ICON);
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
        getChildren().setAll(picture, head, body, buttons);
    }

    static Button button(String id, String words, Icons icon, Runnable act) {
        Button button = new Button(words, icon.node(16));
        button.setId(id);
        button.setOnAction(_ -> act.run());
        return button;
    }
}
