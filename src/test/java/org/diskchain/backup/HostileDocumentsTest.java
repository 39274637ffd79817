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

/// Documents that mean harm are refused quickly, and those with very much in them read or refused,
/// in a program that has 64 MiB of heap.
final class HostileDocumentsTest {
    private static final int DOCUMENTS = 15;
    private static final int SECONDS = 90;

    @TempDir private Path folder;

    @Test
    void allAreRefusedWithin64MebibytesOfHeap() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("secret.dtd"), "<!ENTITY secret \"told\">");

        List<String> lines = saidBy(HostileDocuments.class);

        assertEquals(
                List.of(), lines.stream().filter(line -> !line.endsWith(": refused")).toList());
        assertEquals(DOCUMENTS, lines.size());
    }

    /// What is read is also checked, and a forecast made from it; what is refused says where.
    @Test
    void documentsWithAsMuchInThemAsIsReadStayWithin64MebibytesOfHeap()
            throws IOException, InterruptedException {
        List<String> lines = saidBy(LargeDocuments.class);

        assertEquals(
                List.of(
                        "components: read",
                        "more components: refused, COMPONENT 1:719131 > 10000",
                        "components of one name: read",
                        "declared components: read",
                        "more writers: refused, WRITER_COMPONENTS 1:20520 > 1024",
                        "entries and sets: read",
                        "storm: read",
                        "more entries: refused, DIFFERENCED_FILE 1:810317 > 10000",
                        "more sets: refused, FILE_LIST 1:3649174 > 60000",
                        "unknown variables: read",
                        "short names: read",
                        "not understood: read",
                        "deep: read",
                        "too deep: read",
                        "wide: refused, 0:0 > 67108864",
                        "long logical paths: refused, COMPONENT 1:3170960 > 6291456",
                        "distinct names: read"),
                lines);
    }

    private List<String> saidBy(Class<?> program) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-cp",
                                classPath(),
                                program.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "it took too long");
        return said.lines().toList();
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
