package org.diskchain.ui.window;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line at the foot: what is picked, its path, and when the disks were looked at.
final class StatusView extends HBox {
    StatusView(StatusModel model) {
        super(16);
        getStyleClass().addAll("status", "window-area", "line-above");
        setAlignment(Pos.CENTER_LEFT);
        Label picked = label("status-picked");
        picked.textProperty().bind(model.picked());
        picked.setMinWidth(Region.USE_PREF_SIZE);
        Label path = label("status-path");
        path.textProperty().bind(model.path());
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        path.setMaxWidth(Double.MAX_VALUE);
        path.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(path, Priority.ALWAYS);
        Label scanned = label("status-scanned");
        scanned.textProperty().bind(model.scanned());
        scanned.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(picked, path, scanned);
    }

    private static Label label(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().addAll("caption", "muted");
        return label;
    }
}
