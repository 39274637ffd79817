package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Holder;
import org.diskchain.bytes.Storage;
import org.diskchain.testing.CancelAt;
import org.diskchain.testing.CrashRecorder;
import org.diskchain.testing.CrashRecorder.Forgetting;
import org.diskchain.testing.CrashStates;
import org.diskchain.testing.FailingStorage;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.Volumes;
import org.diskchain.testing.WatchedStorage;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// A disk that is moved is whole in one of the two folders, whatever happens.
final class MovingTest {
    private static final Path DISK = Path.of("/vm/merged.vhdx");
    private static final Path KEPT = Path.of("/kept");
    private static final Path MOVED = KEPT.resolve("merged.vhdx");
    private static final List<Path> TWO = List.of(KEPT);

    private final MemoryStorage files = new MemoryStorage();
    private final byte[] content = new byte[(1 << 20) + 4711];

    @BeforeEach
    void make() throws IOException {
        new Random(1).nextBytes(content);
        files.put(DISK, content);
        files.createFolders(KEPT);
    }

    private static List<Path> volumes(boolean two) {
        return two ? TWO : List.of();
    }

    private static Path move(Storage storage) throws IOException, CancelledException {
        return new Moving(storage).move(DISK, KEPT, Progress.NONE);
    }

    private void requireWholeOnce(MemoryStorage left) throws IOException {
        boolean there = left.facts(DISK).isPresent();
        assertArrayEquals(content, left.bytes(there ? DISK : MOVED));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theDiskIsInTheFolderAndNowhereElse(boolean two) throws Exception {
        assertEquals(MOVED, move(Volumes.of(files, volumes(two))));
        assertEquals(List.of(MOVED), files.files());
        assertArrayEquals(content, files.bytes(MOVED));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatHasTheNameIsNeverReplaced(boolean two) throws Exception {
        files.put(MOVED, new byte[] {1, 2, 3});
        Storage storage = Volumes.of(files, volumes(two));
        assertThrows(FileAlreadyExistsException.class, () -> move(storage));
        assertArrayEquals(new byte[] {1, 2, 3}, files.bytes(MOVED));
        assertArrayEquals(content, files.bytes(DISK));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLinkThatLeadsNowhereHasTheNameToo(boolean two) throws Exception {
        files.link(MOVED, Path.of("/unplugged/merged.vhdx"));
        Storage storage = Volumes.of(files, volumes(two));
        assertThrows(FileAlreadyExistsException.class, () -> move(storage));
        assertArrayEquals(content, files.bytes(DISK));
    }

    /// Another program makes a file of that name between any look and the call after it.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileThatAppearsMeanwhileSurvives(boolean two) throws Exception {
        boolean[] made = {false};
        Storage storage =
                WatchedStorage.of(
                        Volumes.of(files, volumes(two)),
                        (call, path) -> {
                            if (!path.equals(MOVED) || made[0] || call.equals("facts")) return;
                            made[0] = true;
                            put(MOVED, new byte[] {1, 2, 3});
                        });
        assertThrows(FileAlreadyExistsException.class, () -> move(storage));
        assertTrue(made[0]);
        assertArrayEquals(new byte[] {1, 2, 3}, files.bytes(MOVED));
        assertArrayEquals(content, files.bytes(DISK));
    }

    private void put(Path file, byte[] bytes) {
        try {
            files.put(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void intoItsOwnFolderItStays(boolean two) throws Exception {
        files.link(Path.of("/door"), DISK.getParent());
        Moving moving = new Moving(Volumes.of(files, volumes(two)));
        for (Path own : List.of(DISK.getParent(), Path.of("/door"))) {
            assertThrows(
                    FileAlreadyExistsException.class, () -> moving.move(DISK, own, Progress.NONE));
        }
        assertArrayEquals(content, files.bytes(DISK));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLinkIsNotMovedInPlaceOfItsDisk(boolean two) throws Exception {
        Path link = Path.of("/vm/link.vhdx");
        files.link(link, Path.of("merged.vhdx"));
        Moving moving = new Moving(Volumes.of(files, volumes(two)));
        assertThrows(FileSystemException.class, () -> moving.move(link, KEPT, Progress.NONE));
        assertArrayEquals(content, files.bytes(link));
        assertEquals(List.of(DISK), files.files());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anyCallMayFail(boolean two) throws Exception {
        boolean failed = true;
        int n = 0;
        while (failed) {
            MemoryStorage left = files.copy();
            FailingStorage failing = FailingStorage.once(++n);
            try {
                move(failing.over(Volumes.of(left, volumes(two))));
            } catch (IOException told) {
                assertTrue(failing.hasFailed(), told::toString);
            }
            requireWholeOnce(left);
            failed = failing.hasFailed();
        }
        assertTrue(n > 5, "n = " + n);
    }

    @Test
    void whereTheVolumeIsFullNothingIsLeftThere() throws Exception {
        for (int n = 1; n <= 2; n++) {
            FailingStorage full = FailingStorage.fullFrom(n);
            assertThrows(IOException.class, () -> move(full.over(Volumes.of(files, TWO))));
            assertEquals(List.of(DISK), files.files());
            assertArrayEquals(content, files.bytes(DISK));
        }
    }

    @Test
    void whereTheOriginalCannotBeDeletedNoCopyIsLeft() throws Exception {
        Storage storage =
                WatchedStorage.of(
                        Volumes.of(files, TWO),
                        (call, path) -> {
                            if (call.equals("delete") && path.equals(DISK)) {
                                throw new UncheckedIOException(new IOException("read-only"));
                            }
                        });
        assertThrows(UncheckedIOException.class, () -> move(storage));
        assertEquals(List.of(DISK), files.files());
    }

    @Test
    void aStopLeavesTheOriginalAlone() throws Exception {
        Moving moving = new Moving(Volumes.of(files, TWO));
        for (int n = 1; n <= 4; n++) {
            CancelAt stop = new CancelAt(n);
            assertThrows(CancelledException.class, () -> moving.move(DISK, KEPT, stop));
            assertEquals(List.of(DISK), files.files());
            assertArrayEquals(content, files.bytes(DISK));
        }
    }

    @Test
    void aDiskThatAnotherProgramHasIsNotCopied() throws Exception {
        files.hold(DISK, new Holder("qemu", 7));
        Storage storage = Volumes.of(files, TWO);
        assertThrows(RunRefusedException.class, () -> move(storage));
        assertEquals(List.of(DISK), files.files());
    }

    @Test
    void whatWasWrittenMeanwhileIsNotDeleted() throws Exception {
        Storage storage =
                WatchedStorage.of(
                        Volumes.of(files, TWO),
                        (call, path) -> {
                            if (call.equals("sync") && path.equals(KEPT)) append();
                        });
        assertThrows(IOException.class, () -> move(storage));
        assertEquals(List.of(DISK), files.files());
        assertEquals(content.length + 1, files.bytes(DISK).length);
    }

    private void append() {
        try {
            files.openForWriting(DISK).write(content.length, ByteBuffer.wrap(new byte[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPowerCutLosesNothing(boolean two) throws Exception {
        requireWholeAfterCuts(two, Forgetting.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Moving.copy < ", "Moving.carry < "})
    void withoutOneSyncAPowerCutLosesTheDisk(String place) {
        assertThrows(
                AssertionError.class,
                () -> requireWholeAfterCuts(true, (where, _) -> where.startsWith(place)));
    }

    private void requireWholeAfterCuts(boolean two, Forgetting forgetting) throws Exception {
        CrashRecorder recorder = new CrashRecorder(files, forgetting);
        move(Volumes.of(recorder, volumes(two)));
        new CrashStates(recorder, 1, 3)
                .forEach(
                        state -> {
                            MemoryStorage left = state.storage();
                            boolean whole = isWhole(left, DISK) || isWhole(left, MOVED);
                            assertTrue(whole, state::toString);
                            return true;
                        });
    }

    private boolean isWhole(MemoryStorage left, Path disk) throws IOException {
        return left.facts(disk).isPresent() && Arrays.equals(content, left.bytes(disk));
    }

    @Test
    void onTheRealFileSystemToo(@TempDir Path temp) throws Exception {
        Path real = temp.toRealPath();
        Path disk = Files.write(real.resolve("a b é.vhdx"), content);
        Path kept = Files.createDirectory(real.resolve("kept"));
        Moving moving = new Moving(new FileStorage());
        Path moved = moving.move(disk, kept, Progress.NONE);
        assertArrayEquals(content, Files.readAllBytes(moved));
        assertFalse(Files.exists(disk));
        Moving across = new Moving(Volumes.of(new FileStorage(), List.of(kept)));
        assertEquals(disk, across.move(moved, real, Progress.NONE));
        assertArrayEquals(content, Files.readAllBytes(disk));
        assertFalse(Files.exists(moved));
    }
}
