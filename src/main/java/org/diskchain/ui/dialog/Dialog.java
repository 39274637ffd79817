package org.diskchain.ui.dialog;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// A box in the middle of the window. While it is open, neither mouse nor keys reach anything else.
public abstract class Dialog extends VBox {
    /// What stays free above and below, together.
    private static final double ROOM_AROUND = 48;

    private final DoubleProperty room = new SimpleDoubleProperty(Double.MAX_VALUE);

    protected Dialog() {
        getStyleClass().add("dialog-box");
        setMaxHeight(USE_PREF_SIZE);
        room.addListener((_, _, _) -> requestLayout());
    }

    /// The height of the window in which it stands.
    final DoubleProperty roomProperty() {
        return room;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.min(super.computePrefHeight(width), room.get() - ROOM_AROUND);
    }

    /// Puts the keyboard where a person begins.
    public abstract void focusFirst();

    /// Whether the event goes no further.
    protected abstract boolean key(KeyEvent event);
}
