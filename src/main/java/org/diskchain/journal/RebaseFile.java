package org.diskchain.journal;

import org.diskchain.bytes.Storage;
import org.diskchain.journal.Rebase.Phase;

import java.io.IOException;
import java.nio.file.Path;
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
    private static final String FIRST_LINE = "diskchain-rebase 1";
    private static final String OLD = "old";
    private static final String PARENT = "parent";
    private static final String SIZE_AFTER = "size-after";
    private static final long LARGEST = 16 << 20;

    private RebaseFile() {}

    /// The record of a child.
    public static Path beside(Path child) {
        return RecordName.REBASE.beside(child);
    }

    /// Reads a record; empty where there is no such file.
    ///
    /// @param child the disk beside which it lies, whatever it says
    /// @throws JournalDamagedException if it is there and cannot be trusted
    public static Optional<Rebase> read(Storage storage, Path file, Path child) throws IOException {
        Optional<byte[]> bytes = RecordFile.read(storage, file, LARGEST);
        return bytes.isEmpty() ? Optional.empty() : Optional.of(parsed(file, child, bytes.get()));
    }

    private static Rebase parsed(Path file, Path child, byte[] bytes)
            throws JournalDamagedException {
        return RecordText.read(
                file, bytes, FIRST_LINE, Set.of(OLD, PARENT), blocks -> parse(file, child, blocks));
    }

    /// Makes the record's state durable.
    ///
    /// @throws IOException also where a disk's name cannot be written down: it could not be gone on
    ///   with
    public static void write(Storage storage, Rebase rebase) throws IOException {
        byte[] text = text(rebase);
        if (!parsed(rebase.file(), rebase.child(), text).disks().equals(rebase.disks())) {
            throw new IOException("a name that cannot be recorded: " + rebase.disks());
        }
        RecordFile.write(storage, rebase.file(), text);
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
                        .line(SIZE_AFTER, rebase.sizeAfter())
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

    private static Rebase parse(Path file, Path child, List<Map<String, String>> blocks) {
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
                child,
                RecordText.guid(head, "identity"),
                old,
                parent,
                RecordText.fact(head, "windows-path"),
                RecordText.number(head, "done"),
                RecordText.number(head, "total"),
                RecordText.number(head, "size"),
                sizeAfter(head),
                RecordText.time(head, "started"));
    }

    /// Records of earlier versions do not tell: no more then than all that is left to copy.
    private static long sizeAfter(Map<String, String> head) {
        if (head.containsKey(SIZE_AFTER)) return RecordText.number(head, SIZE_AFTER);
        long left = RecordText.number(head, "total") - RecordText.number(head, "done");
        return RecordText.number(head, "size") + Math.max(0, left);
    }

    private static Witness witness(Path folder, String part, Map<String, String> block) {
        return new Witness(
                RecordText.path(folder, block, part),
                RecordText.number(block, "file-size"),
                RecordText.fact(block, "key"),
                RecordText.time(block, "modified"),
                RecordText.guid(block, "file-identity"),
                RecordText.fact(block, "tables"));
    }
}
