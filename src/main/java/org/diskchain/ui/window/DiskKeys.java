package org.diskchain.ui.window;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.diskchain.ui.ForestModel;
import org.diskchain.ui.merge.MergeFlow;
import org.diskchain.ui.search.SearchModel;

import java.nio.file.Path;

/// The keys that act only while picture or table has the focus, so that they stay letters
/// everywhere else.
final class DiskKeys {
    private final Commands commands;
    private final MergeFlow merging;
    private final MainView main;
    private final ForestModel forest;
    private final SearchModel search;

    DiskKeys(
            Commands commands,
            MergeFlow merging,
            MainView main,
            ForestModel forest,
            SearchModel search) {
        this.commands = commands;
        this.merging = merging;
        this.main = main;
        this.forest = forest;
        this.search = search;
    }

    /// @param disk at which the keyboard is; null where it is at none
    void pressed(KeyEvent event, Path disk) {
        if (isDepth(event) || isButton(event) || isRescue(event, disk) || isLetter(event)) {
            event.consume();
        }
    }

    private boolean isRescue(KeyEvent event, Path disk) {
        if (event.getCode() != KeyCode.SPACE || event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        return disk != null && merging.previewModel().toggleRescue(disk);
    }

    /// Brackets may need AltGr, so they are known by what is written, whatever is held down.
    private boolean isDepth(KeyEvent event) {
        if (event.getText().equals("[")) merging.previewModel().less();
        else if (event.getText().equals("]")) merging.previewModel().more();
        else return false;
        return true;
    }

    private boolean isButton(KeyEvent event) {
        if (!event.isShortcutDown() || event.getCode() != KeyCode.ENTER) return false;
        merging.begin();
        return true;
    }

    private boolean isLetter(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return false;
        if (event.getCode() == KeyCode.M && commands.merge.possible().getValue()) {
            commands.merge.act().run();
        } else if (event.getCode() == KeyCode.R && commands.reconnect.possible().getValue()) {
            commands.reconnect.act().run();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            back();
        } else if (event.getText().equals("?")) {
            commands.keys.act().run();
        } else {
            return false;
        }
        return true;
    }

    /// Esc: first the preview, then the inspector over the picture, then the search.
    private void back() {
        if (merging.previewModel().preview().isPresent()) merging.previewModel().close();
        else if (main.inspectorCalledProperty().get()) main.inspectorCalledProperty().set(false);
        else search.clear();
    }

    /// Brings the inspector forward, and the keyboard into it.
    void toInspector() {
        if (forest.pickedNode().getValue().isEmpty()) return;
        main.inspectorCalledProperty().set(true);
        main.layout();
        Keyboard.firstFocusable(main.inspectorProperty().get()).ifPresent(Node::requestFocus);
    }
}
