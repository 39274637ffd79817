package org.diskchain.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Documents that mean harm are refused quickly, in a program that has 64 MiB of heap.
final class HostileDocumentsTest {
    private static final int DOCUMENTS = 15;
    private static final int SECONDS = 30;

    @TempDir private Path folder;

    @Test
    void allAreRefusedWithin64MebibytesOfHeap() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("secret.dtd"), "<!ENTITY secret \"told\">");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-cp",
                                classPath(),
                                HostileDocuments.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "it took too long");
        List<String> lines = said.lines().toList();
        assertEquals(
                List.of(), lines.stream().filter(line -> !line.endsWith(": refused")).toList());
        assertEquals(DOCUMENTS, lines.size());
    }

    private static String classPath() {
        return String.join(
                System.getProperty("path.separator"),
                location(BackupDocuments.class),
                location(HostileDocuments.class));
    }

    private static String location(Class<?> type) {
        return Path.of(
                        java.net.URI.create(
                                type.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toString()))
                .toString();
    }
}
