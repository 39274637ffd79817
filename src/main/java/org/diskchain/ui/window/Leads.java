package org.diskchain.ui.window;

import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

import org.diskchain.ui.ForestModel;
import org.diskchain.ui.table.ForestTable;
import org.diskchain.ui.tree.TreePicture;

import java.nio.file.Path;
import java.util.function.Consumer;

/// What happens to a disk in picture and table leads on to the rest of the window.
final class Leads {
    private final ForestModel forest;
    private final MainView main;
    private final DiskKeys keys;
    private final ContextMenu menu;

    Leads(ForestModel forest, MainView main, DiskKeys keys, ContextMenu menu) {
        this.forest = forest;
        this.main = main;
        this.keys = keys;
        this.menu = menu;
    }

    /// @param aim makes an ancestor the target of the merge in preview
    void from(TreePicture picture, Consumer<Path> aim) {
        forest.shown()
                .subscribe(
                        shown ->
                                picture.filterProperty()
                                        .set(disk -> shown.disk(disk.path()).isPresent()));
        picture.onDepthProperty().set(aim);
        picture.onOpenProperty().set(_ -> keys.toInspector());
        picture.onMenuProperty()
                .set(
                        (disk, at) -> {
                            forest.pickedProperty().set(disk);
                            menu.show(picture, at.getX(), at.getY());
                        });
        picture.addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                _ -> main.inspectorCalledProperty().set(forest.pickedProperty().get() != null));
        picture.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> keys.pressed(event, picture.focusedDiskProperty().get()));
    }

    void from(ForestTable table) {
        table.setContextMenu(menu);
        table.addEventHandler(
                KeyEvent.KEY_PRESSED, event -> keys.pressed(event, forest.pickedProperty().get()));
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) keys.toInspector();
                });
    }
}
