package org.diskchain.ui.window;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.diskchain.ui.Texts;

/// What program this is.
final class AboutView extends VBox {
    private static final double LOGO = 64;

    AboutView(Texts texts, Image logo, String version, Runnable close) {
        setId("about");
        getStyleClass().addAll("dialog-box", "about");
        ImageView picture = new ImageView(logo);
        picture.setFitWidth(LOGO);
        picture.setPreserveRatio(true);
        Label name = new Label(texts.get("about.title", version));
        name.getStyleClass().add("dialog-title");
        Label text = new Label(texts.get("about.text"));
        text.getStyleClass().addAll("body", "muted");
        text.setWrapText(true);
        VBox words = new VBox(4, name, text);
        HBox body = new HBox(16, picture, words);
        body.setAlignment(Pos.CENTER_LEFT);
        body.getStyleClass().add("dialog-body");
        Button done = new Button(texts.get("close"));
        done.setOnAction(_ -> close.run());
        HBox foot = new HBox(done);
        foot.getStyleClass().add("dialog-foot");
        getChildren().setAll(body, foot);
    }
}
