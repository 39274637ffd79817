package org.diskchain.ui.tree;

import javafx.geometry.Rectangle2D;

import org.diskchain.chain.DiskNode;
import org.diskchain.ui.theme.Icons;

import java.util.Optional;
import java.util.stream.Stream;

/// Draws full and compact cards.
final class CardPainter {
    private static final double RING_AWAY = 3;
    private static final double STATE_ICON = 13;
    private static final double STATE_GAP = 3;
    private static final double BAR_HEIGHT = 3;
    private static final double TEXT_END = 8;
    private static final double BEHIND_WORD = 4;
    private static final double BEHIND_BAR = 10;
    private static final double SECOND_LINE = 3;
    private static final double SECOND_ROUND = 2 * (Outline.RADIUS - SECOND_LINE + 0.5);

    /// Where things are in a card of the drawn size.
    private record Places(
            double height, double rail, double icon, double text, double name, double facts) {
        static final Places FULL = new Places(48, 24, 15, 32, 18, 33);
        static final Places COMPACT = new Places(36, 20, 13, 28, 16, 29);
    }

    private static final double FULL_BAR = 39;

    private final Brush brush;
    private final Sight sight;
    private final TreeWords words;
    private final Outline outline;
    private final Level level;
    private final double scale;
    private final Places places;

    CardPainter(Brush brush, Sight sight, TreeWords words, Measures measures) {
        this.brush = brush;
        this.sight = sight;
        this.words = words;
        this.outline = new Outline(brush.canvas(), measures.turned());
        this.level = measures.level() == Level.COMPACT ? Level.COMPACT : Level.FULL;
        this.scale = measures.text();
        this.places = level == Level.FULL ? Places.FULL : Places.COMPACT;
    }

    void paint(Card card, Rectangle2D box) {
        Look look = sight.look(card, level);
        body(look, box);
        double iconX = box.getMinX() + places.rail() * scale / 2;
        boolean onNotch = look.shape() == Look.Shape.NOTCHED;
        brush.icon(
                look.icon(),
                iconX + (onNotch ? 2 : 0.5),
                (box.getMinY() + box.getMaxY()) / 2,
                places.icon() * scale,
                look.rail() == Look.Rail.FILLED ? Ink.ON_ACCENT : look.ink());
        name(card, look, box);
        if (level == Level.FULL) fullFacts(card, look, box);
        else compactFacts(card, look, box);
        edge(look, box);
    }

    /// The ring around the picked card.
    void pickedRing(Rectangle2D box) {
        brush.stroke(Ink.ACCENT, brush.ringWidth());
        ring(box);
    }

    /// The ring around the card that the keyboard is at.
    void focusRing(Rectangle2D box) {
        brush.stroke(Ink.TEXT, brush.ringWidth(), 2, 2);
        ring(box);
    }

    /// The ring around a card that the search found.
    void foundRing(Rectangle2D box) {
        brush.stroke(Ink.ACCENT, 1);
        ring(box);
    }

    private void ring(Rectangle2D box) {
        double away = RING_AWAY + brush.ringWidth() / 2;
        double round = 2 * (Outline.RADIUS + RING_AWAY);
        brush.canvas()
                .strokeRoundRect(
                        box.getMinX() - away,
                        box.getMinY() - away,
                        box.getWidth() + 2 * away,
                        box.getHeight() + 2 * away,
                        round,
                        round);
    }

    private void body(Look look, Rectangle2D box) {
        lay(look, box, 0.5);
        brush.fill(look.fill()).canvas().fill();
        if (look.rail() == Look.Rail.NONE) return;
        outline.layRail(
                look.shape(), box.getMinX(), box.getMinY(), places.rail() * scale, box.getHeight());
        brush.fill(look.rail() == Look.Rail.FILLED ? look.line() : look.soft()).canvas().fill();
    }

    private void edge(Look look, Rectangle2D box) {
        Look.Stroke stroke = look.stroke();
        brush.stroke(look.line(), stroke.width, stroke.dashes);
        lay(look, box, stroke.width / 2);
        brush.canvas().stroke();
        if (look.shape() == Look.Shape.DOUBLED) secondLine(look, box);
    }

    /// One pixel wide around all but the rail.
    private void secondLine(Look look, Rectangle2D box) {
        brush.stroke(look.line(), 1);
        double left = box.getMinX() + Math.rint(places.rail() * scale) + SECOND_LINE - 0.5;
        double top = box.getMinY() + SECOND_LINE + 0.5;
        brush.canvas()
                .strokeRoundRect(
                        left,
                        top,
                        box.getMaxX() - SECOND_LINE - 0.5 - left,
                        box.getMaxY() - SECOND_LINE - 0.5 - top,
                        SECOND_ROUND,
                        SECOND_ROUND);
    }

    private void lay(Look look, Rectangle2D box, double inset) {
        outline.lay(
                look.shape(), box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight(), inset);
    }

    private void name(Card card, Look look, Rectangle2D box) {
        double right = textEnd(box);
        double baseline = y(box, places.name());
        for (Icons icon : sight.stateIcons(card, level)) {
            double size = STATE_ICON * scale;
            brush.icon(icon, right - size / 2, baseline - 4 * scale, size, ink(icon));
            right -= size + STATE_GAP * scale;
        }
        double left = textStart(box);
        String name = level == Level.FULL ? card.name() : card.stem();
        brush.text(
                brush.type().fit(name, right - left, Type.Role.NAME),
                left,
                baseline,
                Type.Role.NAME,
                card instanceof Card.Ghost ? look.ink() : Ink.TEXT);
    }

