package org.diskchain.journal;

import org.diskchain.bytes.Guid;
import org.diskchain.journal.JournalDamagedException.Damage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.zip.CRC32C;

/// The text that every record kept beside a disk is written in: a first line that names its kind, a
/// line a fact, `name value`, in blocks, and a checksum of everything above it as the last line.
final class RecordText {
    private static final String CHECKSUM = "checksum ";
    private static final String NONE = "-";

    private final StringBuilder text;

    RecordText(String firstLine) {
        text = new StringBuilder(firstLine).append('\n');
    }

    RecordText line(String name, Object value) {
        String escaped =
                value.toString().replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        text.append(name).append(' ').append(escaped).append('\n');
        return this;
    }

    /// Where a file is: relative to the folder of the record, and absolute, for where the two have
    /// no common root.
    RecordText path(String name, Path folder, Path path) {
        return path(name, absolute(name), folder, path);
    }

    /// @param absolute the name of the line that has the absolute path
    RecordText path(String name, String absolute, Path folder, Path path) {
        boolean related = folder.getRoot().equals(path.getRoot());
        return line(name, related ? portable(folder.relativize(path)) : NONE).line(absolute, path);
    }

    /// A relative path that any system reads.
    private static String portable(Path relative) {
        StringJoiner names = new StringJoiner("/");
        relative.forEach(name -> names.add(name.toString()));
        return names.toString();
    }

    private static String absolute(String name) {
        return name + "-absolute";
    }

    byte[] sealed() {
        String body = text.toString();
        return (body + CHECKSUM + checksum(body) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Reads a record.
    ///
    /// @param parts the names with which a new block begins
    /// @param parse makes the record of its blocks; may throw what parsing throws
    /// @throws JournalDamagedException if it is not whole, or says what cannot be
    static <T> T read(
            Path file,
            byte[] bytes,
            String firstLine,
            Set<String> parts,
            Function<List<Map<String, String>>, T> parse)
            throws JournalDamagedException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.lastIndexOf(CHECKSUM);
        if (!text.startsWith(firstLine + "\n")) {
            throw new JournalDamagedException(file, Damage.NOT_A_JOURNAL);
        }
        if (end < 0) throw new JournalDamagedException(file, Damage.CHECKSUM);
        String body = text.substring(0, end);
        if (!text.substring(end).equals(CHECKSUM + checksum(body) + "\n")) {
            throw new JournalDamagedException(file, Damage.CHECKSUM);
        }
        try {
            return parse.apply(blocks(body, parts));
        } catch (IllegalArgumentException
                | DateTimeException
                | IndexOutOfBoundsException
                | NullPointerException malformed) {
            throw new JournalDamagedException(file, Damage.MALFORMED);
        }
    }

    private static List<Map<String, String>> blocks(String body, Set<String> parts) {
        List<Map<String, String>> blocks = new ArrayList<>();
        blocks.add(new LinkedHashMap<>());
        for (String line : body.split("\n")) {
            int gap = line.indexOf(' ');
            String name = line.substring(0, gap);
            if (parts.contains(name)) blocks.add(new LinkedHashMap<>());
            blocks.getLast().put(name, unescape(line.substring(gap + 1)));
        }
        return blocks;
    }

    /// A fact that may be any text, but must be there.
    static String fact(Map<String, String> block, String name) {
        return Objects.requireNonNull(block.get(name), name);
    }

    static Path path(Path folder, Map<String, String> block, String name) {
        return path(folder, block, name, absolute(name));
    }

    static Path path(Path folder, Map<String, String> block, String name, String absolute) {
        String relative = fact(block, name);
        return relative.equals(NONE)
                ? Path.of(fact(block, absolute))
                : folder.resolve(relative).normalize();
    }

    static long number(Map<String, String> block, String name) {
        return Long.parseLong(fact(block, name));
    }

    static Instant time(Map<String, String> block, String name) {
        return Instant.parse(fact(block, name));
    }

    static Guid guid(Map<String, String> block, String name) {
        return Guid.parse(fact(block, name)).orElseThrow(IllegalArgumentException::new);
    }

    private static String unescape(String value) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\') plain.append(c);
            else plain.append(unescaped(value.charAt(++i)));
        }
        return plain.toString();
    }

    private static char unescaped(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> escaped;
        };
    }

    private static String checksum(String body) {
        CRC32C crc = new CRC32C();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }
}
