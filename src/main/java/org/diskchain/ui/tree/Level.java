package org.diskchain.ui.tree;

/// How much of each disk is shown. Text keeps its size; less zoom shows less.
enum Level {
    /// Name, kind or effect, own data, bar, state icons.
    FULL,
    /// Name without extension, own data or effect.
    COMPACT,
    /// Only a shape.
    DOT;

    private static final double FULL_FROM = 0.85;
    private static final double COMPACT_FROM = 0.5;

    static Level at(double zoom) {
        if (zoom >= FULL_FROM) return FULL;
        return zoom >= COMPACT_FROM ? COMPACT : DOT;
    }
}
