package org.diskchain.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;

/// Every disk that the manifest names is among the samples.
final class SamplesTest {
    @Test
    void everyDiskOfTheManifestIsThere() {
        Path folder = Samples.folder();
        for (Samples.Disk disk : Samples.disks()) {
            assertTrue(
                    Files.isRegularFile(folder.resolve(disk.set()).resolve(disk.file())),
                    disk.toString());
        }
    }
}
