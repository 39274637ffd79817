package org.diskchain.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class TextsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/diskchain");
    private static final Pattern WORD = Pattern.compile("\"([a-z][a-z0-9.-]*)\"");

    private final Texts english = new Texts(Locale.ENGLISH);
    private final Texts portuguese = new Texts(Locale.of("pt", "BR"));

    @Test
    void bothLanguagesSayTheSame() throws IOException {
        assertEquals(written("ui.properties"), written("ui_pt_BR.properties"));
    }

    @Test
    void everyPatternTakesAnyNumber() {
        for (Texts texts : Set.of(english, portuguese)) {
            for (String key : texts.keys()) {
                for (long number : new long[] {0, 1, 2, 1_234_567}) {
                    String words = texts.get(key, number, number, number);
                    assertTrue(!words.isBlank() && !words.contains("{"), key + ": " + words);
                }
            }
        }
    }

    @Test
    void everyKeyIsUsed() throws IOException {
        Set<String> said = literals();
        Set<String> unused = new TreeSet<>(english.keys());
        unused.removeIf(key -> isSaid(key, said));
        assertEquals(Set.of(), unused);
    }

    @Test
    void everyPortugueseIsTheBrazilianOneAndAllOthersAreEnglish() {
        assertEquals("Arquivo", new Texts(Locale.of("pt", "PT")).get("menu.file"));
        assertEquals("File", new Texts(Locale.FRENCH).get("menu.file"));
    }

    @Test
    void whatComesFromADiskActsOnNothing() {
        assertEquals("a\\u202eb picked", english.get("status.picked", "a\u202eb"));
    }

    /// Whether a key is written in the sources, whole or in two pieces that are put together.
    private static boolean isSaid(String key, Set<String> said) {
        if (said.contains(key)) return true;
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            if (said.contains(key.substring(0, dot + 1))) return true;
        }
        return false;
    }

    private static Set<String> literals() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(TextsTest::text)
                    .flatMap(text -> WORD.matcher(text).results().map(found -> found.group(1)))
                    .collect(Collectors.toSet());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<String> written(String file) throws IOException {
        Path bundle = Path.of("src/main/resources/org/diskchain/ui").resolve(file);
        return Files.readAllLines(bundle).stream()
                .filter(line -> line.contains(" = "))
                .map(line -> line.substring(0, line.indexOf(" = ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
