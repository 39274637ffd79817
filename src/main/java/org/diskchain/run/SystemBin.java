package org.diskchain.run;

import org.diskchain.bytes.Storage;
import org.diskchain.bytes.SystemUser;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/// The bin of this machine. On Linux that of the desktops; on other systems there is none that can
/// be used without risk: Windows deletes at once what its bin has no room for.
public final class SystemBin {
    private SystemBin() {}

    /// Empty where the system has none that can be used.
    public static Optional<Bin> of(Storage storage, InstantSource clock) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (!system.startsWith("linux")) return Optional.empty();
        Path home = Path.of(System.getProperty("user.home"));
        String data = System.getenv().getOrDefault("XDG_DATA_HOME", "");
        Path own = Path.of(data).isAbsolute() ? Path.of(data) : home.resolve(".local/share");
        return SystemUser.number(home)
                .map(user -> new FreedesktopBin(storage, own.resolve("Trash"), user, clock));
    }
}
