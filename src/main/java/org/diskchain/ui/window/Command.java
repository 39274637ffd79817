package org.diskchain.ui.window;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;

import org.diskchain.ui.Texts;

import java.util.Optional;

/// Something that a person can have done: in a menu, by a key, or both.
///
/// @param name its key among the words, after `command.`
/// @param shortcut as [KeyCombination] writes it; empty where no key does it everywhere
/// @param possible whether it can be done now
record Command(String name, String shortcut, ObservableValue<Boolean> possible, Runnable act) {

    Optional<KeyCombination> keys() {
        return shortcut.isEmpty()
                ? Optional.empty()
                : Optional.of(KeyCombination.keyCombination(shortcut));
    }

    MenuItem menuItem(Texts texts) {
        MenuItem item = new MenuItem(texts.get("command." + name));
        item.setId("menu-" + name);
        keys().ifPresent(item::setAccelerator);
        item.disableProperty().bind(possible.map(can -> !can));
        item.setOnAction(_ -> act.run());
        return item;
    }
}