    private void fullFacts(Card card, Look look, Rectangle2D box) {
        double left = textStart(box);
        double baseline = y(box, places.facts());
        if (!(card instanceof Card.Present(var disk))) {
            word(card, look.word(), look.wordInk(), left, baseline);
            return;
        }
        String amount = amount(disk);
        double amountStart = textEnd(box) - brush.type().width(amount, Type.Role.FACTS);
        String word = wordBefore(amountStart - left, disk, look);
        if (sight.effect(card.path()).isEmpty()) {
            word = withBackup(word, disk, look, amountStart - left);
        }
        double end = word(card, word, look.wordInk(), left, baseline);
        double room = amountStart - end;
        if (sight.isMergeSource(card.path())) picked(end, baseline, room);
        brush.textBefore(amount, textEnd(box), baseline, Type.Role.FACTS, Ink.MUTED);
        bar(disk, look, left, y(box, FULL_BAR), textEnd(box) - left);
    }

    /// With what the next backup does, unless a merge is shown, after which that may differ. The
    /// icon tells it too, so that it is left out where it has no room.
    private String withBackup(String word, DiskNode disk, Look look, double room) {
        Optional<String> mark = sight.verdict(disk).map(words::backupMark);
        if (mark.isEmpty()) return word;
        return Stream.of(word, shortened(disk, look))
                .map(before -> before + " · " + mark.get())
                .filter(text -> fits(text, room))
                .findFirst()
                .orElse(isKind(disk, look) && fits(mark.get(), room) ? mark.get() : word);
    }

    private boolean fits(String text, double room) {
        return brush.type().width(text, Type.Role.FACTS) + BEHIND_WORD * scale <= room;
    }

    /// The ring tells it too, so that the word is left out where it has no room.
    private void picked(double from, double baseline, double room) {
        String word = words.of("effect.picked");
        double gap = BEHIND_WORD * scale;
        if (brush.type().width(word, Type.Role.FACTS) + 2 * gap > room) return;
        brush.text(word, from + gap, baseline, Type.Role.FACTS, Ink.MUTED);
    }

    /// What a merge does to the disk, or else how much it holds; there is no room for both. While
    /// backup documents are open, what the next backup does stands in the place of the bar.
    private void compactFacts(Card card, Look look, Rectangle2D box) {
        double left = textStart(box);
        double baseline = y(box, places.facts());
        if (!(card instanceof Card.Present(var disk)) || sight.effect(card.path()).isPresent()) {
            word(card, look.word(), look.wordInk(), left, baseline);
            return;
        }
        String amount = amount(disk);
        double amountStart = textEnd(box) - brush.type().width(amount, Type.Role.FACTS);
        brush.textBefore(amount, textEnd(box), baseline, Type.Role.FACTS, Ink.MUTED);
        String mark = sight.verdict(disk).map(words::backupMark).orElse("");
        if (!mark.isEmpty() && fits(mark, amountStart - left)) {
            brush.text(mark, left, baseline, Type.Role.FACTS, Ink.MUTED);
            return;
        }
        double barEnd = amountStart - BEHIND_BAR * scale;
        bar(disk, look, left, baseline - (4 + BAR_HEIGHT / 2) * scale, barEnd - left);
    }

    /// Writes the word below the name, and says where it ends.
    private double word(Card card, String word, Ink ink, double left, double baseline) {
        Type.Role role = sight.effect(card.path()).isPresent() ? Type.Role.EFFECT : Type.Role.FACTS;
        brush.text(word, left, baseline, role, ink);
        return left + brush.type().width(word, role);
    }

    /// A kind that would reach the amount is shortened to the format: the icon tells its type.
    private String wordBefore(double room, DiskNode disk, Look look) {
        return fits(look.word(), room) ? look.word() : shortened(disk, look);
    }

    private String shortened(DiskNode disk, Look look) {
        return isKind(disk, look) ? "" + disk.facts().format() : look.word();
    }

    private boolean isKind(DiskNode disk, Look look) {
        return look.word().equals(words.kind(disk.facts())) && disk.facts().isReadable();
    }

    private String amount(DiskNode disk) {
        return sight.merging(disk.path())
                .map(words::percent)
                .orElseGet(() -> words.size(disk.ownedBytes()));
    }

    private void bar(DiskNode disk, Look look, double x, double y, double width) {
        double share = sight.merging(disk.path()).orElseGet(() -> sight.share(disk));
        brush.bar(x, Math.round(y), width, BAR_HEIGHT * scale, share, look.barInk());
    }

    private double textStart(Rectangle2D box) {
        return box.getMinX() + places.text() * scale;
    }

    private double textEnd(Rectangle2D box) {
        return box.getMaxX() - TEXT_END * scale;
    }

    /// A height of the drawn card in this one: small cards draw lines together, large ones keep
    /// them in their middle.
    private double y(Rectangle2D box, double drawn) {
        double height = places.height() * scale;
        double slack = box.getHeight() - height;
        return Math.round(
                slack > 0
                        ? box.getMinY() + slack / 2 + drawn * scale
                        : box.getMinY() + drawn * box.getHeight() / places.height());
    }

    private static Ink ink(Icons state) {
        return switch (state) {
            case UNFINISHED -> Ink.ACCENT;
            case WARNING, DEPENDS -> Ink.WARNING;
            default -> Ink.MUTED;
        };
    }
}
