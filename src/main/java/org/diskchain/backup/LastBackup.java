package org.diskchain.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// When a backup was last made, as far as the person says. No document holds it: backup software
/// keeps its own records.
public sealed interface LastBackup {
    LastBackup UNKNOWN = new Unknown();
    LastBackup NEVER = new Never();

    /// How [#parse] takes [Never].
    String NEVER_WRITTEN = "never";

    record Unknown() implements LastBackup {}

    /// There was none.
    record Never() implements LastBackup {}

    record At(Instant time) implements LastBackup {}

    /// At some time of a day: which, nobody has said.
    record On(LocalDate day, ZoneId zone) implements LastBackup {
        Instant earliest() {
            return day.atStartOfDay(zone).toInstant();
        }

        Instant latest() {
            return day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
        }
    }

    /// Whether it would have been after a time.
    default boolean isAfter(Instant now) {
        return switch (this) {
            case Unknown _, Never _ -> false;
            case At(var time) -> time.isAfter(now);
            case On day -> day.earliest().isAfter(now);
        };
    }

    static LastBackup at(Instant time) {
        return new At(time);
    }

    /// What a person writes: `never`, a day, or a day with a time, for instance `2026-11-20 21:30`
    /// or `2026-11-20T21:30:05Z`. Empty for anything else.
    ///
    /// @param zone of times that name none
    static Optional<LastBackup> parse(String text, ZoneId zone) {
        String written = text.strip().replace(' ', 'T');
        if (written.equals(NEVER_WRITTEN)) return Optional.of(NEVER);
        List<BiFunction<String, ZoneId, LastBackup>> forms =
                List.of(
                        (moment, _) -> at(OffsetDateTime.parse(moment).toInstant()),
                        (moment, in) -> at(LocalDateTime.parse(moment).atZone(in).toInstant()),
                        (day, in) -> new On(LocalDate.parse(day), in));
        for (BiFunction<String, ZoneId, LastBackup> form : forms) {
            try {
                return Optional.of(form.apply(written, zone));
            } catch (DateTimeException anotherForm) {
                continue;
            }
        }
        return Optional.empty();
    }
}
