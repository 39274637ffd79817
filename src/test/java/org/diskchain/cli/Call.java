package org.diskchain.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One call of the console program in this process, with what it wrote.
record Call(int exit, String out, String err) {
    /// Runs the program without a terminal.
    static Call of(Engine engine, String... arguments) {
        return of(engine, Locale.ENGLISH, StandardCharsets.UTF_8, null, arguments);
    }

    /// @param answer what a person types on the terminal, null where there is no terminal
    static Call of(
            Engine engine, Locale locale, Charset charset, String answer, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        boolean isTerminal = answer != null;
        byte[] typed = isTerminal ? answer.getBytes(charset) : new byte[0];
        Terminal terminal =
                new Terminal(
                        new PrintStream(out, true, charset),
                        new PrintStream(err, true, charset),
                        new ByteArrayInputStream(typed),
                        isTerminal,
                        isTerminal,
                        locale);
        Interruption interruption = new Interruption(_ -> {});
        int exit = Cli.run(terminal, engine, interruption, arguments);
        return new Call(exit, out.toString(charset), err.toString(charset));
    }

    /// The standard output as the one JSON object that it must be.
    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(out))) {
            return reader.readObject();
        }
    }
}
