package org.diskchain.bytes;

import org.diskchain.bytes.NoRoomException.Kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tells a lack of room from other failures of the system.
///
/// Java has no type for it, only what the system says, which may be in the person's language: where
/// the English words of Linux, macOS and Windows are not in it, free space decides.
final class Room {
    /// What must be free so that a failure is not for lack of room: a write takes more than its own
    /// bytes.
    private static final long SLACK = 1 << 20;

    private static final Map<Kind, List<String>> SAID =
            Map.of(
                    Kind.VOLUME_FULL, List.of("no space left", "not enough space"),
                    Kind.QUOTA, List.of("quota exceeded", "quota was exceeded"),
                    Kind.FILE_TOO_LARGE, List.of("file too large", "file size exceeds"));

    private Room() {}

    /// The failure by its right name.
    ///
    /// @param asked bytes that were to be written; 0 where none were
    static IOException cause(IOException failed, Path file, long asked) {
        if (failed instanceof NoRoomException) return failed;
        return kind(failed, file, asked)
                .<IOException>map(kind -> new NoRoomException(kind, file, failed))
                .orElse(failed);
    }

    private static Optional<Kind> kind(IOException failed, Path file, long asked) {
        Optional<Kind> said = said(failed);
        if (said.isPresent()) return said;
        if (asked == 0) return Optional.empty();
        return free(file).filter(free -> free < asked + SLACK).map(_ -> Kind.VOLUME_FULL);
    }

    /// What the words of the system tell.
    static Optional<Kind> said(IOException failed) {
        String words = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
        return SAID.entrySet().stream()
                .filter(kind -> kind.getValue().stream().anyMatch(words::contains))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<Long> free(Path file) {
        try {
            Path there = Files.exists(file) ? file : file.toAbsolutePath().getParent();
            return Optional.of(Files.getFileStore(there).getUsableSpace());
        } catch (IOException notTold) {
            return Optional.empty();
        }
    }
}
