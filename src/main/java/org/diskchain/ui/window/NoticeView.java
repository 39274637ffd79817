package org.diskchain.ui.window;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.diskchain.ui.Texts;

/// One thing that could not be done, and why.
final class NoticeView extends VBox {
    private static final double WIDTH = 480;

    NoticeView(Texts texts, String problem, Runnable close) {
        setId("notice");
        getStyleClass().add("dialog-box");
        setPrefWidth(WIDTH);
        Label text = new Label(problem);
        text.getStyleClass().add("body");
        text.setWrapText(true);
        VBox body = new VBox(text);
        body.getStyleClass().add("dialog-body");
        Button done = new Button(texts.get("close"));
        done.setId("notice-close");
        done.setOnAction(_ -> close.run());
        HBox foot = new HBox(done);
        foot.getStyleClass().add("dialog-foot");
        getChildren().setAll(body, foot);
    }
}
