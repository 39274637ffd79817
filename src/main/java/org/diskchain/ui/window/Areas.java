package org.diskchain.ui.window;

import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The areas of the window among which the keyboard goes.
record Areas(MainView main) {
    /// Those that are shown, in the order in which F6 visits them.
    List<Node> shown() {
        return Stream.of(
                        main.placesProperty(),
                        main.stripProperty(),
                        main.centreProperty(),
                        main.inspectorProperty(),
                        main.dockProperty(),
                        main.pageProperty(),
                        main.headerProperty())
                .map(ObjectProperty::get)
                .filter(Objects::nonNull)
                .filter(Node::isVisible)
                .toList();
    }

    /// The keyboard goes along to a page, to what it asks for first, and back to the disks, once
    /// these are shown again.
    ///
    /// @param page null where the disks are shown
    void focus(Node page) {
        main.applyCss(); // what is in a scroll pane is nowhere before
        main.layout();
        Node area = page == null ? main.centreProperty().get() : page;
        Optional.ofNullable(area.lookup(".primary"))
                .flatMap(Keyboard::firstFocusable)
                .or(() -> Keyboard.firstFocusable(area))
                .ifPresent(Node::requestFocus);
    }

    void focusDisks() {
        Keyboard.firstFocusable(main.centreProperty().get()).ifPresent(Node::requestFocus);
    }
}
