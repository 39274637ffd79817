package org.diskchain.ui.reparent;

import org.diskchain.report.EvidenceWords;
import org.diskchain.report.Phrases;
import org.diskchain.report.Sizes;
import org.diskchain.report.Words;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// The words of the wizard in the person's language.
public final class ReparentTexts {
    private final Phrases phrases;
    private final Words words;
    private final EvidenceWords evidence;

    public ReparentTexts(Locale locale) {
        phrases = new Phrases("org.diskchain.ui.reparent.reparent", locale);
        words = new Words(locale);
        evidence = new EvidenceWords(locale);
    }

    /// The words of `key`, with its places filled; strings are made harmless to show.
    public String get(String key, Object... arguments) {
        return phrases.text(key, arguments);
    }

    /// What the engine found, in words.
    Words engine() {
        return words;
    }

    /// Orphans, candidates and what speaks for them, in words.
    EvidenceWords evidence() {
        return evidence;
    }

    String size(long bytes) {
        return Sizes.of(bytes, phrases.locale());
    }

    String moment(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(phrases.locale())
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }
}
