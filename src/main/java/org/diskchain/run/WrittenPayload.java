package org.diskchain.run;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.Change;
import org.diskchain.disk.DiskWriter;
import org.diskchain.read.Layers;
import org.diskchain.run.VerifyFailedException.Part;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/// Reads payload and zeros back that are in a file and not yet part of its disk, past the system's
/// cache where the system can.
record WrittenPayload(Storage storage, Path path, Part part, Progress progress) {
    private static final int BUFFER = 1 << 20;

    /// @throws VerifyFailedException if the file does not hold what `source` reads
    void compare(Change change, Layers source, DiskWriter disk)
            throws IOException, CancelledException {
        ByteBuffer wanted = ByteBuffer.allocate(BUFFER);
        ByteBuffer found = ByteBuffer.allocate(BUFFER);
        Optional<ByteFile> direct = storage.openPastCache(path);
        try (ByteFile file = direct.isPresent() ? direct.get() : storage.open(path)) {
            for (long at = change.start(); at < change.end(); at += wanted.limit()) {
                int length = (int) Math.min(BUFFER, change.end() - at);
                source.read(at, wanted.clear().limit(length));
                disk.readBack(file, at, found.clear().limit(length));
                int differs = wanted.flip().mismatch(found.flip());
                if (differs >= 0) throw new VerifyFailedException(path, at + differs, part);
                progress.advance(0);
            }
        }
    }
}
