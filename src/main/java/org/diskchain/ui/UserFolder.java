package org.diskchain.ui;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where the program may keep files of the person's own.
public final class UserFolder {
    private UserFolder() {}

    /// @param system the system's name, as `os.name` gives it
    /// @param environment the variables of the process
    public static Path of(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return from(environment, "LOCALAPPDATA", home.resolve("AppData/Local"))
                    .resolve("Diskchain");
        }
        if (name.startsWith("mac")) return home.resolve("Library/Application Support/Diskchain");
        return from(environment, "XDG_DATA_HOME", home.resolve(".local/share"))
                .resolve("diskchain");
    }

    /// A relative path in the variable is no place, as the XDG base directory specification says.
    private static Path from(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    }
}
