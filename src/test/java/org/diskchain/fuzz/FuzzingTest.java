package org.diskchain.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Thousands of mutants of small disks and journals, examined in a JVM with a heap of 64 MiB: none
/// brings out an exception that is not declared, a write, a hang, or a read of other bytes.
///
/// `-Ddiskchain.mutations=N` examines N of them; `-Ddiskchain.seed=S` those from S on.
final class FuzzingTest {
    private static final int MUTANTS = Integer.getInteger("diskchain.mutations", 10_000);
    private static final long SEED = Long.getLong("diskchain.seed", 1);

    @Test
    void noMutantBringsOutMoreThanIsDeclared() throws Exception {
        String modules = System.getProperty("jdk.module.path", "");
        String classes = System.getProperty("java.class.path", "");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                modules + File.pathSeparator + classes,
                                Fuzzing.class.getName(),
                                Integer.toString(MUTANTS),
                                Long.toString(SEED))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        List<String> lines = said.lines().toList();
        System.out.println(lines.getLast());
        System.out.println("  of " + lines.get(lines.size() - 3));
        System.out.println("  outcomes: " + lines.get(lines.size() - 2));
    }
}
