package org.diskchain.ui.tree;

import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

import org.diskchain.ui.theme.Fonts;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.theme.Ruler;
import org.diskchain.ui.theme.ShortText;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// The fonts of the picture at one text size, and how wide text in them is.
final class Type {
    /// What text is for.
    enum Role {
        NAME,
        FACTS,
        EFFECT
    }

    private static final double NAME = 12.5;
    private static final double CAPTION = 11;

    private final Map<Role, Font> fonts = new EnumMap<>(Role.class);
    private final Map<Role, Ruler> rulers = new EnumMap<>(Role.class);
    private final Map<Double, Font> iconFonts = new HashMap<>();
    private final Map<Icons, String> glyphs = new EnumMap<>(Icons.class);

    Type(double scale) {
        Fonts.load();
        fonts.put(Role.NAME, Font.font(Fonts.MEDIUM, NAME * scale));
        fonts.put(Role.FACTS, Font.font(Fonts.TEXT, CAPTION * scale));
        fonts.put(Role.EFFECT, Font.font(Fonts.TEXT, FontWeight.BOLD, CAPTION * scale));
        fonts.forEach((role, font) -> rulers.put(role, new Ruler(font)));
    }

    Font font(Role role) {
        return fonts.get(role);
    }

    Font icons(double size) {
        return iconFonts.computeIfAbsent(size, Icons::font);
    }

    String glyph(Icons icon) {
        return glyphs.computeIfAbsent(icon, Icons::glyph);
    }

    double width(String text, Role role) {
        return rulers.get(role).width(text);
    }

    /// Shortened in the middle where it is too wide.
    String fit(String text, double width, Role role) {
        return ShortText.middle(text, width, rulers.get(role)::width);
    }
}
