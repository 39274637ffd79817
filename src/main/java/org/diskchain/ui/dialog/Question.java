package org.diskchain.ui.dialog;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A question in the middle of the window, with a button that takes it back, focused, and one that
/// does what is asked. Esc takes it back.
public final class Question extends Dialog {
    private static final double WIDTH = 520;

    private final Button back;
    private final Button act;
    private final boolean enterActs;

    /// @param content between the text and the buttons
    /// @param enterActs whether Enter on the focused second button does what is asked; Enter on the
    ///   first one always takes it back
    public Question(
            String title, String text, Region content, Button back, Button act, boolean enterActs) {
        this.back = back;
        this.act = act;
        this.enterActs = enterActs;
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        Label head = new Label(title);
        head.getStyleClass().add("dialog-title");
        head.setWrapText(true);
        head.setMinHeight(USE_PREF_SIZE);
        Label below = new Label(text);
        below.getStyleClass().addAll("body", "muted");
        below.setWrapText(true);
        below.setMinHeight(USE_PREF_SIZE);
        VBox body = new VBox(head, below, content);
        body.getStyleClass().add("question-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        VBox.setVgrow(content, Priority.ALWAYS);
        HBox foot = new HBox(back, act);
        foot.getStyleClass().add("dialog-foot");
        foot.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(body, foot);
        setAccessibleText(title + " " + text);
    }

    @Override
    public void focusFirst() {
        back.requestFocus();
    }

    @Override
    protected boolean key(KeyEvent event) {
        boolean pressed = event.getEventType() == KeyEvent.KEY_PRESSED;
        return switch (event.getCode()) {
            case SPACE -> false;
            case ESCAPE -> does(pressed, back::fire);
            case TAB, LEFT, RIGHT -> does(pressed, this::other);
            case ENTER -> does(pressed, this::enter);
            default -> true;
        };
    }

    private static boolean does(boolean pressed, Runnable act) {
        if (pressed) act.run();
        return true;
    }

    private void other() {
        if (back.isFocused() && !act.isDisabled()) act.requestFocus();
        else back.requestFocus();
    }

    private void enter() {
        if (back.isFocused()) back.fire();
        else if (enterActs && act.isFocused()) act.fire();
    }
}
