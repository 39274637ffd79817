package org.diskchain.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

/// What every storage must do, so that tests on the one in memory hold on the real one.
abstract class StorageContract {
    private static final long GIB = 1L << 30;

    abstract Storage storage();

    /// An empty folder.
    abstract Path folder();

    abstract void link(Path link, Path target) throws IOException;

    abstract void hardLink(Path link, Path file) throws IOException;

    private Path at(String name) {
        return folder().resolve(name);
    }

    private Path write(String name, int... bytes) throws IOException {
        try (ByteFile file = storage().create(at(name))) {
            file.write(0, buffer(bytes));
        }
        return at(name);
    }

    private byte[] read(Path path) throws IOException {
        try (ByteFile file = storage().open(path)) {
            ByteBuffer all = ByteBuffer.allocate((int) file.size());
            file.read(0, all);
            return all.array();
        }
    }

    private static ByteBuffer buffer(int... bytes) {
        return ByteBuffer.wrap(bytes(bytes));
    }

    private static byte[] bytes(int... bytes) {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) all[i] = (byte) bytes[i];
        return all;
    }

    @Test
    void whatIsWrittenIsReadAtItsPlaceAndGapsAreZero() throws IOException {
        try (ByteFile file = storage().create(at("a"))) {
            file.write(3, buffer(7, 8));
            file.force();
            assertEquals(5, file.size());
        }
        assertArrayEquals(bytes(0, 0, 0, 7, 8), read(at("a")));
    }

    @Test
    void readingAndWritingTakeTheRestOfTheBuffer() throws IOException {
        try (ByteFile file = storage().create(at("a"))) {
            ByteBuffer from = buffer(1, 2, 3, 4).position(1).limit(3);
            file.write(0, from);
            assertFalse(from.hasRemaining());
            ByteBuffer into = ByteBuffer.allocate(4).position(1).limit(3);
            file.read(0, into);
            assertEquals(3, into.position());
            assertArrayEquals(bytes(0, 2, 3, 0), into.array());
        }
    }

    @Test
    void readingPastTheEndFails() throws IOException {
        Path path = write("a", 1, 2);
        try (ByteFile file = storage().open(path)) {
            assertThrows(EOFException.class, () -> file.read(1, ByteBuffer.allocate(2)));
            assertThrows(EOFException.class, () -> file.read(9, ByteBuffer.allocate(1)));
            file.read(2, ByteBuffer.allocate(0));
            assertThrows(
                    IllegalArgumentException.class, () -> file.read(-1, ByteBuffer.allocate(1)));
        }
    }

    @Test
    void aCutFileGrowsAgainWithZeros() throws IOException {
        try (ByteFile file = storage().create(at("a"))) {
            file.write(0, buffer(1, 2, 3, 4));
            file.resize(2);
            file.resize(4);
        }
        assertArrayEquals(bytes(1, 2, 0, 0), read(at("a")));
    }

    @Test
    void bigFilesOfNothingCostNothing() throws IOException {
        try (ByteFile file = storage().create(at("a"))) {
            file.resize(64 * GIB);
            file.write(40 * GIB - 1, buffer(5, 6));
            ByteBuffer into = ByteBuffer.allocate(4);
            file.read(40 * GIB - 2, into);
            assertArrayEquals(bytes(0, 5, 6, 0), into.array());
            assertEquals(64 * GIB, file.size());
        }
        assertEquals(64 * GIB, storage().facts(at("a")).orElseThrow().size());
    }

    @Test
    void aFileOpenedForReadingCannotBeWritten() throws IOException {
        Path path = write("a", 1);
        try (ByteFile file = storage().open(path)) {
            assertThrows(NonWritableChannelException.class, () -> file.write(0, buffer(2)));
            assertThrows(NonWritableChannelException.class, () -> file.resize(0));
            assertThrows(NonWritableChannelException.class, () -> file.resize(9));
        }
        assertArrayEquals(bytes(1), read(path));
    }

    @Test
    void aClosedFileAnswersNothing() throws IOException {
        ByteFile file = storage().create(at("a"));
        file.close();
        file.close();
        assertThrows(ClosedChannelException.class, file::size);
        assertThrows(ClosedChannelException.class, () -> file.read(0, ByteBuffer.allocate(1)));
        assertThrows(ClosedChannelException.class, () -> file.write(0, buffer(1)));
    }

    @Test
    void openingWhatIsNotThereFails() throws IOException {
        storage().createFolders(at("folder"));
        for (Path missing : List.of(at("a"), at("no/a"))) {
            assertThrows(NoSuchFileException.class, () -> storage().open(missing));
            assertThrows(NoSuchFileException.class, () -> storage().openForWriting(missing));
        }
        assertThrows(NoSuchFileException.class, () -> storage().create(at("no/a")));
        assertThrows(FileSystemException.class, () -> storage().open(at("folder")));
        assertThrows(FileSystemException.class, () -> storage().openForWriting(at("folder")));
    }

    @Test
    void creatingNeverReplaces() throws IOException {
        Path path = write("a", 1);
        link(at("dangling"), at("nowhere"));
        assertThrows(FileAlreadyExistsException.class, () -> storage().create(path));
        assertThrows(FileAlreadyExistsException.class, () -> storage().create(at("dangling")));
        assertArrayEquals(bytes(1), read(path));
    }

    @Test
    void renamingReplacesAndKeepsOpenFilesGoing() throws IOException {
        Path from = write("a", 1);
        Path to = write("b", 2);
        try (ByteFile open = storage().openForWriting(from)) {
            storage().rename(from, to);
            open.write(1, buffer(9));
        }
        storage().sync(folder());
        assertArrayEquals(bytes(1, 9), read(to));
        assertEquals(List.of(to), storage().list(folder()));
        assertThrows(NoSuchFileException.class, () -> storage().rename(from, to));
        storage().createFolders(at("c"));
        assertThrows(FileSystemException.class, () -> storage().rename(to, at("c")));
    }

    @Test
    void deletingRemovesTheNameOnly() throws IOException {
        Path path = write("a", 1);
        link(at("link"), path);
        storage().delete(at("link"));
        assertArrayEquals(bytes(1), read(path));
        storage().delete(path);
        assertTrue(storage().facts(path).isEmpty());
        assertThrows(NoSuchFileException.class, () -> storage().delete(path));
    }

    @Test
    void foldersListTheirEntriesByName() throws IOException {
        storage().createFolders(at("f/deep"));
        storage().createFolders(at("f/deep"));
        write("f/b", 1);
        write("f/a", 1);
        write("f/deep/c", 1);
        write("f0", 1);
        link(at("link"), at("f"));
        assertEquals(List.of(at("f/a"), at("f/b"), at("f/deep")), storage().list(at("f")));
        assertEquals(
                List.of(at("link/a"), at("link/b"), at("link/deep")), storage().list(at("link")));
        assertThrows(NoSuchFileException.class, () -> storage().list(at("no")));
        assertThrows(NotDirectoryException.class, () -> storage().list(at("f/a")));
        assertThrows(FileAlreadyExistsException.class, () -> storage().createFolders(at("f/a")));
    }

    @Test
    void factsFollowLinksAndKnowTheFileByItsKey() throws IOException {
        Path path = write("a", 1, 2);
        write("other", 1, 2);
        link(at("link"), path);
        hardLink(at("hard"), path);
        FileFacts facts = storage().facts(path).orElseThrow();
        assertEquals(FileFacts.Kind.FILE, facts.kind());
        assertEquals(2, facts.size());
        assertEquals(facts, storage().facts(at("link")).orElseThrow());
        assertEquals(facts.key(), storage().facts(at("hard")).orElseThrow().key());
        assertNotEquals(facts.key(), storage().facts(at("other")).orElseThrow().key());
        assertTrue(storage().facts(folder()).orElseThrow().isFolder());
    }

    @Test
    void factsOfNothingAreEmpty() throws IOException {
        Path file = write("a", 1);
        link(at("dangling"), at("nowhere"));
        link(at("one"), at("two"));
        link(at("two"), at("one"));
        assertTrue(storage().facts(at("no")).isEmpty());
        assertTrue(storage().facts(file.resolve("below")).isEmpty());
        assertTrue(storage().facts(at("dangling")).isEmpty());
        assertTrue(storage().facts(at("one")).isEmpty());
        assertTrue(storage().facts(at("one/below")).isEmpty());
        assertTrue(storage().facts(at("x".repeat(5000))).isEmpty());
    }

    @Test
    void realPathsAreWithoutLinks() throws IOException {
        storage().createFolders(at("f"));
        Path path = write("f/a", 1);
        link(at("link"), Path.of("f"));
        Path real = storage().realPath(folder()).resolve("f/a");
        assertEquals(real, storage().realPath(path));
        assertEquals(real, storage().realPath(at("link/a")));
        assertThrows(NoSuchFileException.class, () -> storage().realPath(at("no")));
    }

    @Test
    void aLockKeepsTheFileUntilItIsClosed() throws IOException {
        Path path = write("a", 1);
        FileLock lock = storage().lock(path).orElseThrow();
        assertTrue(storage().lock(path).isEmpty());
        lock.close();
        storage().lock(path).orElseThrow().close();
        assertThrows(NoSuchFileException.class, () -> storage().lock(at("no")));
    }

    @Test
    void aFileThatNobodyElseHasHasNoHolders() throws IOException {
        Path path = write("a", 1);
        try (ByteFile own = storage().openForWriting(path)) {
            assertEquals(1, own.size());
            assertEquals(List.of(), storage().holders(path));
        }
    }

    @Test
    void volumesAndWritability() throws IOException {
        Path path = write("a", 1);
        assertTrue(storage().isWritable(path));
        assertTrue(storage().isWritable(folder()));
        assertFalse(storage().isWritable(at("no")));
        Volume volume = storage().volume(path);
        assertTrue(path.startsWith(volume.name()), volume.name());
        assertTrue(volume.free() > 0);
        assertEquals(volume.name(), storage().volume(folder()).name());
    }
}
