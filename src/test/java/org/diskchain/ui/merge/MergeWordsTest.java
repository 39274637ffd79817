package org.diskchain.ui.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.ui.work.MergeTexts;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every word of merging is there in both languages, is used, and fits its places.
final class MergeWordsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/diskchain/ui");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z.-]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
        Properties english = load("merge.properties");
        Properties portuguese = load("merge_pt_BR.properties");
        assertEquals(english.stringPropertyNames(), portuguese.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertEquals(
                    places(english.getProperty(key)), places(portuguese.getProperty(key)), key);
            new MessageFormat(portuguese.getProperty(key));
        }
    }

    @Test
    void everyKeyIsUsed() throws IOException {
        Set<String> unused = new TreeSet<>(new MergeTexts(Locale.ENGLISH).keys());
        for (String folder : new String[] {"merge", "work", "result"}) {
            try (Stream<Path> files = Files.list(SOURCES.resolve(folder))) {
                for (Path file : files.toList()) used(Files.readString(file), unused);
            }
        }
        unused.removeIf(key -> key.startsWith("work.step."));
        assertTrue(unused.isEmpty(), unused::toString);
    }

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

    private static void used(String source, Set<String> unused) {
        Matcher literal = LITERAL.matcher(source);
        while (literal.find()) unused.remove(literal.group(1));
    }

    private static Set<String> places(String pattern) {
        Set<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(pattern);
        while (place.find()) places.add(place.group(1));
        return places;
    }

    private static Properties load(String name) throws IOException {
        Properties words = new Properties();
        try (InputStream in = MergeFlow.class.getResourceAsStream(name)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
