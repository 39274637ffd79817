package org.diskchain.ui.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

final class TreeWordsTest {
    @Test
    void bothLanguagesHaveTheSameWords() throws IOException {
        assertEquals(keys("tree.properties"), keys("tree_pt_BR.properties"));
    }

    @Test
    void countsAreWordedAndPercentagesWritten() {
        TreeWords words = new TreeWords(Locale.of("pt", "BR"));
        assertEquals("Depois: reconectar 1 disco aqui", words.reconnect(1));
        assertEquals("Depois: reconectar 2 discos aqui", words.reconnect(2));
        assertEquals("41%", words.percent(0.41));
    }

    private static Set<String> keys(String bundle) throws IOException {
        Properties words = new Properties();
        try (Reader in =
                new InputStreamReader(
                        TreeWords.class.getResourceAsStream(bundle), StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return words.stringPropertyNames();
    }
}
