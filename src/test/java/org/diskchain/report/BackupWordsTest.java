package org.diskchain.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

final class BackupWordsTest {
    private static final Instant TIME = Instant.parse("2026-03-01T02:00:00.5Z");

    private static String told(ZoneId zone) {
        return new BackupWords(Locale.of("pt", "BR"), zone).time(TIME);
    }

    @Test
    void aTimeIsThatOfTheZoneAndSaysWhichOne() {
        assertEquals("2026-02-28 23:00:00 UTC-03:00", told(ZoneId.of("America/Sao_Paulo")));
        assertEquals("2026-03-01 07:30:00 UTC+05:30", told(ZoneId.of("Asia/Kolkata")));
        assertEquals("2026-03-01 02:00:00 UTC", told(ZoneOffset.UTC));
    }
}
