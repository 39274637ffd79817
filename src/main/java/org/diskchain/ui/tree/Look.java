package org.diskchain.ui.tree;

import org.diskchain.plan.Effect;
import org.diskchain.ui.theme.Icons;

/// How a card is drawn: always icon, outline and word together; colour comes last.
///
/// @param ink of icon and bar
/// @param wordInk of the word
/// @param line of the outline
/// @param icons the state icons beside the name
record Look(
        Icons icon,
        String word,
        Ink ink,
        Ink wordInk,
        Ink line,
        Stroke stroke,
        Ink fill,
        Rail rail,
        Shape shape) {

    /// The strip at the card's left.
    enum Rail {
        /// Plain: only the icon.
        NONE,
        /// The disk needs one act.
        SOFT,
        /// The disk's content changes or is lost.
        FILLED
    }

    enum Shape {
        PLAIN,
        /// All corners cut: invalidated.
        CUT,
        /// A second line inside: rescued.
        DOUBLED,
        /// A notch where the link was: orphaned.
        NOTCHED
    }

    /// A line's width and dashes.
    enum Stroke {
        CARD(1),
        STATE(1.5),
        TARGET(2),
        MERGED(1.5, 6, 4),
        FOLLOWS(1.5, 1.5, 3),
        GHOST(1, 4, 3);

        final double width;
        final double[] dashes;

        Stroke(double width, double... dashes) {
            this.width = width;
            this.dashes = dashes;
        }
    }

    /// The look of a disk that a merge affects.
    static Look of(Effect.Kind effect, String word) {
        Icons icon = Icons.of(effect);
        return switch (effect) {
            case TARGET ->
                    new Look(
                            icon,
                            word,
                            Ink.EFFECT_TARGET,
                            Ink.EFFECT_TARGET,
                            Ink.EFFECT_TARGET,
                            Stroke.TARGET,
                            Ink.ACCENT_SOFT,
                            Rail.FILLED,
                            Shape.PLAIN);
            case MERGED -> hollow(icon, word, Ink.EFFECT_MERGED, Stroke.MERGED);
            case FOLLOWS -> hollow(icon, word, Ink.EFFECT_FOLLOWS, Stroke.FOLLOWS);
            case INVALIDATED -> state(icon, word, Ink.EFFECT_INVALIDATED, Rail.FILLED, Shape.CUT);
            case RESCUED -> state(icon, word, Ink.EFFECT_RESCUED, Rail.SOFT, Shape.DOUBLED);
            case ORPHANED -> state(icon, word, Ink.EFFECT_ORPHANED, Rail.SOFT, Shape.NOTCHED);
            case UNTOUCHED -> plain(icon, word);
        };
    }

    static Look plain(Icons icon, String word) {
        return new Look(
                icon,
                word,
                Ink.MUTED,
                Ink.MUTED,
                Ink.CARDLINE,
                Stroke.CARD,
                Ink.RAISED,
                Rail.NONE,
                Shape.PLAIN);
    }

    static Look ghost(String word) {
        return new Look(
                Icons.GHOST,
                word,
                Ink.MUTED,
                Ink.MUTED,
                Ink.OUTLINE,
                Stroke.GHOST,
                Ink.CANVAS,
                Rail.NONE,
                Shape.PLAIN);
    }

    static Look damaged(String word) {
        return state(Icons.DAMAGED, word, Ink.DANGER, Rail.SOFT, Shape.PLAIN);
    }

    /// A broken link; full cards say it by their word, compact ones by rail and outline.
    static Look broken(Icons icon, String word) {
        return state(icon, word, Ink.WARNING, Rail.SOFT, Shape.PLAIN);
    }

    /// The parent was merged: as an orphan looks in the preview of that merge.
    static Look superseded(String word) {
        return of(Effect.Kind.ORPHANED, word);
    }

    Look withWord(String other, Ink otherInk) {
        return new Look(icon, other, ink, otherInk, line, stroke, fill, rail, shape);
    }

    /// As it is, with the outline of an unfinished merge.
    Look unfinished() {
        return new Look(icon, word, ink, wordInk, Ink.ACCENT, Stroke.STATE, fill, rail, shape);
    }

    /// Of the bar: plain cards have a quieter one.
    Ink barInk() {
        return ink == Ink.MUTED ? Ink.OUTLINE : ink;
    }

    /// What a soft rail is filled with.
    Ink soft() {
        return switch (line) {
            case DANGER -> Ink.DANGER_SOFT;
            case EFFECT_RESCUED -> Ink.SUCCESS_SOFT;
            default -> Ink.WARNING_SOFT;
        };
    }

    private static Look state(Icons icon, String word, Ink ink, Rail rail, Shape shape) {
        return new Look(icon, word, ink, ink, ink, Stroke.STATE, Ink.RAISED, rail, shape);
    }

    private static Look hollow(Icons icon, String word, Ink ink, Stroke stroke) {
        return new Look(icon, word, ink, ink, ink, stroke, Ink.CANVAS, Rail.NONE, Shape.PLAIN);
    }
}
