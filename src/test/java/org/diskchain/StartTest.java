package org.diskchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

final class StartTest {
    @Test
    void pathsAndOptionsMayBeMixed() {
        StartOptions options = StartOptions.of(List.of("one", "--sample", "two"));
        assertEquals(List.of(Path.of("one"), Path.of("two")), options.paths());
        assertTrue(options.sample());
        assertFalse(options.version());
        assertEquals("", options.unknown());
    }

    @Test
    void helpIsKnownInBothItsForms() {
        assertTrue(StartOptions.of(List.of("--help")).help());
        assertTrue(StartOptions.of(List.of("-h")).help());
        assertEquals("", StartOptions.of(List.of("-h", "--help")).unknown());
        assertFalse(StartOptions.of(List.of("one")).help());
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertEquals("--merge", StartOptions.of(List.of("--merge")).unknown());
    }

    @Test
    void theWordsForARunningWindowHaveAbsolutePaths() {
        Path here = Path.of("one.vhdx").toAbsolutePath();
        assertEquals(
                List.of("--sample", here.toString()),
                StartOptions.words(List.of("--sample", "one.vhdx")));
    }

    @Test
    void aMissingDisplayIsToldFromABug() {
        assertTrue(NoDisplay.isThereIn(wrapped("Unable to open DISPLAY")));
        assertTrue(NoDisplay.isThereIn(wrapped("Unable to load glass GTK library.")));
        assertTrue(NoDisplay.isThereIn(new RuntimeException(new UnsatisfiedLinkError("glass"))));
        assertFalse(NoDisplay.isThereIn(wrapped("module does not export org.diskchain")));
        assertFalse(NoDisplay.isThereIn(new NullPointerException()));
    }

    private static Throwable wrapped(String message) {
        return new RuntimeException(new UnsupportedOperationException(message));
    }
}
