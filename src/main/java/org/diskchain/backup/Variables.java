package org.diskchain.backup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the environment variables in a document stand for, on the machine that was backed up. Never
/// taken from the machine that the program runs on.
///
/// @param values by name in upper case, without `%`
public record Variables(SequencedMap<String, Value> values) {
    /// @param assumed nobody said so; it is how Windows is usually installed
    public record Value(String text, boolean assumed) {}

    private static final Pattern VARIABLE = Pattern.compile("%([^%\\\\/]+)%");

    /// How Windows is usually installed.
    public static final Variables USUAL =
            new Variables(new LinkedHashMap<>())
                    .with("SystemRoot", new Value("C:\\Windows", true))
                    .with("WinDir", new Value("C:\\Windows", true))
                    .with("ProgramData", new Value("C:\\ProgramData", true));

    public Variables {
        values = new LinkedHashMap<>(values);
    }

    /// With a value that a person gave.
    public Variables with(String name, String text) {
        return with(name, new Value(text, false));
    }

    private Variables with(String name, Value value) {
        SequencedMap<String, Value> all = new LinkedHashMap<>(values);
        all.put(WindowsPath.upper(name), value);
        return new Variables(all);
    }

    /// The text with all that is known filled in.
    String expand(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(
                        found -> {
                            Value value = values.get(WindowsPath.upper(found.group(1)));
                            return Matcher.quoteReplacement(
                                    value == null ? found.group() : value.text());
                        });
    }

    /// The names in the text that nobody knows.
    List<String> unknownIn(String text) {
        List<String> unknown = new ArrayList<>();
        VARIABLE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !values.containsKey(WindowsPath.upper(name)))
                .forEach(unknown::add);
        return unknown;
    }
}
