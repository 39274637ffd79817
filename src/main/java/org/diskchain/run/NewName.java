package org.diskchain.run;

import org.diskchain.bytes.Storage;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// A name that nothing else had. An empty file takes it first, and only that file is ever replaced:
/// a rename alone would replace whatever came to have the name meanwhile.
final class NewName {
    private final Storage storage;
    private final Path path;

    private NewName(Storage storage, Path path) {
        this.storage = storage;
        this.path = path;
    }

    /// @throws java.nio.file.FileAlreadyExistsException if something has that name, be it a link
    ///   that leads nowhere
    static NewName take(Storage storage, Path path) throws IOException {
        storage.create(path).close();
        return new NewName(storage, path);
    }

    /// The file's own path, without links above it.
    ///
    /// @throws FileSystemException if the path is itself a link: moving it would leave the file
    static Path own(Storage storage, Path file) throws IOException {
        Path real = storage.realPath(file);
        Path own = storage.realPath(file.getParent()).resolve(file.getFileName());
        if (own.toString().equalsIgnoreCase(real.toString())) return own;
        throw new FileSystemException(file.toString(), real.toString(), "a symbolic link");
    }

    /// Gives the file this name.
    ///
    /// @return false if the file is on another volume, where a name cannot reach
    boolean give(Path file) throws IOException {
        try {
            storage.rename(file, path);
            return true;
        } catch (AtomicMoveNotSupportedException elsewhere) {
            return false;
        }
    }

    /// Takes away what has this name, be it the empty file or a copy. Where the file itself is gone
    /// or cannot be looked at, what has the name stays: it may be all there is.
    ///
    /// @param why is told what could not be cleaned up
    void giveUp(Path file, Exception why) {
        try {
            if (storage.facts(file).isPresent()) storage.delete(path);
        } catch (IOException left) {
            why.addSuppressed(left);
        }
    }
}
