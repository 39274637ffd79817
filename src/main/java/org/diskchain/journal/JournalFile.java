package org.diskchain.journal;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.NoRoomException;
import org.diskchain.bytes.Storage;
import org.diskchain.journal.JournalDamagedException.Damage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/// Keeps a journal in a file beside the target. A new state is written beside the old one and takes
/// its name in one step, so that a power cut leaves the one or the other, whole.
public final class JournalFile {
    /// What a journal's name ends in, behind the target's whole name.
    public static final String SUFFIX = ".diskchain-merge";

    private static final String WRITING = ".new";
    private static final long LARGEST = 16 << 20;

    private JournalFile() {}

    /// The journal file of a merge into `target`.
    public static Path beside(Path target) {
        return target.resolveSibling(target.getFileName() + SUFFIX);
    }

    /// Whether a file has the name of a journal.
    public static boolean hasName(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
    }

    /// The disk that a journal's name stands beside.
    public static Path targetOf(Path journal) {
        String name = journal.getFileName().toString();
        return journal.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
    }

    /// Reads a journal; empty where there is no such file.
    ///
    /// @throws JournalDamagedException if it is there and cannot be trusted
    public static Optional<Journal> read(Storage storage, Path file) throws IOException {
        Optional<FileFacts> facts = storage.facts(file);
        if (facts.isEmpty()) return Optional.empty();
        if (!facts.get().isFile() || facts.get().size() > LARGEST) {
            throw new JournalDamagedException(file, Damage.NOT_A_JOURNAL);
        }
        try (ByteFile bytes = storage.open(file)) {
            ByteBuffer content = ByteBuffer.allocate((int) Math.min(bytes.size(), LARGEST));
            bytes.read(0, content);
            return Optional.of(JournalText.read(file, content.array()));
        }
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
        deleteUnwritten(storage, journal);
        Path writing = writing(journal);
        try (ByteFile bytes = storage.create(writing)) {
            bytes.write(0, ByteBuffer.wrap(text));
            bytes.force(); // the content before the name
        } catch (NoRoomException full) {
            deleteUnwritten(storage, journal);
            throw full;
        }
        storage.rename(writing, journal.file());
        storage.sync(journal.file().getParent()); // the name before anything that relies on it
    }

    /// Deletes a journal whose merge is done or dropped.
    public static void delete(Storage storage, Journal journal) throws IOException {
        deleteUnwritten(storage, journal);
        storage.delete(journal.file());
        storage.sync(journal.file().getParent());
    }

    /// Deletes the state that a killed program had not finished to write.
    private static void deleteUnwritten(Storage storage, Journal journal) throws IOException {
        Path writing = writing(journal);
        if (storage.facts(writing).isPresent()) storage.delete(writing);
    }

    private static Path writing(Journal journal) {
        return journal.file().resolveSibling(journal.file().getFileName() + WRITING);
    }
}
