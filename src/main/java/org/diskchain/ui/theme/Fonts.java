package org.diskchain.ui.theme;

import javafx.scene.text.Font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The fonts that travel with the program. A family that is not loaded falls back silently, so they
/// are asked for by these names only.
public final class Fonts {
    /// Regular, and bold where bold is asked for.
    public static final String TEXT = "Roboto";

    public static final String MEDIUM = "Roboto Medium";
    public static final String MONO = "JetBrains Mono";

    private static final String FOLDER = "/org/diskchain/fonts/";
    private static final List<String> FILES =
            List.of(
                    "Roboto-Regular.woff",
                    "Roboto-Medium.woff",
                    "Roboto-Bold.woff",
                    "jetbrains-mono-all-400-normal.woff");
    private static final double ANY_SIZE = 13;

    private Fonts() {}

    /// Makes the families known to JavaFX; asked for again, it does nothing.
    public static void load() {
        if (!Font.getFamilies().containsAll(List.of(TEXT, MEDIUM, MONO)))
            FILES.forEach(Fonts::load);
    }

    private static void load(String file) {
        try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + file)) {
            if (in == null || Font.loadFont(in, ANY_SIZE) == null) {
                throw new IllegalStateException("font not in the build: " + file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
