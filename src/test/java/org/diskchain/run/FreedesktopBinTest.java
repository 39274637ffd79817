package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Storage;
import org.diskchain.testing.CrashRecorder;
import org.diskchain.testing.CrashRecorder.Forgetting;
import org.diskchain.testing.CrashStates;
import org.diskchain.testing.FailingStorage;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.Volumes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/// What is put into the bin can be had back from there, and nothing that was there is lost.
@EnabledOnOs(OS.LINUX)
final class FreedesktopBinTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:30:15.5Z");
    private static final Path HOME = Path.of("/home/ana/.local/share/Trash");
    private static final Path USB = Path.of("/media/usb");
    private static final byte[] CONTENT = {1, 2, 3, 4, 5};
    private static final byte[] OTHER = {9, 9};

    private final MemoryStorage files = new MemoryStorage();
    private final Storage storage = Volumes.of(files, List.of(USB));
    private final Path atHome = Path.of("/home/ana/vm/merged.vhdx");
    private final Path onUsb = USB.resolve("vm/50% of ção #1.vhdx");

    @BeforeEach
    void make() throws IOException {
        files.put(atHome, CONTENT);
        files.put(onUsb, CONTENT);
    }

    private static FreedesktopBin bin(Storage storage) {
        return new FreedesktopBin(storage, HOME, "1000", () -> NOW);
    }

    private String note(Path path) throws IOException {
        return new String(files.bytes(path), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsOnTheVolumeOfTheHomeFolderGoesToThePersonsBin() throws Exception {
        bin(storage).put(atHome);
        assertArrayEquals(CONTENT, files.bytes(HOME.resolve("files/merged.vhdx")));
        LocalDateTime local =
                LocalDateTime.ofInstant(
                        Instant.parse("2026-03-01T12:30:15Z"), ZoneId.systemDefault());
        assertEquals(
                "[Trash Info]\nPath=/home/ana/vm/merged.vhdx\nDeletionDate=" + local + "\n",
                note(HOME.resolve("info/merged.vhdx.trashinfo")));
        assertTrue(files.facts(atHome).isEmpty());
    }

    @Test
    void onAnotherVolumeItStaysThereAndIsNamedFromItsTop() throws Exception {
        bin(storage).put(onUsb);
        Path bin = USB.resolve(".Trash-1000");
        assertArrayEquals(CONTENT, files.bytes(bin.resolve("files/50% of ção #1.vhdx")));
        String note = note(bin.resolve("info/50% of ção #1.vhdx.trashinfo"));
        assertTrue(note.contains("\nPath=vm/50%25%20of%20%C3%A7%C3%A3o%20%231.vhdx\n"), note);
        assertTrue(files.facts(onUsb).isEmpty());
    }

    @Test
    void whatWasReachedThroughALinkGoesToTheBinOfItsOwnVolume() throws Exception {
        files.link(Path.of("/door"), USB.resolve("vm"));
        bin(storage).put(Path.of("/door").resolve(onUsb.getFileName()));
        assertEquals(
                List.of(
                        atHome,
                        USB.resolve(".Trash-1000/files/50% of ção #1.vhdx"),
                        USB.resolve(".Trash-1000/info/50% of ção #1.vhdx.trashinfo")),
                files.files());
    }

    @Test
    void ofTheSameNameEachIsKept() throws Exception {
        FreedesktopBin bin = bin(storage);
        bin.put(atHome);
        files.put(atHome, OTHER);
        bin.put(atHome);
        assertArrayEquals(CONTENT, files.bytes(HOME.resolve("files/merged.vhdx")));
        assertArrayEquals(OTHER, files.bytes(HOME.resolve("files/merged.vhdx.2")));
        assertTrue(note(HOME.resolve("info/merged.vhdx.2.trashinfo")).contains("/vm/merged.vhdx"));
    }

    @Test
    void whatLiesInTheBinWithoutANoteIsKeptToo() throws Exception {
        files.put(HOME.resolve("files/merged.vhdx"), OTHER);
        files.link(HOME.resolve("files/merged.vhdx.2"), Path.of("/nowhere"));
        bin(storage).put(atHome);
        assertArrayEquals(OTHER, files.bytes(HOME.resolve("files/merged.vhdx")));
        assertArrayEquals(CONTENT, files.bytes(HOME.resolve("files/merged.vhdx.3")));
        assertEquals(
                List.of(HOME.resolve("info/merged.vhdx.3.trashinfo")),
                files.list(HOME.resolve("info")));
    }

    @Test
    void theNoteOfAnotherFileIsKept() throws Exception {
        Path note = HOME.resolve("info/merged.vhdx.trashinfo");
        files.put(note, OTHER);
        bin(storage).put(atHome);
        assertArrayEquals(OTHER, files.bytes(note));
        assertArrayEquals(CONTENT, files.bytes(HOME.resolve("files/merged.vhdx.2")));
    }

    @Test
    void aLinkIsNotTakenForItsDisk() throws Exception {
        Path link = Path.of("/home/ana/link.vhdx");
        files.link(link, atHome);
        assertThrows(FileSystemException.class, () -> bin(storage).put(link));
        assertArrayEquals(CONTENT, files.bytes(link));
    }

    /// The bin itself may be a link to somewhere else: no name reaches there.
    @Test
    void whereTheBinIsElsewhereTheFileStaysAndNoNoteIsLeft() throws Exception {
        files.createFolders(USB.resolve("bin"));
        files.createFolders(HOME);
        files.link(HOME.resolve("files"), USB.resolve("bin"));
        Storage links =
                Volumes.of(files, List.of(USB, HOME.resolve("files"))); // what a rename would see
        assertThrows(IOException.class, () -> bin(links).put(atHome));
        assertArrayEquals(CONTENT, files.bytes(atHome));
        assertEquals(List.of(atHome, onUsb), files.files());
    }

    @Test
    void aBinThatIsALinkIsNotUsed() throws Exception {
        files.createFolders(USB.resolve("others"));
        files.link(USB.resolve(".Trash-1000"), USB.resolve("others"));
        assertFalse(bin(storage).takes(onUsb));
        assertThrows(IOException.class, () -> bin(storage).put(onUsb));
        assertArrayEquals(CONTENT, files.bytes(onUsb));
    }

    @Test
    void itIsNotOfferedWhereItCannotBeMade() throws Exception {
        assertTrue(bin(storage).takes(atHome));
        assertTrue(bin(storage).takes(onUsb));
        files.readOnly(USB);
        assertFalse(bin(storage).takes(onUsb));
    }

    @Test
    void anyCallMayFail() throws Exception {
        for (Path disk : List.of(atHome, onUsb)) {
            boolean failed = true;
            int n = 0;
            while (failed) {
                MemoryStorage left = files.copy();
                FailingStorage failing = FailingStorage.once(++n);
                try {
                    bin(failing.over(Volumes.of(left, List.of(USB)))).put(disk);
                } catch (IOException told) {
                    assertTrue(failing.hasFailed(), told::toString);
                }
                requireWhole(left, disk);
                failed = failing.hasFailed();
            }
            assertTrue(n > 10, "n = " + n);
        }
    }

    @Test
    void onAFullVolumeTheFileStaysAndNoNoteIsLeft() throws Exception {
        for (int n = 1; n <= 3; n++) {
            FailingStorage full = FailingStorage.fullFrom(n);
            assertThrows(IOException.class, () -> bin(full.over(storage)).put(onUsb));
            assertEquals(List.of(atHome, onUsb), files.files());
        }
    }

    @Test
    void aPowerCutLosesNothing() throws Exception {
        requireWholeAfterCuts(Forgetting.NOTHING);
    }

    @Test
    void withoutTheNoteOnTheDeviceAPowerCutMakesTheFileNameless() {
        assertThrows(
                AssertionError.class,
                () ->
                        requireWholeAfterCuts(
                                (place, _) -> place.startsWith("FreedesktopBin.place")));
    }

    private void requireWholeAfterCuts(Forgetting forgetting) throws Exception {
        files.createFolders(USB.resolve(".Trash-1000/files"));
        files.createFolders(USB.resolve(".Trash-1000/info"));
        CrashRecorder recorder = new CrashRecorder(files, forgetting);
        bin(Volumes.of(recorder, List.of(USB))).put(onUsb);
        new CrashStates(recorder, 1, 5)
                .forEach(
                        state -> {
                            requireWhole(state.storage(), onUsb);
                            return true;
                        });
    }

    /// It is where it was, or in a bin with a note that says so.
    private static void requireWhole(MemoryStorage left, Path disk) throws IOException {
        if (left.facts(disk).isPresent()) {
            assertArrayEquals(CONTENT, left.bytes(disk));
            return;
        }
        Path moved =
                left.files().stream()
                        .filter(file -> file.getParent().endsWith("files"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("lost: " + disk));
        assertArrayEquals(CONTENT, left.bytes(moved));
        Path note = moved.resolveSibling("../info/" + moved.getFileName() + ".trashinfo");
        assertTrue(left.facts(note.normalize()).isPresent(), "no note");
        String text = new String(left.bytes(note.normalize()), StandardCharsets.UTF_8);
        assertTrue(text.contains("DeletionDate="), text);
    }

    @Test
    void onTheRealFileSystemTheBinIsThePersonsAlone(@TempDir Path temp) throws Exception {
        Path real = temp.toRealPath();
        Path home = real.resolve("data/Trash");
        Path disk = Files.write(real.resolve("a b.vhdx"), CONTENT);
        FreedesktopBin bin = new FreedesktopBin(new FileStorage(), home, "1000", () -> NOW);
        assertTrue(bin.takes(disk));
        bin.put(disk);
        assertArrayEquals(CONTENT, Files.readAllBytes(home.resolve("files/a b.vhdx")));
        assertFalse(Files.exists(disk));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home)));
        List<String> note = Files.readAllLines(home.resolve("info/a b.vhdx.trashinfo"));
        assertEquals("Path=" + real.toString().replace(" ", "%20") + "/a%20b.vhdx", note.get(1));
    }

    @Test
    void aBinThatOthersMayWriteInIsNotUsed(@TempDir Path temp) throws Exception {
        Path top = temp.toRealPath().resolve("top");
        Path home = Files.createDirectories(temp.toRealPath().resolve("data")).resolve("Trash");
        Path disk = Files.write(Files.createDirectory(top).resolve("a.vhdx"), CONTENT);
        Path open = Files.createDirectory(top.resolve(".Trash-1000"));
        Storage two = Volumes.of(new FileStorage(), List.of(top));
        FreedesktopBin bin = new FreedesktopBin(two, home, "1000", () -> NOW);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertFalse(bin.takes(disk));
        assertThrows(IOException.class, () -> bin.put(disk));
        assertTrue(Arrays.equals(CONTENT, Files.readAllBytes(disk)));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwx------"));
        assertTrue(bin.takes(disk));
        bin.put(disk);
        assertArrayEquals(CONTENT, Files.readAllBytes(open.resolve("files/a.vhdx")));
    }
}
