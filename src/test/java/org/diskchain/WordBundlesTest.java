package org.diskchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every phrase is there in both languages, with the same places to fill in; every phrase is used;
/// every phrase that the code asks for is there.
///
/// A phrase is used where the code has its key as a literal. A literal that ends in a dot is the
/// beginning of keys that go on with the name of a constant or with a code of the contract.
final class WordBundlesTest {
    private static final String OTHER_LANGUAGE = "_pt_BR.properties";
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern BUNDLE_KEY = Pattern.compile("\\$\\{bundle:([a-z0-9.-]+)}");
    private static final Pattern ASKED =
            Pattern.compile("\\b(?:text|getString)\\(\\s*\"([a-z0-9.-]+[a-z0-9])\"\\s*[,)]");
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\\b");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

    static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".properties"))
                    .filter(file -> !file.toString().endsWith(OTHER_LANGUAGE))
                    .sorted()
                    .toList();
        }
    }

    private static Properties read(Path bundle) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle)) {
            properties.load(reader);
        }
        return properties;
    }

    private static Path translated(Path bundle) {
        String name = bundle.getFileName().toString();
        return bundle.resolveSibling(name.replace(".properties", OTHER_LANGUAGE));
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    @Test
    void thereAreBundles() throws IOException {
        assertFalse(bundles().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesHaveTheSamePhrases(Path bundle) throws IOException {
        Properties english = read(bundle);
        Properties other = read(translated(bundle));

        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(other.keySet()));
        for (String key : english.stringPropertyNames()) {
            assertEquals(places(english.getProperty(key)), places(other.getProperty(key)), key);
            assertFalse(other.getProperty(key).isBlank(), key);
        }
    }

    private static Set<String> places(String pattern) {
        return PLACE.matcher(pattern)
                .results()
                .map(place -> place.group(1))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyPhraseIsAPattern(Path bundle) throws IOException {
        for (Path language : List.of(bundle, translated(bundle))) {
            Properties phrases = read(language);
            for (String key : phrases.stringPropertyNames()) {
                String pattern = phrases.getProperty(key);
                assertEquals(-1, pattern.indexOf('\''), language + " " + key + ": apostrophe");
                new MessageFormat(pattern, Locale.ENGLISH);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyPhraseIsUsed(Path bundle) throws IOException {
        String sources = sources();
        Set<String> literals = literals(sources);
        Set<String> names = names(sources);
        names.addAll(literals);

        List<String> unused =
                read(bundle).stringPropertyNames().stream()
                        .filter(key -> !literals.contains(key))
                        .filter(key -> !isMade(key, literals, names))
                        .sorted()
                        .toList();

        assertEquals(List.of(), unused);
    }

    private static boolean isMade(String key, Set<String> literals, Set<String> names) {
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            String rest = key.substring(dot + 1);
            int end = rest.indexOf('.');
            boolean ends = end < 0 || literals.contains(rest.substring(end));
            String name = end < 0 ? rest : rest.substring(0, end);
            if (literals.contains(key.substring(0, dot + 1)) && ends && names.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> literals(String sources) {
        Set<String> literals = new HashSet<>();
        Matcher matcher = LITERAL.matcher(sources);
        while (matcher.find()) literals.add(matcher.group(1));
        BUNDLE_KEY.matcher(sources).results().forEach(key -> literals.add(key.group(1)));
        return literals;
    }

    /// Constants of the sources as they stand in keys: `BUILT_ON` as `built-on`.
    private static Set<String> names(String sources) {
        return CONSTANT.matcher(sources)
                .results()
                .map(constant -> constant.group().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void everyPhraseThatIsAskedForIsThere() throws IOException {
        Set<String> keys = new HashSet<>();
        for (Path bundle : bundles()) keys.addAll(read(bundle).stringPropertyNames());
        String sources = sources();
        Set<String> asked = new TreeSet<>();
        for (Pattern pattern : Arrays.asList(ASKED, BUNDLE_KEY)) {
            pattern.matcher(sources).results().forEach(key -> asked.add(key.group(1)));
        }

        assertTrue(asked.size() > 10, "the pattern finds what it looks for");
        asked.removeAll(keys);
        assertEquals(Set.of(), asked);
    }
}
