package org.diskchain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.ui.UserFolders;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The installer for Windows clears the folder of the program on each upgrade: nothing of the
/// person's may be in it.
final class InstallerOptionsTest {
    private static final Path LOCAL = Path.of("/home/person/AppData/Local").toAbsolutePath();

    @Test
    void nothingOfThePersonsIsInTheFolderThatAnUpgradeClears() throws IOException {
        List<String> options = Files.readAllLines(Path.of("installer/windows/jpackage.args"));
        assertFalse(options.contains("--win-dir-chooser"), "a folder with disks could be chosen");
        String option = "--install-dir ";
        Path below =
                options.stream()
                        .filter(line -> line.startsWith(option))
                        .map(line -> Path.of(line.substring(option.length())))
                        .findFirst()
                        .orElseThrow();
        Path program = LOCAL.resolve(below);
        UserFolders folders =
                UserFolders.of("Windows 11", Map.of("LOCALAPPDATA", "" + LOCAL), LOCAL);
        for (Path own :
                List.of(folders.settings(), folders.data(), folders.logs(), folders.session())) {
            assertTrue(apart(own, program), own + " and " + program);
        }
    }

    private static boolean apart(Path one, Path other) {
        return !one.startsWith(other) && !other.startsWith(one);
    }
}
