package org.diskchain.journal;

import org.diskchain.bytes.Storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Keeps a journal in a file beside the target. A new state is written beside the old one and takes
/// its name in one step, so that a power cut leaves the one or the other, whole.
public final class JournalFile {
    private static final long LARGEST = 16 << 20;

    private JournalFile() {}

    /// The journal file of a merge into `target`.
    public static Path beside(Path target) {
        return RecordName.MERGE.beside(target);
    }

    /// Reads a journal; empty where there is no such file.
    ///
    /// @throws JournalDamagedException if it is there and cannot be trusted
    public static Optional<Journal> read(Storage storage, Path file) throws IOException {
        Optional<byte[]> bytes = RecordFile.read(storage, file, LARGEST);
        return bytes.isEmpty()
                ? Optional.empty()
                : Optional.of(JournalText.read(file, bytes.get()));
    }

    /// Makes the journal's state durable.
    ///
    /// @throws IOException also where a disk's name cannot be written down: it could not be gone on
    ///   with
    public static void write(Storage storage, Journal journal) throws IOException {
        byte[] text = JournalText.write(journal);
        if (!JournalText.read(journal.file(), text).paths().equals(journal.paths())) {
            throw new IOException("a name that cannot be recorded: " + journal.paths());
        }
        RecordFile.write(storage, journal.file(), text);
    }

    /// Deletes a journal whose merge is done or dropped.
    public static void delete(Storage storage, Journal journal) throws IOException {
        RecordFile.delete(storage, journal.file());
    }
}
