package org.diskchain.bytes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/// A shell command that runs beside a test and ends with it.
final class OtherProgram implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;

    /// What is waited for.
    interface Condition {
        boolean holds() throws IOException;
    }

    OtherProgram(String command) throws IOException {
        process = new ProcessBuilder("sh", "-c", command).start();
    }

    long number() {
        return process.pid();
    }

    void waitUntil(Condition condition) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertTrue(process.isAlive() && Instant.now().isBefore(end), "nothing happened");
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
