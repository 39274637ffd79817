package org.diskchain.ui.window;

import javafx.beans.value.ObservableValue;

import org.diskchain.ui.tree.TreePicture;

/// The zoom of the tree picture.
record PictureZoom(TreePicture picture) implements Zoom {
    @Override
    public ObservableValue<Number> level() {
        return picture.zoomProperty();
    }

    @Override
    public void in() {
        picture.zoomIn();
    }

    @Override
    public void out() {
        picture.zoomOut();
    }

    @Override
    public void whole() {
        picture.zoomTo(1);
    }

    @Override
    public void fit() {
        picture.fit();
    }
}
