package org.diskchain.ui.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Tells backup documents from folders and disks: by their names, and in a folder by the roots of
/// its documents. Looks at the file system.
final class BackupPlaces {
    private static final List<String> EXTENSIONS = List.of(".xml", ".zip", ".cab");

    /// What an unpacked set has in its folder.
    private static final List<String> OF_A_SET = List.of("manifest.xml", "bcdocument.xml");

    private static final String DOCUMENT = ".xml";
    private static final List<String> DISKS = List.of(".vhd", ".vhdx", ".avhd", ".avhdx");
    private static final List<String> ROOTS = List.of("<BACKUP_COMPONENTS", "<WRITER_METADATA");

    /// Bytes in which a root is looked for.
    private static final int START = 4096;

    /// Files of a folder that are looked at.
    private static final int MOST_FILES = 1000;

    private BackupPlaces() {}

    /// Whether it is a document, an archive of them, or the folder of an unpacked set.
    static boolean isOne(Path path) {
        if (Files.isDirectory(path)) return isSet(path);
        return endsWith(path, EXTENSIONS) && Files.isRegularFile(path);
    }

    private static boolean isSet(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.limit(MOST_FILES).toList();
            if (files.stream().anyMatch(file -> OF_A_SET.contains(lower(file)))) return true;
            return files.stream().noneMatch(file -> endsWith(file, DISKS))
                    && files.stream()
                            .filter(file -> endsWith(file, List.of(DOCUMENT)))
                            .anyMatch(BackupPlaces::isDocument);
        } catch (IOException unreadable) {
            return false; // opened as a place, it says why
        }
    }

    private static boolean endsWith(Path file, List<String> extensions) {
        return extensions.stream().anyMatch(lower(file)::endsWith);
    }

    /// Whether the root near its beginning is one of a document, in whatever encoding.
    private static boolean isDocument(Path file) {
        if (!Files.isRegularFile(file)) return false;
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(START), StandardCharsets.ISO_8859_1);
            String text = start.replace("\0", ""); // every other character of UTF-16
            return ROOTS.stream().anyMatch(text::contains);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String lower(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
    }
}
