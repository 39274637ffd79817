package org.diskchain.ui.backup;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

final class BackupPlacesTest {
    @Test
    void documentsAreToldFromDisksAndFolders(@TempDir Path folder) throws IOException {
        assertTrue(BackupPlaces.isOne(file(folder.resolve("a.XML"))));
        assertTrue(BackupPlaces.isOne(file(folder.resolve("set.zip"))));
        assertTrue(BackupPlaces.isOne(file(folder.resolve("set.cab"))), "is told how to unpack");
        assertFalse(BackupPlaces.isOne(file(folder.resolve("a.vhdx"))));
        assertFalse(BackupPlaces.isOne(folder), "XML of all kinds lies beside disks");
        assertFalse(BackupPlaces.isOne(folder.resolve("gone.xml")));

        Path set = Files.createDirectory(folder.resolve("set"));
        file(set.resolve("MANIFEST.xml"));
        assertTrue(BackupPlaces.isOne(set));
    }

    @Test
    void aFolderOfDocumentsUnderOtherNamesIsKnownByTheirRoots(@TempDir Path folder)
            throws IOException {
        Path set = Files.createDirectory(folder.resolve("set"));
        Files.writeString(set.resolve("config.xml"), "<configuration/>");
        assertFalse(BackupPlaces.isOne(set));

        Files.writeString(set.resolve("BC.xml"), "<?xml version='1.0'?><BACKUP_COMPONENTS/>");
        assertTrue(BackupPlaces.isOne(set));
        Files.writeString(set.resolve("BC.xml"), "<WRITER_METADATA/>", StandardCharsets.UTF_16LE);
        assertTrue(BackupPlaces.isOne(set));

        file(set.resolve("a.vhdx"));
        assertFalse(BackupPlaces.isOne(set), "a folder of disks");
    }

    private static Path file(Path path) throws IOException {
        return Files.createFile(path);
    }
}
