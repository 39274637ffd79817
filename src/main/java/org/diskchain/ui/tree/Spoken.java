package org.diskchain.ui.tree;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One sentence for a card, as a screen reader says it.
final class Spoken {
    private final Family family;
    private final Sight sight;
    private final TreeWords words;

    Spoken(Family family, Sight sight, TreeWords words) {
        this.family = family;
        this.sight = sight;
        this.words = words;
    }

    /// Name, effect or state, own data, parent, number of children.
    String of(Card card) {
        List<String> parts = new ArrayList<>();
        parts.add(card.name());
        parts.add(lower(sight.look(card, Level.FULL).word()));
        if (card instanceof Card.Present(var disk)) {
            sight.stateWords(disk).forEach(word -> parts.add(lower(word)));
            parts.add(words.of("spoken.own", words.size(disk.ownedBytes())));
        }
        parts.add(
                family.parent(card.path())
                        .flatMap(family::card)
                        .map(parent -> words.of("spoken.child", parent.name()))
                        .orElse(words.of("spoken.base")));
        parts.add(words.of("spoken.children", family.children(card.path()).size()));
        return String.join(", ", parts);
    }

    /// What the tooltip says: the whole name, what is not plain about it, why the next backup does
    /// with it what it does, the whole path.
    String tooltip(Card card) {
        List<String> lines = new ArrayList<>(List.of(card.name()));
        if (card instanceof Card.Present(var disk)) {
            lines.addAll(sight.stateWords(disk));
            sight.forecast(disk).flatMap(words::why).ifPresent(lines::add);
        }
        Path folder = card.path().getParent();
        if (folder != null) lines.add(folder.toString());
        return String.join("\n", lines);
    }

    /// Words begin small inside a sentence; names of formats stay as they are.
    private static String lower(String word) {
        boolean name = word.length() > 1 && Character.isUpperCase(word.charAt(1));
        return name ? word : word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
    }
}
