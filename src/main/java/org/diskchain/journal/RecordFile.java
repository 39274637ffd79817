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

/// A small file that is replaced as a whole: a new state is written beside the old one and takes
/// its name in one step, so that a power cut leaves the one or the other.
final class RecordFile {
    /// What the name of a state that is being written ends in, behind the file's whole name.
    static final String WRITING = ".new";

    private RecordFile() {}

    /// The bytes; empty where there is no such file.
    ///
    /// @param largest bytes that such a file may have
    static Optional<byte[]> read(Storage storage, Path file, long largest) throws IOException {
        Optional<FileFacts> facts = storage.facts(file);
        if (facts.isEmpty()) return Optional.empty();
        if (!facts.get().isFile() || facts.get().size() > largest) {
            throw new JournalDamagedException(file, Damage.NOT_A_JOURNAL);
        }
        try (ByteFile bytes = storage.open(file)) {
            ByteBuffer content = ByteBuffer.allocate((int) Math.min(bytes.size(), largest));
            bytes.read(0, content);
            return Optional.of(content.array());
        }
    }

    /// Makes a state durable.
    static void write(Storage storage, Path file, byte[] state) throws IOException {
        deleteUnwritten(storage, file);
        Path writing = writing(file);
        try (ByteFile bytes = storage.create(writing)) {
            bytes.write(0, ByteBuffer.wrap(state));
            bytes.force(); // the content before the name
        } catch (NoRoomException full) {
            deleteUnwritten(storage, file);
            throw full;
        }
        storage.rename(writing, file);
        storage.sync(file.getParent()); // the name before anything that relies on it
    }

    static void delete(Storage storage, Path file) throws IOException {
        deleteUnwritten(storage, file);
        if (storage.facts(file).isPresent()) storage.delete(file);
        storage.sync(file.getParent());
    }

    /// Deletes the state that a killed program had not finished to write.
    private static void deleteUnwritten(Storage storage, Path file) throws IOException {
        Path writing = writing(file);
        if (storage.facts(writing).isPresent()) storage.delete(writing);
    }

    private static Path writing(Path file) {
        return file.resolveSibling(file.getFileName() + WRITING);
    }
}
