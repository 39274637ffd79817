package org.diskchain.testing;

import org.junit.jupiter.api.Assumptions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// A program of somebody else that judges our files; tests are skipped, with one line, where it is
/// not installed.
public final class OutsideTool {
    private final List<String> command;

    private OutsideTool(List<String> command) {
        this.command = command;
    }

    /// The program, where `question` makes it end well.
    public static OutsideTool named(String program, String question) throws Exception {
        try {
            new ProcessBuilder(program, question)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            System.out.println(program + " is not installed: its judgement is skipped.");
            Assumptions.abort(program + " is not installed");
        }
        return new OutsideTool(List.of(program));
    }

    /// What the program prints.
    ///
    /// @throws AssertionError if it does not end well
    public byte[] run(Object... arguments) throws Exception {
        List<String> all = new ArrayList<>(command);
        for (Object argument : arguments) all.add(argument.toString());
        Process process =
                new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (InputStream out = process.getInputStream()) {
            out.transferTo(printed);
        }
        int exit = process.waitFor();
        if (exit != 0) throw new AssertionError(all + " ended with " + exit + ": " + printed);
        return printed.toByteArray();
    }
}
