package org.diskchain.ui.window;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A box over the dimmed window. Esc and a click beside it close it; keys go nowhere else while it
/// is open.
final class Overlay extends StackPane {
    private Node before;

    Overlay() {
        setVisible(false);
        getStyleClass().add("scrim");
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setOnMouseClicked(
                event -> {
                    if (event.getTarget() == this) close();
                });
    }

    /// Opens over everything; the box takes the focus.
    void open(Region box) {
        before = getScene().getFocusOwner();
        box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().setAll(box);
        setVisible(true);
        box.requestFocus();
    }

    boolean isOpen() {
        return isVisible();
    }

    void close() {
        setVisible(false);
        getChildren().clear();
        if (before != null) before.requestFocus();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB || event.getCode().isFunctionKey()) {
            event.consume();
        }
    }
}
