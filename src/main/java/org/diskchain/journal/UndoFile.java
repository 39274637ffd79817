package org.diskchain.journal;

import org.diskchain.bytes.Storage;
import org.diskchain.journal.Undo.Step;
import org.diskchain.journal.Witness.Content;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps what an undo needs in a file beside the child.
///
/// ```
///   diskchain-undo 1
///   child A2.vhdx          relative to the record's folder
///   parent A1.vhdx
///   ...
///   offset 131072          a block for each write, in order
///   size 8388608
///   old 6865...
///   written 6865...
///   checksum 1c291ca3
/// ```
public final class UndoFile {
    private static final String FIRST_LINE = "diskchain-undo 1";
    private static final String STEP = "offset";
    private static final String NOT_NOTED = "-";
    private static final long LARGEST = 64 << 20;

    private UndoFile() {}

    /// The record of a child.
    public static Path beside(Path child) {
        return RecordName.UNDO.beside(child);
    }

    /// Reads a record; empty where there is no such file.
    ///
    /// @param child the disk beside which it lies, whatever it says
    /// @throws JournalDamagedException if it is there and cannot be trusted
    public static Optional<Undo> read(Storage storage, Path file, Path child) throws IOException {
        Optional<byte[]> bytes = RecordFile.read(storage, file, LARGEST);
        if (bytes.isEmpty()) return Optional.empty();
        return Optional.of(
                RecordText.read(
                        file,
                        bytes.get(),
                        FIRST_LINE,
                        Set.of(STEP),
                        blocks -> parse(file, child, blocks)));
    }

    /// Makes the record durable.
    ///
    /// @throws IOException also where the change is too large to be kept
    public static void write(Storage storage, Undo undo) throws IOException {
        byte[] text = text(undo);
        if (text.length > LARGEST) throw new IOException("too much to be kept: " + undo.child());
        RecordFile.write(storage, undo.file(), text);
    }

    public static void delete(Storage storage, Path file) throws IOException {
        RecordFile.delete(storage, file);
    }

    private static byte[] text(Undo undo) {
        RecordText text = new RecordText(FIRST_LINE);
        text.path("parent", undo.file().getParent(), undo.parent())
                .line("parent-identity", undo.parentIdentity())
                .line("made", undo.made())
                .line("after-size", undo.after().size())
                .line("after-tables", undo.after().tables())
                .line("modified", undo.modified().map(Instant::toString).orElse(NOT_NOTED));
        for (Step step : undo.steps()) {
            text.line(STEP, step.offset())
                    .line("size", step.sizeBefore())
                    .line("old", step.old())
                    .line("written", step.written());
        }
        return text.sealed();
    }

    private static Undo parse(Path file, Path child, List<Map<String, String>> blocks) {
        Map<String, String> head = blocks.getFirst();
        List<Step> steps = new ArrayList<>();
        for (Map<String, String> step : blocks.subList(1, blocks.size())) steps.add(step(step));
        String modified = RecordText.fact(head, "modified");
        return new Undo(
                file,
                child,
                RecordText.path(file.getParent(), head, "parent"),
                RecordText.guid(head, "parent-identity"),
                RecordText.time(head, "made"),
                new Content(
                        RecordText.number(head, "after-size"),
                        RecordText.fact(head, "after-tables")),
                modified.equals(NOT_NOTED)
                        ? Optional.empty()
                        : Optional.of(Instant.parse(modified)),
                steps);
    }

    private static Step step(Map<String, String> block) {
        Step step =
                new Step(
                        RecordText.number(block, STEP),
                        RecordText.number(block, "size"),
                        RecordText.fact(block, "old"),
                        RecordText.fact(block, "written"));
        int old = HexFormat.of().parseHex(step.old()).length;
        int written = HexFormat.of().parseHex(step.written()).length;
        long kept = Math.clamp(step.sizeBefore() - step.offset(), 0L, (long) written);
        if (old != kept) throw new IllegalArgumentException("bytes are missing");
        return step;
    }
}
