package org.diskchain.ui;

import org.diskchain.report.Sizes;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/// The window's words and numbers in the person's language: English, or Portuguese where the system
/// speaks it. Patterns are those of [MessageFormat], an apostrophe is therefore written twice.
public final class Texts {
    private static final String ENGLISH = "ui.properties";
    private static final String PORTUGUESE = "ui_pt_BR.properties";

    private final Locale locale;
    private final Properties words;

    public Texts(Locale locale) {
        this.locale = locale;
        this.words = load(ENGLISH, new Properties());
        if (locale.getLanguage().equals("pt")) load(PORTUGUESE, words);
    }

    public Locale locale() {
        return locale;
    }

    /// The words of `key`, with its places filled.
    ///
    /// @throws IllegalArgumentException if there is no such key
    public String get(String key, Object... arguments) {
        String pattern = words.getProperty(key);
        if (pattern == null) throw new IllegalArgumentException("no words for " + key);
        return new MessageFormat(pattern, locale).format(arguments);
    }

    public Set<String> keys() {
        return words.stringPropertyNames();
    }

    /// A size with its unit, `6.3 GB`.
    public String size(long bytes) {
        return Sizes.of(bytes, locale);
    }

    /// All the bytes, grouped.
    public String exact(long number) {
        return Sizes.exact(number, locale);
    }

    /// The day and time of a change, as the person's machine is set.
    public String moment(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }

    /// Hour and minute.
    public String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }

    private static Properties load(String file, Properties into) {
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            into.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return into;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
