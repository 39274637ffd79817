package org.diskchain.cli;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The console program in a process of its own.
final class RealProgram {
    private static final int LONGEST_RUN_SECONDS = 60;

    /// How a run ended, and what it printed.
    record Ended(int exit, String out) {}

    private RealProgram() {}

    /// The words of the command that starts it.
    static List<String> command(Object... arguments) {
        String modules = System.getProperty("jdk.module.path", "");
        String classes = System.getProperty("java.class.path", "");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Duser.language=en",
                                "-cp",
                                modules + File.pathSeparator + classes,
                                Cli.class.getName()));
        for (Object argument : arguments) command.add(argument.toString());
        return command;
    }

    static Ended run(Object... arguments) throws Exception {
        return ended(command(arguments));
    }

    /// @param kib the largest file that it may write, in units of 1024 bytes
    static Ended runLimited(long kib, Object... arguments) throws Exception {
        List<String> shell =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kib + "; exec \"$@\"", "-"));
        shell.addAll(command(arguments));
        return ended(shell);
    }

    private static Ended ended(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream printed = process.getInputStream()) {
            printed.transferTo(out);
        }
        if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("does not end: " + command);
        }
        return new Ended(process.exitValue(), out.toString(StandardCharsets.UTF_8));
    }
}
