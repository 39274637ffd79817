package org.diskchain.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

final class UserFoldersTest {
    private static final Path HOME = Path.of("/home/ana").toAbsolutePath();

    @Test
    void onLinuxTheyFollowTheVariablesOfXdg() {
        Path own = HOME.resolve("own");
        Map<String, String> environment =
                Map.of(
                        "XDG_CONFIG_HOME", own + "/config",
                        "XDG_DATA_HOME", own + "/data",
                        "XDG_STATE_HOME", own + "/state",
                        "XDG_RUNTIME_DIR", own + "/run");
        UserFolders folders = of("Linux", environment);
        assertEquals(own.resolve("config/diskchain"), folders.settings());
        assertEquals(own.resolve("data/diskchain"), folders.data());
        assertEquals(own.resolve("state/diskchain"), folders.logs());
        assertEquals(own.resolve("run/diskchain"), folders.session());
    }

    @Test
    void onLinuxTheyHaveTheirPlacesInTheHomeFolderOtherwise() {
        UserFolders folders = of("Linux", Map.of());
        assertEquals(HOME.resolve(".config/diskchain"), folders.settings());
        assertEquals(HOME.resolve(".local/share/diskchain"), folders.data());
        assertEquals(HOME.resolve(".local/state/diskchain"), folders.logs());
        assertEquals(HOME.resolve(".cache/diskchain"), folders.session());
    }

    @Test
    void onWindowsTheyStayOnThisMachine() {
        Path local = HOME.resolve("local");
        UserFolders folders = of("Windows 11", Map.of("LOCALAPPDATA", "" + local));
        assertEquals(local.resolve("Diskchain"), folders.settings());
        assertEquals(local.resolve("Diskchain"), folders.data());
        assertEquals(local.resolve("Diskchain/Logs"), folders.logs());
        assertEquals(local.resolve("Diskchain/Session"), folders.session());
    }

    @Test
    void onMacTheyAreInTheLibrary() {
        UserFolders folders = of("Mac OS X", Map.of());
        assertEquals(HOME.resolve("Library/Application Support/Diskchain"), folders.settings());
        assertEquals(HOME.resolve("Library/Application Support/Diskchain"), folders.data());
        assertEquals(HOME.resolve("Library/Logs/Diskchain"), folders.logs());
        assertEquals(HOME.resolve("Library/Caches/Diskchain/Session"), folders.session());
    }

    @Test
    void aRelativePathInTheVariableIsNoPlace() {
        assertEquals(
                HOME.resolve(".local/share/diskchain"),
                of("Linux", Map.of("XDG_DATA_HOME", "relative")).data());
    }

    private static UserFolders of(String system, Map<String, String> environment) {
        return UserFolders.of(system, environment, HOME);
    }
}
