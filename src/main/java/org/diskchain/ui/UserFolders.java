package org.diskchain.ui;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where the program may keep files of the person's own, each where the system wants it.
///
/// @param settings what the window remembers
/// @param data what the person may look into: the sample chain
/// @param logs what the program noted
/// @param session what lives as long as the window; nobody else may look in
public record UserFolders(Path settings, Path data, Path logs, Path session) {
    /// @param system the system's name, as `os.name` gives it
    /// @param environment the variables of the process
    public static UserFolders of(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return ofWindows(from(environment, "LOCALAPPDATA", home.resolve("AppData/Local")));
        }
        return name.startsWith("mac") ? ofMac(home.resolve("Library")) : ofXdg(environment, home);
    }

    private static UserFolders ofWindows(Path local) {
        Path own = local.resolve("Diskchain");
        return new UserFolders(own, own, own.resolve("Logs"), own.resolve("Session"));
    }

    private static UserFolders ofMac(Path library) {
        Path own = library.resolve("Application Support/Diskchain");
        return new UserFolders(
                own,
                own,
                library.resolve("Logs/Diskchain"),
                library.resolve("Caches/Diskchain/Session"));
    }

    /// The XDG base directory specification, version 0.8.
    private static UserFolders ofXdg(Map<String, String> environment, Path home) {
        Path cache = from(environment, "XDG_CACHE_HOME", home.resolve(".cache"));
        Path own = Path.of("diskchain");
        return new UserFolders(
                from(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve(own),
                from(environment, "XDG_DATA_HOME", home.resolve(".local/share")).resolve(own),
                from(environment, "XDG_STATE_HOME", home.resolve(".local/state")).resolve(own),
                from(environment, "XDG_RUNTIME_DIR", cache).resolve(own));
    }

    /// A relative path in the variable is no place, as the XDG base directory specification says.
    private static Path from(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    }
}
