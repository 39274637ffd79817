package org.diskchain.journal;

import static org.diskchain.journal.RecordText.fact;
import static org.diskchain.journal.RecordText.guid;
import static org.diskchain.journal.RecordText.number;
import static org.diskchain.journal.RecordText.time;

import org.diskchain.journal.Witness.Content;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The text of a journal file: one block of lines for each disk.
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
    private static final String DISK = "disk";
    private static final String RESCUED = "rescued";
    private static final String BELOW = "below";
    private static final Set<String> PARTS = Set.of(DISK, RESCUED, BELOW);
    private static final String ABSOLUTE = "absolute";

    private JournalText() {}

    static byte[] write(Journal journal) {
        RecordText text =
                new RecordText(FIRST_LINE)
                        .line("phase", journal.phase())
                        .line("verify", journal.verify())
                        .line("position", journal.position())
                        .line("done", journal.doneBytes())
                        .line("total", journal.totalBytes())
                        .line("target-size", journal.done().targetSize())
                        .line("target-size-after", journal.done().targetSizeAfter())
                        .line("payload", journal.done().payload())
                        .line("left-size", journal.left().size())
                        .line("left-key", journal.left().key())
                        .line("left-modified", journal.left().modified())
                        .line("started", journal.started());
        Path folder = journal.file().getParent();
        for (Participant disk : journal.mergedLine()) disk(text, DISK, folder, disk);
        for (Rescued rescued : journal.rescued()) {
            disk(text, RESCUED, folder, rescued.disk());
            text.line("parent", rescued.parent())
                    .line("bytes", rescued.bytes())
                    .line("grown", rescued.size())
                    .line("header", rescued.header());
        }
        for (Participant disk : journal.below()) disk(text, BELOW, folder, disk);
        return text.sealed();
    }

    private static void disk(RecordText text, String part, Path folder, Participant disk) {
        Witness witness = disk.witness();
        text.path(part, ABSOLUTE, folder, disk.path())
                .line("old", disk.oldIdentity())
                .line("new", disk.newIdentity())
                .line("size", witness.size())
                .line("key", witness.key())
                .line("modified", witness.modified())
                .line("identity", witness.identity())
                .line("tables", witness.tables())
                .line("planned-size", disk.planned().size())
                .line("planned-tables", disk.planned().tables());
    }

    /// @throws JournalDamagedException if it is not whole, or says what cannot be
    static Journal read(Path file, byte[] bytes) throws JournalDamagedException {
        return RecordText.read(file, bytes, FIRST_LINE, PARTS, blocks -> parse(file, blocks));
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
                Phase.valueOf(fact(head, "phase")),
                Verify.valueOf(fact(head, "verify")),
                line,
                rescued,
                below,
                done(head),
                time(head, "started"));
    }

    private static MergeDone done(Map<String, String> head) {
        return new MergeDone(
                number(head, "position"),
                number(head, "done"),
                number(head, "total"),
                number(head, "target-size"),
                number(head, "target-size-after"),
                fact(head, "payload").equals("true"),
                new Stamp(
                        number(head, "left-size"),
                        fact(head, "left-key"),
                        time(head, "left-modified")));
    }

    private static Rescued rescued(Participant participant, Map<String, String> disk) {
        return new Rescued(
                participant,
                Integer.parseInt(fact(disk, "parent")),
                number(disk, "bytes"),
                number(disk, "grown"),
                fact(disk, "header"));
    }

    private static Participant participant(Path folder, String part, Map<String, String> disk) {
        Path path = RecordText.path(folder, disk, part, ABSOLUTE);
        Witness witness =
                new Witness(
                        path,
                        number(disk, "size"),
                        fact(disk, "key"),
                        time(disk, "modified"),
                        guid(disk, "identity"),
                        fact(disk, "tables"));
        Content planned = new Content(number(disk, "planned-size"), fact(disk, "planned-tables"));
        return new Participant(path, guid(disk, "old"), guid(disk, "new"), witness, planned);
    }
}
