package org.diskchain.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// Where a command reads and writes.
///
/// @param answers whether a person can be asked: input and error stream are a terminal
/// @param live whether the error stream is a terminal, on which a line can be drawn over
/// @param locale of the person
record Terminal(
        PrintStream out,
        PrintStream err,
        InputStream in,
        boolean answers,
        boolean live,
        Locale locale) {
    /// What stands for a character that the terminal's encoding does not have.
    private static final Map<Character, String> PLAIN =
            Map.of(
                    '─', "-", '│', "|", '├', "|", '└', "`", '·', "-", '…', "...", '→', "->", '█',
                    "#", '░', ".");

    /// Prints a line for people, in characters that the encoding has.
    void line(String text) {
        out.println(writable(text, out));
    }

    /// Prints a line on the error stream.
    void errorLine(String text) {
        err.println(writable(text, err));
    }

    /// Draws over the current line of the error stream.
    void redraw(String text) {
        err.print("\r\u001b[K" + writable(text, err));
        err.flush();
    }

    /// Prints JSON: UTF-8, whatever the terminal's encoding is.
    void json(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    /// The person's next line, null at the end of input.
    String answer(String question) throws IOException {
        err.print(writable(question, err) + " ");
        err.flush();
        return new BufferedReader(new InputStreamReader(in, err.charset())).readLine();
    }

    private static String writable(String text, PrintStream stream) {
        CharsetEncoder encoder = stream.charset().newEncoder();
        if (encoder.canEncode(text)) return text;
        StringBuilder written = new StringBuilder();
        for (char each : text.toCharArray()) {
            boolean has = encoder.canEncode(each) || Character.isSurrogate(each);
            written.append(has ? String.valueOf(each) : PLAIN.getOrDefault(each, "?"));
        }
        return written.toString();
    }
}
