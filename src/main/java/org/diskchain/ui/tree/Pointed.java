package org.diskchain.ui.tree;

import javafx.scene.Node;
import javafx.scene.control.Tooltip;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// The card under the mouse, told in a tooltip; among dots the picture itself tells it.
final class Pointed {
    private final Node picture;
    private final Tooltip tooltip = new Tooltip();
    private Optional<Path> at = Optional.empty();

    Pointed(Node picture) {
        this.picture = picture;
    }

    Optional<Path> at() {
        return at;
    }

    void forget() {
        at = Optional.empty();
    }

    /// Whether another card is pointed at than before.
    boolean moveTo(Optional<Card> card, boolean dots, Function<Card, String> words) {
        Optional<Path> next = card.map(Card::path);
        if (next.equals(at)) return false;
        at = next;
        Tooltip.uninstall(picture, tooltip);
        if (!dots && card.isPresent()) {
            tooltip.setText(words.apply(card.get()));
            Tooltip.install(picture, tooltip);
        }
        return true;
    }
}
