package org.diskchain.ui;

import org.diskchain.report.Phrases;
import org.diskchain.report.Sizes;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Set;

/// The window's words and numbers in the person's language: English, or Portuguese where the system
/// speaks it. Patterns are those of [java.text.MessageFormat], an apostrophe is therefore written
/// twice.
public final class Texts {
    private final Phrases phrases;

    public Texts(Locale locale) {
        phrases = new Phrases("org.diskchain.ui.ui", locale);
    }

    public Locale locale() {
        return phrases.locale();
    }

    /// The words of `key`, with its places filled; strings are made harmless to show.
    ///
    /// @throws java.util.MissingResourceException if there is no such key
    public String get(String key, Object... arguments) {
        return phrases.text(key, arguments);
    }

    public Set<String> keys() {
        return phrases.bundle().keySet();
    }

    /// A size with its unit, `6.3 GB`.
    public String size(long bytes) {
        return Sizes.of(bytes, locale());
    }

    /// All the bytes, grouped.
    public String exact(long number) {
        return Sizes.exact(number, locale());
    }

    /// The day and time of a change, as the person's machine is set.
    public String moment(Instant instant) {
        return local(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT))
                .format(instant);
    }

    /// Hour and minute.
    public String time(Instant instant) {
        return local(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)).format(instant);
    }

    private DateTimeFormatter local(DateTimeFormatter format) {
        return format.withLocale(locale()).withZone(ZoneId.systemDefault());
    }
}
