package org.diskchain.ui.tree;

import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;

import org.diskchain.plan.Effect;
import org.diskchain.plan.Effects;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Draws where orphans will hang afterwards: a dashed line from the target above its row to each of
/// them, with the words for it.
final class ReconnectPainter {
    private static final double LINE = 1.5;
    private static final double ABOVE = 13;
    private static final double FROM_TARGETS_END = 24;
    private static final double CORNER = 6;
    private static final double AROUND_WORDS = 6;

    private final Brush brush;
    private final Geometry geometry;
    private final TreeWords words;

    ReconnectPainter(Brush brush, Geometry geometry, TreeWords words) {
        this.brush = brush;
        this.geometry = geometry;
        this.words = words;
    }

    /// @param worded whether the line says what it is; not while the merge runs
    void paint(Effects effects, boolean worded) {
        Layout.Spot target = geometry.layout().spots().get(effects.target());
        Layout.Spot source = geometry.layout().spots().get(effects.source());
        List<Rectangle2D> orphans = new ArrayList<>();
        for (Path orphan : effects.disks(Effect.Kind.ORPHANED)) {
            geometry.box(orphan).ifPresent(orphans::add);
        }
        if (target == null || source == null || orphans.isEmpty()) return;
        Line line = line(target, source);
        orphans.forEach(orphan -> stroke(line, orphan));
        if (worded && geometry.measures().level() != Level.DOT) words(line, orphans.size());
    }

    /// The common part, along and across the direction of growth.
    private record Line(double start, double startAcross, double height, double bend) {}

    private Line line(Layout.Spot target, Layout.Spot source) {
        Measures measures = geometry.measures();
        Rectangle2D from = geometry.box(target);
        Rectangle2D last = geometry.box(source);
        boolean turned = measures.turned();
        double end = turned ? from.getMaxY() : from.getMaxX();
        double across = turned ? from.getMinX() : from.getMinY();
        double length = turned ? from.getHeight() : from.getWidth();
        double gapAcross = measures.across() - (turned ? from.getWidth() : from.getHeight());
        double above = target.row() == 0 ? ABOVE : gapAcross / 2;
        double bend = (turned ? last.getMaxY() : last.getMaxX()) + measures.gap() / 2;
        return new Line(end - Math.min(FROM_TARGETS_END, length / 2), across, across - above, bend);
    }

    private void stroke(Line line, Rectangle2D orphan) {
        boolean turned = geometry.measures().turned();
        double to = turned ? orphan.getMinY() : orphan.getMinX();
        double across = Geometry.centre(orphan).getX();
        if (!turned) across = Geometry.centre(orphan).getY();
        double corner = Math.min(CORNER, (line.startAcross() - line.height()) / 2);
        double[][] way = {
            {line.start(), line.startAcross()},
            {line.start(), line.height() + corner},
            {line.start(), line.height(), line.start() + corner, line.height()},
            {line.bend() - corner, line.height()},
            {line.bend(), line.height(), line.bend(), line.height() + corner},
            {line.bend(), across - corner},
            {line.bend(), across, line.bend() + corner, across},
            {to + Outline.NOTCH_DEPTH, across}
        };
        GraphicsContext canvas = brush.canvas();
        brush.stroke(Ink.EFFECT_ORPHANED, LINE, 5, 4);
        canvas.beginPath();
        canvas.moveTo(x(way[0][0], way[0][1]), y(way[0][0], way[0][1]));
        for (double[] step : way) {
            if (step.length == 2) canvas.lineTo(x(step[0], step[1]), y(step[0], step[1]));
            else
                canvas.quadraticCurveTo(
                        x(step[0], step[1]),
                        y(step[0], step[1]),
                        x(step[2], step[3]),
                        y(step[2], step[3]));
        }
        canvas.stroke();
    }

    private void words(Line line, int orphans) {
        String text = words.reconnect(orphans);
        double width = brush.type().width(text, Type.Role.FACTS) + 2 * AROUND_WORDS;
        double room = line.bend() - line.start() - 2 * CORNER;
        if (width > room) return;
        double middle = (line.start() + line.bend()) / 2;
        GraphicsContext canvas = brush.canvas();
        canvas.save();
        canvas.translate(x(middle, line.height()), y(middle, line.height()));
        if (geometry.measures().turned()) canvas.rotate(-90);
        brush.fill(Ink.CANVAS);
        canvas.fillRect(-width / 2, -2, width, 4);
        brush.textAround(text, 0, 0, Type.Role.FACTS, Ink.EFFECT_ORPHANED);
        canvas.restore();
    }

    private double x(double along, double across) {
        return geometry.measures().turned() ? across : along;
    }

    private double y(double along, double across) {
        return geometry.measures().turned() ? along : across;
    }
}
