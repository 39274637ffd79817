package org.diskchain.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/// A style sheet whose lengths are grown with the text size. Lines and gaps up to 3 pixels stay.
final class Scaled {
    private static final Pattern LENGTH = Pattern.compile("(-?\\d+(?:\\.\\d+)?)px");
    private static final double LONGEST_FIXED = 3;

    private Scaled() {}

    /// An address that JavaFX takes for a style sheet.
    static String sheet(URL sheet, double scale) {
        if (scale == 1) return sheet.toExternalForm();
        try (InputStream in = sheet.openStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            byte[] scaled = scale(text, scale).getBytes(StandardCharsets.UTF_8);
            return "data:text/css;charset=utf-8;base64,"
                    + Base64.getEncoder().encodeToString(scaled);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String scale(String sheet, double scale) {
        return LENGTH.matcher(sheet)
                .replaceAll(match -> length(Double.parseDouble(match.group(1)), scale));
    }

    private static String length(double pixels, double scale) {
        double scaled = Math.abs(pixels) <= LONGEST_FIXED ? pixels : pixels * scale;
        return String.format(Locale.ROOT, "%.2fpx", scaled);
    }
}
