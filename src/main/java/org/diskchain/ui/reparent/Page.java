package org.diskchain.ui.reparent;

import javafx.scene.layout.Region;

/// A page of the wizard.
interface Page {
    Region node();

    /// It is shown now: the keyboard goes to where a person begins.
    void entered();
}
