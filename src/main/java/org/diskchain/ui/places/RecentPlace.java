package org.diskchain.ui.places;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// A place that was open before.
///
/// @param disks how many disks were in it then
public record RecentPlace(Path path, long disks) {
    private static final String BETWEEN = "|";

    public String name() {
        return OpenPlace.nameOf(path);
    }

    String written() {
        return disks + BETWEEN + path;
    }

    /// Empty where the text is none of ours.
    static Optional<RecentPlace> read(String text) {
        int at = text.indexOf(BETWEEN);
        try {
            long disks = Long.parseLong(text.substring(0, Math.max(0, at)));
            return Optional.of(new RecentPlace(Path.of(text.substring(at + 1)), disks));
        } catch (NumberFormatException | InvalidPathException notOurs) {
            return Optional.empty();
        }
    }
}
