package org.diskchain.testing;

import org.diskchain.bytes.ByteFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Real folders taken into memory, so that a test may change them at little cost.
public final class InMemory {
    private static final int PIECE = 1 << 16;

    private InMemory() {}

    /// A storage that holds what is in and below a real folder, under the same paths.
    public static MemoryStorage copyOf(Path folder) throws IOException {
        MemoryStorage storage = new MemoryStorage();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) copy(file, storage);
        }
        return storage;
    }

    private static void copy(Path file, MemoryStorage storage) throws IOException {
        storage.createFolders(file.getParent());
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
        ByteBuffer zeros = ByteBuffer.allocateDirect(PIECE);
        try (FileChannel from = FileChannel.open(file);
                ByteFile to = storage.create(file)) {
            to.resize(from.size());
            for (long at = 0; at < from.size(); at += PIECE) {
                from.read(piece.clear(), at);
                piece.flip();
                if (piece.mismatch(zeros.clear().limit(piece.limit())) >= 0) to.write(at, piece);
            }
        }
    }
}
