package org.diskchain.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

final class UserFolderTest {
    private static final Path HOME = Path.of("/home/ana").toAbsolutePath();

    @Test
    void isWhereEachSystemKeepsAPersonsFiles() {
        Path own = HOME.resolve("own");
        assertEquals(own.resolve("diskchain"), of("Linux", Map.of("XDG_DATA_HOME", "" + own)));
        assertEquals(HOME.resolve(".local/share/diskchain"), of("Linux", Map.of()));
        assertEquals(own.resolve("Diskchain"), of("Windows 11", Map.of("LOCALAPPDATA", "" + own)));
        assertEquals(
                HOME.resolve("Library/Application Support/Diskchain"), of("Mac OS X", Map.of()));
    }

    @Test
    void aRelativePathInTheVariableIsNoPlace() {
        assertEquals(
                HOME.resolve(".local/share/diskchain"),
                of("Linux", Map.of("XDG_DATA_HOME", "relative")));
    }

    private static Path of(String system, Map<String, String> environment) {
        return UserFolder.of(system, environment, HOME);
    }
}
