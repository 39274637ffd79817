package org.diskchain.journal;

import org.diskchain.bytes.Guid;
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
    /// What a record's name ends in, behind the child's whole name.
    public static final String SUFFIX = ".diskchain-undo";

    private static final String FIRST_LINE = "diskchain-undo 1";
    private static final String STEP = "offset";
    private static final String NOT_NOTED = "-";
    private static final long LARGEST = 64 << 20;

    private UndoFile() {}

    /// The record of a child.
    public static Path beside(Path child) {
        return child.resolveSibling(child.getFileName() + SUFFIX);
    }

    /// Whether a file has the name of a record.
    public static boolean hasName(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
    }

    /// The disk that a record's name stands beside.
    public static Path childOf(Path record) {
        String name = record.getFileName().toString();
        return record.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
    }

    /// Reads a record; empty where there is no such file. Whatever it says, its child is the disk
    /// beside it.
    ///
    /// @throws JournalDamagedException if it is there and cannot be trusted
    public static Optional<Undo> read(Storage storage, Path file) throws IOException {
        Optional<byte[]> bytes = RecordFile.read(storage, file, LARGEST);
        if (bytes.isEmpty()) return Optional.empty();
        return Optional.of(
                RecordText.read(
                        file,
                        bytes.get(),
                        FIRST_LINE,
                        Set.of(STEP),
                        blocks -> parse(file, blocks)));
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

    private static Undo parse(Path file, List<Map<String, String>> blocks) {
        Map<String, String> head = blocks.getFirst();
        List<Step> steps = new ArrayList<>();
        for (Map<String, String> step : blocks.subList(1, blocks.size())) steps.add(step(step));
        String modified = RecordText.fact(head, "modified");
        return new Undo(
                file,
                childOf(file),
                RecordText.path(file.getParent(), head, "parent"),
                Guid.parse(RecordText.fact(head, "parent-identity")).orElseThrow(),
                Instant.parse(RecordText.fact(head, "made")),
                new Content(
                        Long.parseLong(RecordText.fact(head, "after-size")),
                        RecordText.fact(head, "after-tables")),
                modified.equals(NOT_NOTED)
                        ? Optional.empty()
                        : Optional.of(Instant.parse(modified)),
                steps);
    }

    private static Step step(Map<String, String> block) {
        Step step =
                new Step(
                        Long.parseLong(RecordText.fact(block, STEP)),
                        Long.parseLong(RecordText.fact(block, "size")),
                        RecordText.fact(block, "old"),
                        RecordText.fact(block, "written"));
        int old = HexFormat.of().parseHex(step.old()).length;
        int written = HexFormat.of().parseHex(step.written()).length;
        long kept = Math.clamp(step.sizeBefore() - step.offset(), 0L, (long) written);
        if (old != kept) throw new IllegalArgumentException("bytes are missing");
        return step;
    }
}
