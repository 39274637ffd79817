package org.diskchain.ui.window;

import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.diskchain.ui.Texts;

import java.util.List;

/// The table of keys.
final class KeysView extends VBox {
    private static final int ROWS = 12;

    /// Keys as they are written on the keyboard, and the end of the words' key.
    private record Line(String name, List<String> caps) {
        Line(String name, String... caps) {
            this(name, List.of(caps));
        }
    }

    private static final List<Line> LINES =
            List.of(
                    new Line("parent-child", "←", "→"),
                    new Line("above-below", "↑", "↓"),
                    new Line("ends", "Home", "End"),
                    new Line("inspector", "Enter"),
                    new Line("merge", "M"),
                    new Line("depth", "[", "]"),
                    new Line("rescue", "Space"),
                    new Line("reconnect", "R"),
                    new Line("start", "Ctrl Enter"),
                    new Line("escape", "Esc"),
                    new Line("work", "Ctrl J"),
                    new Line("menus", "F10"),
                    new Line("areas", "F6", "Shift F6"),
                    new Line("open", "Ctrl O"),
                    new Line("open-disk", "Ctrl Shift O"),
                    new Line("documents", "Ctrl Shift B"),
                    new Line("backup", "Ctrl B"),
                    new Line("close", "Ctrl W"),
                    new Line("again", "F5"),
                    new Line("find", "Ctrl F"),
                    new Line("matches", "F3", "Shift F3"),
                    new Line("table", "Ctrl T"),
                    new Line("zoom", "Ctrl +", "Ctrl −"),
                    new Line("fit", "Ctrl 0", "Ctrl 9"),
                    new Line("copy", "Ctrl Shift C"),
                    new Line("files", "Ctrl Shift E"));

    KeysView(Texts texts, Runnable close) {
        setId("keys");
        getStyleClass().addAll("dialog-box", "keys");
        Label title = new Label(texts.get("keys.title"));
        title.getStyleClass().add("dialog-title");
        GridPane grid = new GridPane(24, 8);
        for (int i = 0; i < LINES.size(); i++) {
            int column = 2 * (i / ROWS);
            HBox caps = new HBox(4);
            LINES.get(i).caps().forEach(cap -> caps.getChildren().add(cap(cap)));
            Label does = new Label(texts.get("keys." + LINES.get(i).name()));
            does.getStyleClass().add("facts");
            GridPane.setHalignment(caps, HPos.LEFT);
            grid.add(caps, column, i % ROWS);
            grid.add(does, column + 1, i % ROWS);
        }
        VBox body = new VBox(16, title, grid);
        body.getStyleClass().add("dialog-body");
        Button done = new Button(texts.get("close"));
        done.setId("keys-close");
        done.setOnAction(_ -> close.run());
        HBox foot = new HBox(done);
        foot.getStyleClass().add("dialog-foot");
        getChildren().setAll(body, foot);
    }

    private static Label cap(String text) {
        Label cap = new Label(text);
        cap.getStyleClass().add("key");
        return cap;
    }
}
