package org.diskchain.ui.window;

import javafx.beans.value.ObservableValue;

/// The picture's zoom, as the strip and the keys ask for it.
interface Zoom {
    /// 1 is the designed size.
    ObservableValue<Number> level();

    void in();

    void out();

    void whole();

    void fit();
}
