package org.diskchain.journal;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.journal.Rebase.Phase;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps the record of an unfinished rebase in a file beside the child.
///
/// ```
///   diskchain-rebase 1
///   phase COPY
///   ...
///   old A1.vhdx            a block for each ancestor that the child has, nearest first
///   ...
///   parent B1.vhdx         and for each that it gets
///   ...
///   checksum 1c291ca3
/// ```
public final class RebaseFile {
    /// What a record's name ends in, behind the child's whole name.
    public static final String SUFFIX = ".diskchain-rebase";

    private static final String FIRST_LINE = "diskchain-rebase 1";
    private static final String OLD = "old";
    private static final String PARENT = "parent";
    private static final long LARGEST = 16 << 20;

    private RebaseFile() {}

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

    /// Reads a record; empty where there is no such file.
    ///
    /// @throws JournalDamagedException if it is there and cannot be trusted
    public static Optional<Rebase> read(Storage storage, Path file) throws IOException {
        Optional<byte[]> bytes = RecordFile.read(storage, file, LARGEST);
        if (bytes.isEmpty()) return Optional.empty();
        return Optional.of(
                RecordText.read(
                        file,
                        bytes.get(),
                        FIRST_LINE,
                        Set.of(OLD, PARENT),
                        blocks -> parse(file, blocks)));
    }

    /// Makes the record's state durable.
    public static void write(Storage storage, Rebase rebase) throws IOException {
        RecordFile.write(storage, rebase.file(), text(rebase));
    }

    public static void delete(Storage storage, Rebase rebase) throws IOException {
        RecordFile.delete(storage, rebase.file());
    }

    private static byte[] text(Rebase rebase) {
        Path folder = rebase.file().getParent();
        RecordText text =
                new RecordText(FIRST_LINE)
                        .line("phase", rebase.phase())
                        .line("verify", rebase.verify())
                        .line("drops-equal", rebase.dropsEqual())
                        .line("identity", rebase.childIdentity())
                        .line("windows-path", rebase.windowsPath())
                        .line("done", rebase.doneBytes())
                        .line("total", rebase.totalBytes())
                        .line("size", rebase.size())
                        .line("started", rebase.started());
        for (Witness disk : rebase.old()) witness(text, OLD, folder, disk);
        for (Witness disk : rebase.parent()) witness(text, PARENT, folder, disk);
        return text.sealed();
    }

    private static void witness(RecordText text, String part, Path folder, Witness disk) {
        text.path(part, folder, disk.path())
                .line("file-size", disk.size())
                .line("key", disk.key())
                .line("modified", disk.modified())
                .line("file-identity", disk.identity())
                .line("tables", disk.tables());
    }

    private static Rebase parse(Path file, List<Map<String, String>> blocks) {
        Map<String, String> head = blocks.getFirst();
        List<Witness> old = new ArrayList<>();
        List<Witness> parent = new ArrayList<>();
        for (Map<String, String> block : blocks.subList(1, blocks.size())) {
            String part = block.keySet().iterator().next();
            (part.equals(OLD) ? old : parent).add(witness(file.getParent(), part, block));
        }
        return new Rebase(
                file,
                Phase.valueOf(RecordText.fact(head, "phase")),
                Verify.valueOf(RecordText.fact(head, "verify")),
                Boolean.parseBoolean(RecordText.fact(head, "drops-equal")),
                childOf(file),
                guid(RecordText.fact(head, "identity")),
                old,
                parent,
                RecordText.fact(head, "windows-path"),
                Long.parseLong(RecordText.fact(head, "done")),
                Long.parseLong(RecordText.fact(head, "total")),
                Long.parseLong(RecordText.fact(head, "size")),
                Instant.parse(RecordText.fact(head, "started")));
    }

    private static Witness witness(Path folder, String part, Map<String, String> block) {
        return new Witness(
                RecordText.path(folder, block, part),
                Long.parseLong(RecordText.fact(block, "file-size")),
                RecordText.fact(block, "key"),
                Instant.parse(RecordText.fact(block, "modified")),
                guid(RecordText.fact(block, "file-identity")),
                RecordText.fact(block, "tables"));
    }

    private static Guid guid(String text) {
        return Guid.parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }
}
