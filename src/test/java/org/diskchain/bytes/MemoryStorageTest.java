package org.diskchain.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.testing.MemoryStorage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/// The storage in memory keeps the contract, and what tests arrange in it holds.
final class MemoryStorageTest extends StorageContract {
    private final MemoryStorage storage = new MemoryStorage();
    private final Path folder = Path.of("/disks").toAbsolutePath();

    @BeforeEach
    void makeFolder() throws IOException {
        storage.createFolders(folder);
    }

    @Override
    Storage storage() {
        return storage;
    }

    @Override
    Path folder() {
        return folder;
    }

    @Override
    void link(Path link, Path target) throws IOException {
        storage.link(link, target);
    }

    @Override
    void hardLink(Path link, Path file) throws IOException {
        storage.hardLink(link, file);
    }

    @Test
    void zerosTakeNoMemory() throws IOException {
        try (ByteFile file = storage.create(folder.resolve("a"))) {
            file.write(0, ByteBuffer.allocate(1 << 20));
            file.resize(1L << 45);
        }
        assertEquals(0, storage.kept(folder.resolve("a")));
    }

    @Test
    void devicesAndForbiddenFilesCannotBeOpened() throws IOException {
        Path device = folder.resolve("device");
        Path secret = folder.resolve("secret");
        storage.device(device).put(secret, new byte[1]).deny(secret);
        assertEquals(FileFacts.Kind.OTHER, storage.facts(device).orElseThrow().kind());
        assertThrows(IOException.class, () -> storage.open(device));
        assertThrows(AccessDeniedException.class, () -> storage.open(secret));
        assertTrue(storage.facts(secret).isPresent());
    }
}
