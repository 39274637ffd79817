package org.diskchain.run;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Storage;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/// Moves a file into a folder: by its name alone where both are on one volume, else by a copy that
/// is read back before the original goes. Nothing is ever replaced.
public record Moving(Storage storage) {
    private static final int BATCH = 1 << 20;

    /// @throws FileAlreadyExistsException if the folder has a file of that name
    /// @throws IOException if it could not be moved; it is where it was then, and no copy is left
    public Path move(Path file, Path folder, Progress progress)
            throws IOException, CancelledException {
        Path to = folder.resolve(file.getFileName());
        if (storage.facts(to).isPresent()) throw new FileAlreadyExistsException(to.toString());
        if (storage.volume(file).name().equals(storage.volume(folder).name())) {
            storage.rename(file, to);
            storage.sync(folder);
        } else {
            copy(file, to, progress);
            storage.delete(file);
        }
        storage.sync(file.getParent());
        return to;
    }

    private void copy(Path from, Path to, Progress progress)
            throws IOException, CancelledException {
        boolean whole = false;
        try (ByteFile source = storage.open(from);
                ByteFile target = storage.create(to)) {
            progress.begin(Stage.COPY, 2 * source.size());
            each(source, progress, target::write);
            target.force();
            each(source, progress, (offset, read) -> compare(to, target, offset, read));
            whole = true;
        } finally {
            if (!whole && storage.facts(to).isPresent()) storage.delete(to);
        }
        storage.sync(to.getParent());
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
        if (!found.flip().equals(expected)) {
            throw new IOException(to + " does not read back as it was written");
        }
    }
}
