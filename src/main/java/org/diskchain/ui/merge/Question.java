package org.diskchain.ui.merge;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A question in the middle of the window, with a button that takes it back, focused, and one that
/// does what is asked. Esc takes it back.
final class Question extends VBox {
    static final double WIDTH = 520;

    /// What stays free above and below, together.
    private static final double ROOM_AROUND = 48;

    private final DoubleProperty room = new SimpleDoubleProperty(Double.MAX_VALUE);
    private final Button back;
    private final Button act;
    private final boolean enterActs;

    /// @param content between the text and the buttons
    /// @param enterActs whether Enter on the focused second button does what is asked; Enter on the
    ///   first one always takes it back
    Question(
            String title, String text, Region content, Button back, Button act, boolean enterActs) {
        this.back = back;
        this.act = act;
        this.enterActs = enterActs;
        getStyleClass().add("dialog-box");
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        setMaxHeight(USE_PREF_SIZE);
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
        room.addListener((_, _, _) -> requestLayout());
        setAccessibleText(title + " " + text);
    }

    /// The height of the window in which it stands.
    DoubleProperty roomProperty() {
        return room;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.min(super.computePrefHeight(width), room.get() - ROOM_AROUND);
    }

    void focusFirst() {
        back.requestFocus();
    }

    /// Whether the event goes no further.
    boolean key(KeyEvent event) {
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
