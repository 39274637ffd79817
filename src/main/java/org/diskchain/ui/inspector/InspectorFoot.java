package org.diskchain.ui.inspector;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.diskchain.ui.Texts;
import org.diskchain.ui.theme.Icons;

import java.util.List;

/// What can be done with the picked disk: an orphan is reconnected first, any other one merged.
final class InspectorFoot extends VBox {
    private static final int ICON = 16;

    private final Texts texts;

    InspectorFoot(
            Inspected disk,
            ObservableValue<Boolean> mergeable,
            Texts texts,
            InspectorView.Acts acts) {
        super(8);
        this.texts = texts;
        Button merge = wide("merge", Icons.MERGE, () -> acts.merge().accept(disk.path()));
        merge.disableProperty().bind(mergeable.map(can -> !can));
        HBox first = new HBox(8, merge);
        Button main = merge;
        if (disk.orphan()) {
            main = wide("reconnect", Icons.RECONNECT, () -> acts.reconnect().accept(disk.path()));
            first.getChildren().addFirst(main);
        }
        main.getStyleClass().add("primary");
        getChildren().setAll(first);
        if (disk.undoable()) getChildren().addAll(oldLink(disk, acts));
        getStyleClass().addAll("panel-foot", "line-above");
    }

    /// One below the other: their words are too long for half the width.
    private List<Button> oldLink(Inspected disk, InspectorView.Acts acts) {
        return List.of(
                wide("undo-reconnect", Icons.UNDO, () -> acts.undo().accept(disk.path())),
                wide("forget-link", null, () -> acts.forget().accept(disk.path())));
    }

    private Button wide(String command, Icons icon, Runnable act) {
        Button button = new Button(texts.get("command." + command));
        if (icon != null) button.setGraphic(icon.node(ICON));
        button.setId("inspector-" + command);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> act.run());
        HBox.setHgrow(button, Priority.ALWAYS);
        return button;
    }
}
