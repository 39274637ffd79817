package org.diskchain.ui.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.ui.work.MergeTexts;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Locale;

/// Amounts and times in words.
final class MergeWordsTest {

    @Test
    void sizesOfOneUnitSayItOnce() {
        MergeTexts texts = new MergeTexts(Locale.ENGLISH);
        long gb = 1L << 30;
        assertEquals("2.0 of 6.0 GB", texts.sizes("work.of", 2 * gb, 6 * gb));
        assertEquals("512 MB of 6.0 GB", texts.sizes("work.of", gb / 2, 6 * gb));
    }

    @Test
    void timesAreNoMoreExactThanNeeded() {
        MergeTexts texts = new MergeTexts(Locale.ENGLISH);
        assertEquals("1 min 7 s", texts.took(Duration.ofSeconds(67)));
        assertEquals("1 s", texts.took(Duration.ofMillis(3)));
        assertEquals("2 h 5 min", texts.took(Duration.ofMinutes(125)));
        assertEquals("21 s", texts.rest(21));
        assertEquals("2 min", texts.rest(61));
        assertEquals("1 h 0 min", texts.rest(3599));
    }
}
