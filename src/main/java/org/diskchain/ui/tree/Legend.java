package org.diskchain.ui.tree;

import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// What the dots mean: those of the forest, and those of a merge where one is in preview.
final class Legend extends HBox {
    private static final double CELL = 16;
    private static final double DOT = 10;
    private static final List<DotPainter.Dot> BROWSING =
            List.of(
                    DotPainter.Dot.DISK,
                    DotPainter.Dot.BASE,
                    DotPainter.Dot.DAMAGED,
                    DotPainter.Dot.MISMATCH,
                    DotPainter.Dot.GHOST);
    private static final List<DotPainter.Dot> MERGING =
            List.of(
                    DotPainter.Dot.TARGET,
                    DotPainter.Dot.MERGED,
                    DotPainter.Dot.INVALIDATED,
                    DotPainter.Dot.RESCUED,
                    DotPainter.Dot.ORPHANED,
                    DotPainter.Dot.FOLLOWS);

    private final Palette palette;
    private final TreeWords words;

    Legend(Palette palette, TreeWords words) {
        this.palette = palette;
        this.words = words;
        getStyleClass().add("legend");
        setManaged(false);
        setMouseTransparent(true);
    }

    void draw(Type type, boolean merging) {
        List<Node> lines = new ArrayList<>();
        for (DotPainter.Dot dot : merging ? MERGING : BROWSING) {
            String key = "legend." + dot.name().toLowerCase(Locale.ROOT);
            lines.add(line(key, type, painter -> painter.paint(dot, box())));
        }
        if (!merging) lines.add(line("legend.found", type, painter -> painter.foundRing(box())));
        getChildren().setAll(lines);
    }

    private Label line(String key, Type type, Consumer<DotPainter> draw) {
        Canvas canvas = new Canvas(CELL, CELL);
        draw.accept(new DotPainter(new Brush(canvas.getGraphicsContext2D(), palette, type)));
        Label line = new Label(words.of(key), canvas);
        line.getStyleClass().addAll("caption", "muted");
        return line;
    }

    private static Rectangle2D box() {
        return new Rectangle2D((CELL - DOT) / 2, (CELL - DOT) / 2, DOT, DOT);
    }
}
