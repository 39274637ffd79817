package org.diskchain.ui.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Tells backup documents from folders and disks, by their names alone. Looks at the file system.
final class BackupPlaces {
    private static final List<String> EXTENSIONS = List.of(".xml", ".zip", ".cab");

    /// What an unpacked set has in its folder.
    private static final List<String> OF_A_SET = List.of("manifest.xml", "bcdocument.xml");

    private BackupPlaces() {}

    /// Whether it is a document, an archive of them, or the folder of an unpacked set.
    static boolean isOne(Path path) {
        if (Files.isDirectory(path)) return isSet(path);
        String name = lower(path);
        return EXTENSIONS.stream().anyMatch(name::endsWith) && Files.isRegularFile(path);
    }

    private static boolean isSet(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> OF_A_SET.contains(lower(file)));
        } catch (IOException unreadable) {
            return false; // opened as a place, it says why
        }
    }

    private static String lower(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
    }
}
