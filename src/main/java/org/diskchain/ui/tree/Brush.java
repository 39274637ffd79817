package org.diskchain.ui.tree;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;

import org.diskchain.ui.theme.Icons;

/// Draws in the picture's colours and fonts.
final class Brush {
    private final GraphicsContext canvas;
    private final Palette palette;
    private final Type type;

    Brush(GraphicsContext canvas, Palette palette, Type type) {
        this.canvas = canvas;
        this.palette = palette;
        this.type = type;
        canvas.setLineCap(StrokeLineCap.BUTT);
    }

    GraphicsContext canvas() {
        return canvas;
    }

    Type type() {
        return type;
    }

    double ringWidth() {
        return palette.ringWidth();
    }

    Brush fill(Ink ink) {
        canvas.setFill(palette.of(ink));
        return this;
    }

    Brush stroke(Ink ink, double width, double... dashes) {
        canvas.setStroke(palette.of(ink));
        canvas.setLineWidth(width);
        canvas.setLineDashes(dashes);
        return this;
    }

    /// Text that begins at `x` and stands on `baseline`.
    void text(String text, double x, double baseline, Type.Role role, Ink ink) {
        text(text, x, baseline, role, ink, TextAlignment.LEFT);
    }

    /// Text that ends at `x`.
    void textBefore(String text, double x, double baseline, Type.Role role, Ink ink) {
        text(text, x, baseline, role, ink, TextAlignment.RIGHT);
    }

    /// Text with its middle at the point.
    void textAround(String text, double x, double y, Type.Role role, Ink ink) {
        canvas.setTextBaseline(VPos.CENTER);
        draw(text, x, y, role, ink, TextAlignment.CENTER);
    }

    /// An icon with its middle at the point.
    void icon(Icons icon, double x, double y, double size, Ink ink) {
        fill(ink);
        canvas.setTextAlign(TextAlignment.CENTER);
        canvas.setTextBaseline(VPos.CENTER);
        canvas.setFont(type.icons(size));
        canvas.fillText(type.glyph(icon), x, y);
    }

    /// A bar filled from the left; what is there at all shows at least as a dot.
    void bar(double x, double y, double width, double height, double share, Ink ink) {
        fill(Ink.SUNKEN);
        canvas.fillRoundRect(x, y, width, height, height, height);
        if (share <= 0) return;
        fill(ink);
        canvas.fillRoundRect(x, y, Math.max(height, width * share), height, height, height);
    }

    private void text(
            String text, double x, double baseline, Type.Role role, Ink ink, TextAlignment align) {
        canvas.setTextBaseline(VPos.BASELINE);
        draw(text, x, baseline, role, ink, align);
    }

    private void draw(
            String text, double x, double y, Type.Role role, Ink ink, TextAlignment align) {
        fill(ink);
        canvas.setTextAlign(align);
        canvas.setFont(type.font(role));
        canvas.fillText(text, x, y);
    }
}
