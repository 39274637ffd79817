package org.diskchain.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.paint.Color;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The contrast of every pair in use, computed as WCAG 2.2 does.
final class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double GRAPHICS = 3;
    private static final Pattern TOKEN = Pattern.compile("-dc-([a-z-]+): (#[0-9A-F]{6});");
    private static final List<String> SURFACES = List.of("window", "canvas", "surface", "raised");
    private static final List<String> MEANINGS = List.of("accent", "danger", "warning", "success");

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void textCanBeRead(String sheet) throws IOException {
        Map<String, Color> tokens = tokens(sheet);
        for (String surface : SURFACES) {
            for (String text : List.of("text", "muted")) atLeast(TEXT, tokens, text, surface);
            for (String meaning : MEANINGS) atLeast(TEXT, tokens, meaning, surface);
        }
        for (String meaning : MEANINGS) {
            for (String text : List.of("text", "muted", meaning)) {
                atLeast(TEXT, tokens, text, meaning + "-soft");
            }
        }
        atLeast(TEXT, tokens, "text", "sunken");
        atLeast(TEXT, tokens, "muted", "sunken");
        atLeast(TEXT, tokens, "on-accent", "accent");
        atLeast(TEXT, tokens, "on-accent", "danger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void linesAndShapesCanBeSeen(String sheet) throws IOException {
        Map<String, Color> tokens = tokens(sheet);
        for (String surface : SURFACES) {
            atLeast(GRAPHICS, tokens, "outline", surface);
            atLeast(GRAPHICS, tokens, "edge", surface);
        }
        atLeast(GRAPHICS, tokens, "outline", "sunken");
        atLeast(GRAPHICS, tokens, "outline", "accent-soft");
        for (String meaning : MEANINGS) atLeast(GRAPHICS, tokens, meaning, "sunken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void effectsPointToMeanings(String sheet) throws IOException {
        Pattern effect = Pattern.compile("-dc-effect-([a-z]+): -dc-([a-z]+);");
        Map<String, String> named = new HashMap<>();
        Matcher found = effect.matcher(read(sheet));
        while (found.find()) named.put(found.group(1), found.group(2));
        assertEquals(
                Map.of(
                        "target", "accent",
                        "merged", "accent",
                        "invalidated", "danger",
                        "rescued", "success",
                        "orphaned", "warning",
                        "follows", "warning",
                        "untouched", "muted"),
                named);
    }

    private static void atLeast(
            double limit, Map<String, Color> tokens, String ink, String surface) {
        double contrast = contrast(tokens.get(ink), tokens.get(surface));
        assertTrue(contrast >= limit, () -> "%s on %s: %.2f".formatted(ink, surface, contrast));
    }

    private static double contrast(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed())
                + 0.7152 * linear(color.getGreen())
                + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static Map<String, Color> tokens(String sheet) throws IOException {
        Map<String, Color> tokens = new HashMap<>();
        Matcher found = TOKEN.matcher(read(sheet));
        while (found.find()) tokens.put(found.group(1), Color.web(found.group(2)));
        return tokens;
    }

    private static String read(String sheet) throws IOException {
        try (InputStream in = Theme.class.getResourceAsStream(sheet)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
