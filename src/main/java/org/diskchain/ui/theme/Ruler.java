package org.diskchain.ui.theme;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

import java.util.HashMap;
import java.util.Map;

/// Measures text in one font, fast: every character is measured once.
public final class Ruler {
    private final Text text = new Text();
    private final Map<Integer, Double> widths = new HashMap<>();

    public Ruler(Font font) {
        text.setFont(font);
    }

    /// The width in pixels.
    public double width(String measured) {
        return measured.codePoints().mapToDouble(this::width).sum();
    }

    private double width(int character) {
        return widths.computeIfAbsent(
                character,
                _ -> {
                    text.setText(Character.toString(character));
                    return text.getLayoutBounds().getWidth();
                });
    }
}
