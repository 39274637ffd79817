package org.diskchain.ui.window;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Takes folders and disks that are dropped anywhere on a node, and shows that it would.
final class DropTarget {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("drop");

    private final Node node;
    private final Consumer<List<Path>> open;

    private DropTarget(Node node, Consumer<List<Path>> open) {
        this.node = node;
        this.open = open;
    }

    static void on(Node node, Consumer<List<Path>> open) {
        DropTarget target = new DropTarget(node, open);
        node.addEventHandler(DragEvent.DRAG_OVER, target::over);
        node.addEventHandler(DragEvent.DRAG_EXITED, _ -> target.mark(false));
        node.addEventHandler(DragEvent.DRAG_DROPPED, target::dropped);
    }

    private void over(DragEvent event) {
        if (!event.getDragboard().hasFiles()) return;
        event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
        mark(true);
        event.consume();
    }

    private void dropped(DragEvent event) {
        mark(false);
        if (!event.getDragboard().hasFiles()) return;
        open.accept(event.getDragboard().getFiles().stream().map(File::toPath).toList());
        event.setDropCompleted(true);
        event.consume();
    }

    private void mark(boolean over) {
        node.pseudoClassStateChanged(OVER, over);
    }
}
