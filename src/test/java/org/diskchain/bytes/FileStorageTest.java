package org.diskchain.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The real storage keeps the contract, and says who else has a file.
final class FileStorageTest extends StorageContract {
    private final Storage storage = new FileStorage();

    /// A program that locks the file that it is given.
    private static final String LOCKING =
            """
            import module java.base;

            void main(String[] args) throws Exception {
                FileChannel file = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE);
                if (file.lock() != null) Thread.sleep(60_000);
            }
            """;

    @TempDir private Path folder;

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
        Files.createSymbolicLink(link, target);
    }

    @Override
    void hardLink(Path link, Path file) throws IOException {
        Files.createLink(link, file);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPipeIsNeverOpened() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        assertEquals(FileFacts.Kind.OTHER, storage.facts(pipe).orElseThrow().kind());
        assertThrows(IOException.class, () -> storage.open(pipe));
        assertThrows(IOException.class, () -> storage.openForWriting(pipe));
        assertThrows(IOException.class, () -> storage.lock(pipe));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProgramThatWritesAFileIsNamed() throws Exception {
        Path written = Files.write(folder.resolve("written"), new byte[1]);
        Path read = Files.write(folder.resolve("read"), new byte[1]);
        Path hard = Files.createLink(folder.resolve("hard"), written);
        String command = "exec sleep 60 <'%s' 3>>'%s'".formatted(read, written);
        try (OtherProgram other = new OtherProgram(command)) {
            other.waitUntil(() -> !storage.holders(written).isEmpty());
            Holder sleep = new Holder("sleep", other.number());
            assertEquals(
                    Map.of(written, List.of(sleep), hard, List.of(sleep), read, List.of()),
                    storage.holders(List.of(written, hard, read)));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProgramThatLockedAFileIsNamedAndTheLockIsRefused() throws Exception {
        Path path = Files.write(folder.resolve("a"), new byte[1]);
        Path program = Files.writeString(folder.resolve("Locking.java"), LOCKING);
        String java = ProcessHandle.current().info().command().orElseThrow();
        String command = "exec '%s' '%s' '%s'".formatted(java, program, path);
        try (OtherProgram other = new OtherProgram(command)) {
            other.waitUntil(() -> !storage.holders(path).isEmpty() && lockIsRefused(path));
            assertEquals(other.number(), storage.holders(path).getFirst().process());
            assertEquals(1, storage.holders(path).size());
        }
    }

    private boolean lockIsRefused(Path path) throws IOException {
        Optional<FileLock> lock = storage.lock(path);
        if (lock.isPresent()) lock.get().close();
        return lock.isEmpty();
    }

    /// Closing any channel of the file would drop the lock on a POSIX system.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aLockOutlivesWhateverIsOpenedAndClosed() throws Exception {
        Path path = Files.write(folder.resolve("kept"), new byte[1]);
        FileLock lock = storage.lock(path).orElseThrow();
        storage.open(path).close();
        storage.openForWriting(path).close();
        assertTrue(storage.lock(path).isEmpty());
        assertEquals(1, locksOn(path));
        lock.close();
        assertEquals(0, locksOn(path));
    }

    /// As the system counts them.
    private static long locksOn(Path path) throws IOException {
        String file = ":" + Files.getAttribute(path, "unix:ino") + " ";
        String process = " " + ProcessHandle.current().pid() + " ";
        return Files.readAllLines(Path.of("/proc/locks")).stream()
                .filter(line -> line.contains(process) && line.contains(file))
                .count();
    }

    @Test
    void theVolumeIsTheMountPoint() throws IOException {
        Path root = folder.getRoot();
        String name = storage.volume(root).name();
        assertTrue(root.toString().startsWith(name), name);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anotherMountIsAnotherVolume() throws IOException {
        assertEquals("/proc", storage.volume(Path.of("/proc/self/status")).name());
    }
}
