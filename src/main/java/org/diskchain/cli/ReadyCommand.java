package org.diskchain.cli;

import org.diskchain.report.Visible;

import java.io.File;
import java.nio.file.Path;

/// A command line that a person can take over as it is.
final class ReadyCommand {
    /// What a shell that is not that of Windows looks at within double quotes.
    private static final String ACTING = "\"\\$`!";

    private final StringBuilder line = new StringBuilder("diskchain-cli");

    ReadyCommand(String name) {
        line.append(' ').append(name);
    }

    ReadyCommand word(String word) {
        line.append(' ').append(word);
        return this;
    }

    ReadyCommand path(Path path) {
        return word(quoted(path.toString(), File.separatorChar));
    }

    /// @param separator of names in a path: a backslash on Windows
    static String quoted(String path, char separator) {
        String shown = Visible.text(path);
        if (separator != '\\' && !shown.equals(path)) return escaped(path);
        boolean plain = separator == '\\' || ACTING.chars().noneMatch(c -> path.indexOf(c) >= 0);
        return plain ? '"' + shown + '"' : '\'' + shown.replace("'", "'\\''") + '\'';
    }

    /// What cannot be shown as it is, such as an end of line, as bash, zsh and fish read it.
    private static String escaped(String path) {
        StringBuilder text = new StringBuilder("$'");
        path.codePoints()
                .forEach(
                        point -> {
                            String one = Character.toString(point);
                            if (one.equals("'") || one.equals("\\")) text.append('\\').append(one);
                            else if (Visible.text(one).equals(one)) text.append(one);
                            else text.append("\\U%08x".formatted(point));
                        });
        return text.append('\'').toString();
    }

    /// Indented below what it belongs to.
    @Override
    public String toString() {
        return "  " + line;
    }
}
