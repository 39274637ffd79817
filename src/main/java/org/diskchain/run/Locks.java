package org.diskchain.run;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.FileLock;
import org.diskchain.bytes.Storage;
import org.diskchain.run.RunRefusedException.Reason;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files of a merge, kept to this process while it runs.
final class Locks implements Closeable {
    private final List<FileLock> held = new ArrayList<>();

    private Locks() {}

    /// @throws RunRefusedException if one of the files is gone or another program has it
    static Locks take(Storage storage, List<Path> files) throws IOException {
        Locks locks = new Locks();
        try {
            for (Path file : files) {
                boolean there = storage.facts(file).filter(FileFacts::isFile).isPresent();
                if (!there) throw new RunRefusedException(Reason.GONE, file);
                Optional<FileLock> lock = storage.lock(file);
                if (lock.isEmpty()) throw inUse(storage, file);
                locks.held.add(lock.get());
            }
            return locks;
        } catch (IOException | RuntimeException e) {
            locks.close();
            throw e;
        }
    }

    /// @throws RunRefusedException if another program has the file open for writing
    static void requireFree(Storage storage, Path file) throws IOException {
        if (!storage.holders(file).isEmpty()) throw inUse(storage, file);
    }

    private static RunRefusedException inUse(Storage storage, Path file) throws IOException {
        return new RunRefusedException(file, storage.holders(file));
    }

    @Override
    public void close() throws IOException {
        for (FileLock lock : held.reversed()) lock.close();
        held.clear();
    }
}
