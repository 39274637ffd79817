package org.diskchain.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.disk.RecordedPath.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where recorded paths may lead on a system with `/`.
@DisabledOnOs(OS.WINDOWS)
final class ParentPathsTest {
    private static final Path FOLDER = Path.of("/vm/snap");

    private static ParentPaths of(RecordedPath... paths) {
        return ParentPaths.of(new ParentLink(List.of(), List.of(paths)), FOLDER, FOLDER);
    }

    private static RecordedPath relative(String value) {
        return new RecordedPath(Kind.RELATIVE, value, "W2ru");
    }

    private static RecordedPath absolute(String value) {
        return new RecordedPath(Kind.ABSOLUTE, value, "W2ku");
    }

    private static RecordedPath name(String value) {
        return new RecordedPath(Kind.NAME, value, "name");
    }

    private static void assertPlaces(ParentPaths paths, String... places) {
        assertEquals(
                Stream.of(places).map(Path::of).toList(),
                paths.places().stream().map(ParentPaths.Place::path).toList());
    }

    @Test
    void aRelativePathBeginsAtTheChildsFolder() {
        assertPlaces(of(relative("./p.vhd")), "/vm/snap/p.vhd");
        assertPlaces(of(relative("../p.vhd")), "/vm/p.vhd");
        assertPlaces(of(relative("a/p.vhd")), "/vm/snap/a/p.vhd");
    }

    @Test
    void backslashesAreTranslatedThenTakenAsTheyAre() {
        assertPlaces(of(relative(".\\p.vhd")), "/vm/snap/p.vhd", "/vm/snap/.\\p.vhd");
        assertPlaces(of(relative("..\\a\\p.vhd")), "/vm/a/p.vhd", "/vm/snap/..\\a\\p.vhd");
    }

    @Test
    void theFolderAsReachedComesBeforeTheRealOne() {
        ParentLink link = new ParentLink(List.of(), List.of(relative("../p.vhd")));
        ParentPaths paths = ParentPaths.of(link, FOLDER, Path.of("/real/deep"));
        assertPlaces(paths, "/vm/p.vhd", "/real/p.vhd");
    }

    @Test
    void relativeThenNameThenAbsoluteWhateverTheOrderInTheFile() {
        ParentPaths paths = of(absolute("/old/p.vhd"), name("/other/n.vhd"), relative("./r.vhd"));
        assertPlaces(paths, "/vm/snap/r.vhd", "/vm/snap/n.vhd", "/old/p.vhd", "/other/n.vhd");
        assertEquals(
                List.of(true, true, false, false),
                paths.places().stream().map(ParentPaths.Place::relative).toList());
    }

    @Test
    void aNameWithFoldersIsTriedWholeAndBesideTheChild() {
        assertPlaces(of(name("../n.vhd")), "/vm/n.vhd", "/vm/snap/n.vhd");
    }

    @Test
    void aWindowsPathOnlyLeadsByItsName() {
        assertPlaces(of(absolute("C:\\vm\\p.vhd")));
        assertPlaces(of(absolute("\\vm\\p.vhd")));
        assertPlaces(of(name("C:\\vm\\p.vhd")), "/vm/snap/p.vhd");
        RecordedPath volume = new RecordedPath(Kind.VOLUME, "\\\\?\\Volume{1}\\p.vhdx", "volume");
        assertPlaces(of(volume));
        assertTrue(of(volume).blocked().isEmpty());
    }

    @Test
    void aRemoteNameLeadsOnlyBesideTheChild() {
        ParentPaths paths = of(name("\\\\srv\\share\\p.vhd"));
        assertPlaces(paths, "/vm/snap/p.vhd");
        assertEquals(List.of("\\\\srv\\share\\p.vhd"), paths.blocked());
    }

    @Test
    void remoteAndDevicePathsAreBlockedAndToldOnce() {
        ParentPaths paths = of(absolute("//srv/p.vhd"), relative("NUL"), absolute("//srv/p.vhd"));
        assertPlaces(paths);
        assertEquals(List.of("//srv/p.vhd", "NUL"), paths.blocked());
    }

    @Test
    void climbingUpIntoDevicesIsBlocked() {
        ParentPaths paths = of(relative("../../../../dev/sda"));
        assertPlaces(paths);
        assertEquals(List.of("../../../../dev/sda"), paths.blocked());
    }

    @Test
    void disksInSharedMemoryFindTheirParentThere() {
        ParentLink link = new ParentLink(List.of(), List.of(relative("p.vhd")));
        Path shared = Path.of("/dev/shm/vm");
        assertPlaces(ParentPaths.of(link, shared, shared), "/dev/shm/vm/p.vhd");
    }

    @Test
    void theSamePlaceIsTriedOnce() {
        assertPlaces(of(relative("p.vhd"), relative("./p.vhd"), name("p.vhd")), "/vm/snap/p.vhd");
    }

    @Test
    void whatIsNoPathIsPassedOver() {
        ParentPaths paths = of(relative(""), relative("a\0b"), relative("/"), relative("../.."));
        assertPlaces(paths);
        assertFalse(paths.places().stream().anyMatch(place -> place.path().equals(FOLDER)));
    }
}
