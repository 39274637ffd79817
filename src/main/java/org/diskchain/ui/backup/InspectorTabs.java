package org.diskchain.ui.backup;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

import java.util.List;

/// The inspector, and beside it as a second tab what the next backup does with the disk. Without
/// backup documents there is no tab, and the inspector is as if there were none.
final class InspectorTabs extends BorderPane {
    private final Node disk;
    private final Node backup;
    private final HBox tabs;

    /// @param open whether backup documents are open
    InspectorTabs(Node disk, Node backup, ObservableValue<Boolean> open, BackupTexts texts) {
        this.disk = disk;
        this.backup = backup;
        Pills pills =
                new Pills(
                        List.of(
                                Pills.choice("tab-disk", texts.get("tab.disk"), this::showDisk),
                                Pills.choice(
                                        "tab-backup", texts.get("tab.backup"), this::showBackup)));
        tabs = new HBox(pills);
        tabs.getStyleClass().addAll("inspector-tabs", "surface", "line-left");
        disk.visibleProperty().bind(visibleProperty());
        backup.visibleProperty().bind(visibleProperty());
        showDisk();
        open.subscribe(
                is -> {
                    setTop(is ? tabs : null);
                    if (!is) ((ToggleButton) pills.getChildren().getFirst()).fire();
                });
    }

    private void showDisk() {
        setCenter(disk);
    }

    private void showBackup() {
        setCenter(backup);
    }
}
