package org.diskchain.ui.merge;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

import java.util.Optional;

/// Lies over the whole window while a question is asked: the rest is dimmed, and neither mouse nor
/// keys reach it.
public final class DialogLayer extends StackPane {
    private final ChangeListener<Node> keepFocus = (_, _, now) -> keepFocus(now);
    private Question question;
    private Node focusBefore;

    public DialogLayer() {
        setId("dialog-layer");
        getStyleClass().add("scrim");
        setVisible(false);
        addEventFilter(KeyEvent.ANY, this::key);
    }

    /// Asks; a question that was open is taken back.
    void ask(Question asked) {
        close();
        question = asked;
        focusBefore = getScene().getFocusOwner();
        getChildren().setAll(asked);
        setVisible(true);
        asked.roomProperty().bind(heightProperty());
        applyCss();
        layout();
        asked.focusFirst();
        getScene().focusOwnerProperty().addListener(keepFocus);
    }

    Optional<Question> question() {
        return Optional.ofNullable(question);
    }

    void close() {
        if (question == null) return;
        getScene().focusOwnerProperty().removeListener(keepFocus);
        question = null;
        setVisible(false);
        getChildren().clear();
        if (focusBefore != null) focusBefore.requestFocus();
    }

    private void keepFocus(Node now) {
        for (Node node = now; node != null; node = node.getParent()) if (node == this) return;
        question.focusFirst();
    }

    private void key(KeyEvent event) {
        if (question != null && question.key(event)) event.consume();
    }

    /// Puts the layer over what the pane shows.
    public void over(Pane root) {
        root.getChildren().add(this);
    }
}
