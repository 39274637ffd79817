package org.diskchain.run;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Storage;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Moves a file into a folder: by its name alone where both are on one volume, else by a copy that
/// is read back before the original goes. Nothing is ever replaced.
///
/// ```
///   copy     to the new name       force
///   compare  past the cache where that can be had
///   name                           sync of the folder      (both are there, and durable)
///   delete   the original          sync of its folder
/// ```
public record Moving(Storage storage) {
    private static final int BATCH = 1 << 20;

    /// @throws java.nio.file.FileAlreadyExistsException if the folder has a file of that name
    /// @throws IOException if it could not be moved; it is where it was then, and whole. Only where
    ///   the machine failed to make the move durable, the file may be in the folder already
    public Path move(Path file, Path folder, Progress progress)
            throws IOException, CancelledException {
        NewName.own(storage, file);
        Path to = folder.resolve(file.getFileName());
        NewName name = NewName.take(storage, to);
        try {
            if (name.give(file)) storage.sync(folder);
            else carry(file, to, progress);
        } catch (IOException | CancelledException | RuntimeException notMoved) {
            name.giveUp(file, notMoved);
            throw notMoved;
        }
        storage.sync(file.getParent());
        return to;
    }

    /// Nobody may write to the original while it is copied: what they wrote would go with it.
    private void carry(Path from, Path to, Progress progress)
            throws IOException, CancelledException {
        Locks.requireFree(storage, from);
        List<Path> lockable = storage.isWritable(from) ? List.of(from) : List.of();
        try (Locks _ = Locks.take(storage, lockable)) {
            Optional<FileFacts> before = storage.facts(from);
            copy(from, to, progress);
            storage.sync(to.getParent());
            if (!storage.facts(from).equals(before)) {
                throw new IOException(from + " was changed while it was copied");
            }
            storage.delete(from);
        }
    }

    private void copy(Path from, Path to, Progress progress)
            throws IOException, CancelledException {
        try (ByteFile source = storage.open(from)) {
            progress.begin(Stage.COPY, 2 * source.size());
            try (ByteFile target = storage.openForWriting(to)) {
                each(source, progress, target::write);
                target.force();
            }
            try (ByteFile target = storedIn(to)) {
                if (target.size() != source.size()) throw differs(to);
                each(source, progress, (offset, read) -> compare(to, target, offset, read));
            }
        }
    }

    /// What is on the device, where that can be had.
    private ByteFile storedIn(Path copy) throws IOException {
        Optional<ByteFile> pastCache = storage.openPastCache(copy);
        return pastCache.isPresent() ? pastCache.get() : storage.open(copy);
    }

    /// Something done with a stretch of the file.
    @FunctionalInterface
    private interface Stretch {
        void take(long offset, ByteBuffer bytes) throws IOException;
    }

    private static void each(ByteFile source, Progress progress, Stretch act)
            throws IOException, CancelledException {
        long size = source.size();
        for (long offset = 0; offset < size; offset += BATCH) {
            int length = (int) Math.min(BATCH, size - offset);
            ByteBuffer bytes = ByteBuffer.allocate(length);
            source.read(offset, bytes);
            act.take(offset, bytes.flip());
            progress.advance(length);
        }
    }

    private static void compare(Path to, ByteFile copy, long offset, ByteBuffer expected)
            throws IOException {
        ByteBuffer found = ByteBuffer.allocate(expected.remaining());
        copy.read(offset, found);
        if (!found.flip().equals(expected)) throw differs(to);
    }

    private static IOException differs(Path to) {
        return new IOException(to + " does not read back as it was written");
    }
}
