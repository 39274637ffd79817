package org.diskchain.report;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of one resource bundle in one language: Brazilian Portuguese for every kind of
/// Portuguese, English for all others.
public final class Phrases {
    private static final Locale BRAZILIAN = Locale.of("pt", "BR");

    private final ResourceBundle bundle;
    private final Locale locale;

    /// @param baseName of the bundle, for instance `org.diskchain.report.words`
    public Phrases(String baseName, Locale locale) {
        this.locale = spoken(locale);
        Locale stored = this.locale.equals(BRAZILIAN) ? BRAZILIAN : Locale.ROOT;
        this.bundle = ResourceBundle.getBundle(baseName, stored);
    }

    /// The language in which a person with that locale is spoken to. A kind of English keeps its
    /// country, for numbers.
    public static Locale spoken(Locale locale) {
        return switch (locale.getLanguage()) {
            case "pt" -> BRAZILIAN;
            case "en" -> locale;
            default -> Locale.ENGLISH;
        };
    }

    public Locale locale() {
        return locale;
    }

    public ResourceBundle bundle() {
        return bundle;
    }

    /// The phrase with its places filled in. Strings and paths are made harmless to show.
    ///
    /// @throws java.util.MissingResourceException if there is no such phrase
    public String text(String key, Object... arguments) {
        Object[] shown = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) shown[i] = shown(arguments[i]);
        return new MessageFormat(bundle.getString(key), locale).format(shown);
    }

    private static Object shown(Object argument) {
        return switch (argument) {
            case String text -> Visible.text(text);
            case Path path -> Visible.text(path.toString());
            default -> argument;
        };
    }
}
