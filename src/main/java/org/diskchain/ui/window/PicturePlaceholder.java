package org.diskchain.ui.window;

import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.StackPane;

final class PicturePlaceholder extends StackPane implements Zoom {
    private final SimpleDoubleProperty level = new SimpleDoubleProperty(1);

    PicturePlaceholder() {
        setFocusTraversable(true);
        setId("picture");
    }

    @Override
    public ObservableValue<Number> level() {
        return level;
    }

    @Override
    public void in() {}

    @Override
    public void out() {}

    @Override
    public void whole() {}

    @Override
    public void fit() {}
}
