package org.diskchain.ui.window;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Keys that no menu has: from area to area, and single letters where the picture or the table has
/// the focus.
final class Keyboard {
    private final Scene scene;
    private final Supplier<List<Node>> areas;

    /// @param areas the areas that are shown, in the order in which F6 visits them
    Keyboard(Scene scene, Supplier<List<Node>> areas) {
        this.scene = scene;
        this.areas = areas;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::anywhere);
    }

    private void anywhere(KeyEvent event) {
        if (event.getCode() == KeyCode.F6) {
            visit(event.isShiftDown() ? -1 : 1);
            event.consume();
        }
    }

    private void visit(int by) {
        List<Node> shown = areas.get();
        int at = -1;
        for (int i = 0; i < shown.size(); i++) if (holdsFocus(shown.get(i))) at = i;
        for (int step = 1; step <= shown.size(); step++) {
            int next = Math.floorMod(at + by * step, shown.size());
            Optional<Node> first = firstFocusable(shown.get(next));
            if (first.isPresent()) {
                first.get().requestFocus();
                return;
            }
        }
    }

    private boolean holdsFocus(Node area) {
        for (Node node = scene.getFocusOwner(); node != null; node = node.getParent()) {
            if (node == area) return true;
        }
        return false;
    }

    static Optional<Node> firstFocusable(Node area) {
        List<Node> open = new ArrayList<>(List.of(area));
        while (!open.isEmpty()) {
            Node node = open.removeFirst();
            if (!node.isVisible() || node.isDisabled()) continue;
            if (node.isFocusTraversable()) return Optional.of(node);
            if (node instanceof Parent parent) {
                open.addAll(0, parent.getChildrenUnmodifiable());
            }
        }
        return Optional.empty();
    }
}
