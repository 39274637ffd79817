package org.diskchain.ui.work;

import org.diskchain.report.Phrases;
import org.diskchain.report.Sizes;
import org.diskchain.report.Words;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Set;

/// The words of merging in the person's language, with its amounts and times.
public final class MergeTexts {
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;

    private final Phrases phrases;
    private final Words words;

    public MergeTexts(Locale locale) {
        phrases = new Phrases("org.diskchain.ui.merge.merge", locale);
        words = new Words(locale);
    }

    /// The words of `key`, with its places filled; strings are made harmless to show.
    public String get(String key, Object... arguments) {
        return phrases.text(key, arguments);
    }

    public Set<String> keys() {
        return phrases.bundle().keySet();
    }

    /// What the engine found, in words.
    public Words engine() {
        return words;
    }

    public String size(long bytes) {
        return Sizes.of(bytes, phrases.locale());
    }

    /// Two sizes in one phrase; where both have the same unit it stands behind the second only:
    /// `2.6 of 6.3 GB`.
    ///
    /// @param key of a phrase with two places
    public String sizes(String key, long first, long second) {
        String one = size(first);
        String two = size(second);
        int unit = two.lastIndexOf(' ');
        boolean same = one.endsWith(two.substring(unit));
        return get(key, same ? one.substring(0, one.lastIndexOf(' ')) : one, two);
    }

    /// How long something took: `1 min 7 s`.
    public String took(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        if (seconds < MINUTE) return get("time.seconds", seconds);
        if (seconds >= HOUR) return hours(seconds);
        return seconds % MINUTE == 0
                ? get("time.minutes", seconds / MINUTE)
                : get("time.minutes-seconds", seconds / MINUTE, seconds % MINUTE);
    }

    /// How long something will take, not more exactly than it can be known.
    public String rest(long seconds) {
        if (seconds < MINUTE) return get("time.seconds", Math.max(1, seconds));
        long minutes = Math.ceilDiv(seconds, MINUTE);
        return minutes * MINUTE < HOUR ? get("time.minutes", minutes) : hours(minutes * MINUTE);
    }

    private String hours(long seconds) {
        return get("time.hours", seconds / HOUR, seconds % HOUR / MINUTE);
    }

    public String moment(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(phrases.locale())
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }
}
