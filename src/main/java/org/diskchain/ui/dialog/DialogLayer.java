package org.diskchain.ui.dialog;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Lies over the whole window while a dialog is open: the rest is dimmed, and neither mouse nor
/// keys reach it. A dialog that opens over another one is answered first.
public final class DialogLayer extends StackPane {
    private final ChangeListener<Node> keepFocus = (_, _, now) -> keepFocus(now);
    private final Deque<Opened> opened = new ArrayDeque<>();

    /// A dialog and where the keyboard was before it.
    private record Opened(Dialog dialog, Node focusBefore) {}

    public DialogLayer() {
        setId("dialog-layer");
        getStyleClass().add("scrim");
        setVisible(false);
        addEventFilter(KeyEvent.ANY, this::key);
        addEventHandler(KeyEvent.KEY_PRESSED, DialogLayer::keepShortcuts);
    }

    /// Opens a dialog over those that are open.
    public void open(Dialog dialog) {
        top().ifPresent(below -> below.setDisable(true));
        if (opened.isEmpty()) getScene().focusOwnerProperty().addListener(keepFocus);
        opened.push(new Opened(dialog, getScene().getFocusOwner()));
        getChildren().add(dialog);
        setVisible(true);
        dialog.roomProperty().bind(heightProperty());
        applyCss();
        layout();
        dialog.focusFirst();
    }

    /// Asks; a question that was open is taken back.
    public void ask(Question asked) {
        question().ifPresent(this::close);
        open(asked);
    }

    /// The question that waits for an answer.
    public Optional<Question> question() {
        return top().filter(Question.class::isInstance).map(Question.class::cast);
    }

    /// Whether a dialog waits for the person.
    public boolean isOpen() {
        return !opened.isEmpty();
    }

    /// Closes the dialog, if it is the one in front.
    public void close(Dialog dialog) {
        if (!top().filter(dialog::equals).isPresent()) return;
        Opened closed = opened.pop();
        if (opened.isEmpty()) {
            getScene().focusOwnerProperty().removeListener(keepFocus);
            setVisible(false);
        }
        top().ifPresent(below -> below.setDisable(false));
        getChildren().remove(dialog);
        dialog.roomProperty().unbind();
        before(closed).ifPresent(Node::requestFocus);
    }

    /// Where the keyboard was; what stands there may have been made anew meanwhile.
    private Optional<Node> before(Opened closed) {
        Node node = closed.focusBefore();
        if (node == null || node.getScene() != null) return Optional.ofNullable(node);
        return Optional.ofNullable(node.getId()).map(id -> getScene().lookup("#" + id));
    }

    /// Takes the question back, where one is open.
    public void closeQuestion() {
        question().ifPresent(this::close);
    }

    /// Puts the layer over what the pane shows.
    public void over(Pane root) {
        root.getChildren().add(this);
    }

    private Optional<Dialog> top() {
        return Optional.ofNullable(opened.peek()).map(Opened::dialog);
    }

    private void keepFocus(Node now) {
        for (Node node = now; node != null; node = node.getParent()) if (node == this) return;
        top().ifPresent(Dialog::focusFirst);
    }

    private void key(KeyEvent event) {
        if (top().filter(dialog -> dialog.key(event)).isPresent()) event.consume();
    }

    /// The window's shortcuts wait too.
    private static void keepShortcuts(KeyEvent event) {
        boolean shortcut =
                event.isShortcutDown() || event.isAltDown() || event.getCode().isFunctionKey();
        if (shortcut) event.consume();
    }
}
