package org.diskchain.run;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.ReadableFiles;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.read.Layers;
import org.diskchain.read.Layers.Piece;
import org.diskchain.run.VerifyFailedException.Part;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A disk that was written, opened anew to see what really is in it: past the system's cache where
/// the system can.
final class ReadBack implements Closeable {
    private static final int BUFFER = 1 << 20;

    private final Disk disk;
    private final Layers content;
    private final boolean pastCache;
    private final ByteBuffer found = ByteBuffer.allocate(BUFFER);
    private final ByteBuffer wanted = ByteBuffer.allocate(BUFFER);

    private ReadBack(Disk disk, boolean pastCache) {
        this.disk = disk;
        this.content = new Layers(List.of(disk));
        this.pastCache = pastCache;
    }

    static ReadBack open(Storage storage, Path path) throws IOException {
        PastCache files = new PastCache(storage);
        Disk disk = Disks.open(files, path);
        return new ReadBack(disk, files.pastCache);
    }

    Disk disk() {
        return disk;
    }

    /// Whether what is read comes from the device and not from memory.
    boolean isPastCache() {
        return pastCache;
    }

    /// Compares the disk with a piece of at most [#BUFFER] bytes of data, or of zeros.
    ///
    /// @throws VerifyFailedException if the disk itself does not hold what `source` reads
    /// @return the data, until the next call; empty of zeros
    ByteBuffer compare(Piece piece, Layers source, boolean data) throws IOException {
        wanted.clear().limit(0);
        if (data) {
            wanted.limit((int) piece.length());
            source.read(piece.start(), wanted);
            wanted.flip();
        }
        for (long at = piece.start(); at < piece.end(); ) {
            Piece own = content.pieceAt(at, piece.end());
            if (own instanceof Piece.Data) {
                own = content.pieceAt(at, Math.min(own.end(), at + BUFFER));
            }
            compare(
                    own,
                    data ? wanted.slice((int) (at - piece.start()), (int) own.length()) : null);
            at = own.end();
        }
        return wanted;
    }

    /// @param expected null for zeros
    private void compare(Piece own, ByteBuffer expected) throws IOException {
        boolean inherited =
                own instanceof Piece.Nothing && disk.facts().isDifferencing()
                        || own instanceof Piece.Beyond && expected != null;
        if (inherited) throw new VerifyFailedException(disk.path(), own.start(), Part.TARGET);
        if (!(own instanceof Piece.Data data)) {
            requireZeros(own, expected);
            return;
        }
        found.clear().limit((int) own.length());
        content.read(data, found);
        found.flip();
        if (expected == null) requireZeros(own, found);
        else requireEqual(own, expected, found);
    }

    private void requireZeros(Piece own, ByteBuffer bytes) throws IOException {
        if (bytes == null) return;
        for (int i = 0; i < bytes.remaining(); i++) {
            if (bytes.get(i) != 0)
                throw new VerifyFailedException(disk.path(), own.start() + i, Part.TARGET);
        }
    }

    private void requireEqual(Piece own, ByteBuffer expected, ByteBuffer bytes) throws IOException {
        int at = expected.mismatch(bytes);
        if (at >= 0) throw new VerifyFailedException(disk.path(), own.start() + at, Part.TARGET);
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }

    /// Files read past the cache where that goes.
    private static final class PastCache implements ReadableFiles {
        private final Storage storage;
        private boolean pastCache = true;

        PastCache(Storage storage) {
            this.storage = storage;
        }

        @Override
        public ByteFile open(Path file) throws IOException {
            Optional<ByteFile> direct = storage.openPastCache(file);
            pastCache &= direct.isPresent();
            return direct.isPresent() ? direct.get() : storage.open(file);
        }

        @Override
        public Optional<FileFacts> facts(Path path) throws IOException {
            return storage.facts(path);
        }
    }
}
