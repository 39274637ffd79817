package org.diskchain.ui.tree;

import java.util.Locale;

/// The colours that the picture draws with, by meaning. Each is a styleable property
/// `-picture-NAME` of the picture; the style sheet gives it a token.
enum Ink {
    CANVAS,
    SURFACE,
    RAISED,
    SUNKEN,
    BORDER,
    CARDLINE,
    EDGE,
    OUTLINE,
    TEXT,
    MUTED,
    ACCENT,
    ACCENT_SOFT,
    ON_ACCENT,
    DANGER,
    DANGER_SOFT,
    WARNING,
    WARNING_SOFT,
    SUCCESS_SOFT,
    EFFECT_TARGET,
    EFFECT_MERGED,
    EFFECT_INVALIDATED,
    EFFECT_RESCUED,
    EFFECT_ORPHANED,
    EFFECT_FOLLOWS;

    String property() {
        return "-picture-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
