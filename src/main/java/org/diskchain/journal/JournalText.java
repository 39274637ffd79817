package org.diskchain.journal;

import org.diskchain.bytes.Guid;
import org.diskchain.journal.JournalDamagedException.Damage;
import org.diskchain.journal.Witness.Content;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
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
import java.util.zip.CRC32C;

/// The text of a journal file: a line a fact, `name value`, one block of lines for each disk, and a
/// checksum of everything above it as the last line.
///
/// ```
///   diskchain-merge 2
///   phase COPY
///   position 8388608
///   ...
///   disk A1.vhdx           relative to the journal's folder
///   absolute /vm/A1.vhdx   where the disks have no common root
///   old 6f0c...
///   ...
///   checksum 1c291ca3
/// ```
final class JournalText {
    private static final String FIRST_LINE = "diskchain-merge 2";
    private static final String CHECKSUM = "checksum ";
    private static final String DISK = "disk";
    private static final String RESCUED = "rescued";
    private static final String BELOW = "below";
    private static final Set<String> PARTS = Set.of(DISK, RESCUED, BELOW);
    private static final String NONE = "-";

    private JournalText() {}

    static byte[] write(Journal journal) {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        line(text, "phase", journal.phase().name());
        line(text, "verify", journal.verify().name());
        line(text, "position", journal.position());
        line(text, "done", journal.doneBytes());
        line(text, "total", journal.totalBytes());
        line(text, "target-size", journal.done().targetSize());
        line(text, "target-size-after", journal.done().targetSizeAfter());
        line(text, "payload", journal.done().payload());
        line(text, "left-size", journal.left().size());
        line(text, "left-key", journal.left().key());
        line(text, "left-modified", journal.left().modified());
        line(text, "started", journal.started());
        Path folder = journal.file().getParent();
        for (Participant disk : journal.mergedLine()) disk(text, DISK, folder, disk);
        for (Rescued rescued : journal.rescued()) {
            disk(text, RESCUED, folder, rescued.disk());
            line(text, "parent", rescued.parent());
            line(text, "bytes", rescued.bytes());
            line(text, "grown", rescued.size());
            line(text, "header", rescued.header());
        }
        for (Participant disk : journal.below()) disk(text, BELOW, folder, disk);
        String body = text.toString();
        return (body + CHECKSUM + checksum(body) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void disk(StringBuilder text, String part, Path folder, Participant disk) {
        boolean related = folder.getRoot().equals(disk.path().getRoot());
        line(text, part, related ? portable(folder.relativize(disk.path())) : NONE);
        line(text, "absolute", disk.path());
        line(text, "old", disk.oldIdentity());
        line(text, "new", disk.newIdentity());
        Witness witness = disk.witness();
        line(text, "size", witness.size());
        line(text, "key", witness.key());
        line(text, "modified", witness.modified());
        line(text, "identity", witness.identity());
        line(text, "tables", witness.tables());
        line(text, "planned-size", disk.planned().size());
        line(text, "planned-tables", disk.planned().tables());
    }

    /// A relative path that any system reads.
    private static String portable(Path relative) {
        StringJoiner names = new StringJoiner("/");
        relative.forEach(name -> names.add(name.toString()));
        return names.toString();
    }

    private static void line(StringBuilder text, String name, Object value) {
        String escaped =
                value.toString().replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        text.append(name).append(' ').append(escaped).append('\n');
    }

    static Journal read(Path file, byte[] bytes) throws JournalDamagedException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.lastIndexOf(CHECKSUM);
        if (!text.startsWith(FIRST_LINE + "\n")) {
            throw new JournalDamagedException(file, Damage.NOT_A_JOURNAL);
        }
        if (end < 0) throw new JournalDamagedException(file, Damage.CHECKSUM);
        String body = text.substring(0, end);
        if (!text.substring(end).equals(CHECKSUM + checksum(body) + "\n")) {
            throw new JournalDamagedException(file, Damage.CHECKSUM);
        }
        try {
            return parse(file, blocks(body));
        } catch (IllegalArgumentException
                | DateTimeException
                | IndexOutOfBoundsException
                | NullPointerException malformed) {
            throw new JournalDamagedException(file, Damage.MALFORMED);
        }
    }

    /// The head's lines, then those of each disk.
    private static List<Map<String, String>> blocks(String body) {
        List<Map<String, String>> blocks = new ArrayList<>();
        blocks.add(new LinkedHashMap<>());
        for (String line : body.split("\n")) {
            int gap = line.indexOf(' ');
            String name = line.substring(0, gap);
            if (PARTS.contains(name)) blocks.add(new LinkedHashMap<>());
            blocks.getLast().put(name, unescape(line.substring(gap + 1)));
        }
        return blocks;
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

    private static Journal parse(Path file, List<Map<String, String>> blocks) {
        Map<String, String> head = blocks.getFirst();
        List<Participant> line = new ArrayList<>();
        List<Rescued> rescued = new ArrayList<>();
        List<Participant> below = new ArrayList<>();
        for (Map<String, String> disk : blocks.subList(1, blocks.size())) {
            String part = disk.keySet().iterator().next();
            Participant participant = participant(file.getParent(), part, disk);
            switch (part) {
                case DISK -> line.add(participant);
                case RESCUED -> rescued.add(rescued(participant, disk));
                default -> below.add(participant);
            }
        }
        for (Rescued disk : rescued) Objects.checkIndex(disk.parent() - 1, line.size() - 1);
        return new Journal(
                file,
                Phase.valueOf(head.get("phase")),
                Verify.valueOf(head.get("verify")),
                line,
                rescued,
                below,
                done(head),
                Instant.parse(head.get("started")));
    }

    private static Journal.Done done(Map<String, String> head) {
        return new Journal.Done(
                Long.parseLong(head.get("position")),
                Long.parseLong(head.get("done")),
                Long.parseLong(head.get("total")),
                Long.parseLong(head.get("target-size")),
                Long.parseLong(head.get("target-size-after")),
                fact(head, "payload").equals("true"),
                new Stamp(
                        Long.parseLong(head.get("left-size")),
                        fact(head, "left-key"),
                        Instant.parse(fact(head, "left-modified"))));
    }

    private static Rescued rescued(Participant participant, Map<String, String> disk) {
        return new Rescued(
                participant,
                Integer.parseInt(disk.get("parent")),
                Long.parseLong(disk.get("bytes")),
                Long.parseLong(disk.get("grown")),
                fact(disk, "header"));
    }

    private static Participant participant(Path folder, String part, Map<String, String> disk)
            throws InvalidPathException {
        String relative = disk.get(part);
        Path path =
                relative.equals(NONE)
                        ? Path.of(disk.get("absolute"))
                        : folder.resolve(relative).normalize();
        Witness witness =
                new Witness(
                        path,
                        Long.parseLong(disk.get("size")),
                        fact(disk, "key"),
                        Instant.parse(disk.get("modified")),
                        guid(disk.get("identity")),
                        fact(disk, "tables"));
        Content planned =
                new Content(Long.parseLong(disk.get("planned-size")), fact(disk, "planned-tables"));
        return new Participant(
                path, guid(disk.get("old")), guid(disk.get("new")), witness, planned);
    }

    /// A fact that may be any text, but must be there.
    private static String fact(Map<String, String> block, String name) {
        return Objects.requireNonNull(block.get(name), name);
    }

    private static Guid guid(String text) {
        return Guid.parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static String checksum(String body) {
        CRC32C crc = new CRC32C();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }
}
