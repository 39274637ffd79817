package org.diskchain.ui.places;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

import org.diskchain.report.Visible;
import org.diskchain.ui.theme.Icons;

import java.nio.file.Path;

/// A row of the list: an icon, a name, and a figure at the right.
final class PlaceRow extends StackPane {
    private static final int ICON = 16;

    final Button button = new Button();
    final Label count = new Label();

    PlaceRow(Icons icon, String name, Path path) {
        button.setText(Visible.text(name));
        button.setMnemonicParsing(false);
        button.setGraphic(icon.node(ICON));
        button.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(new Tooltip(Visible.text(path.toString())));
        button.getStyleClass().addAll("flat", "place");
        count.getStyleClass().addAll("caption", "muted", "place-count");
        count.setMouseTransparent(true);
        setAlignment(Pos.CENTER_RIGHT);
        getStyleClass().add("place-row");
        getChildren().setAll(button, count);
    }

    void choose() {
        button.getStyleClass().add("chosen");
        count.getStyleClass().add("accent-text");
    }

    /// A small cross in the figure's place while the mouse is on the row.
    void closable(String words, Runnable act) {
        Button close = new Button(null, Icons.CLOSE.node(14));
        close.getStyleClass().addAll("flat", "small", "icon-only", "place-close");
        close.setTooltip(new Tooltip(words));
        close.setAccessibleText(words);
        close.setFocusTraversable(false);
        close.setOnAction(_ -> act.run());
        close.visibleProperty().bind(hoverProperty());
        count.visibleProperty().bind(hoverProperty().not());
        getChildren().add(close);
    }
}
