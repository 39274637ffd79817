package org.diskchain.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.chain.PathText.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

/// What a recorded path is, by its text.
final class PathTextTest {
    private static void assertForm(Form form, String recorded) {
        for (PathText text : PathText.of(recorded)) assertEquals(form, text.form(), recorded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\\srv\\share\\p.vhdx",
                "//srv/share/p.vhdx",
                "\\/srv\\p.vhdx",
                "/\\srv\\p.vhdx",
                "\\\\?\\UNC\\srv\\share\\p.vhdx",
                "//?/unc/srv/p.vhdx",
                "\\??\\UNC\\srv\\p.vhdx",
                "\\\\srv@SSL\\DavWWWRoot\\p.vhdx",
                "\\\\192.168.0.1\\c$\\p.vhdx",
                "\\\\s",
                "file://srv/share/p.vhd",
                "FILE://srv/p.vhd",
                "file:////srv/share/p.vhd",
                "file:\\\\srv\\p.vhd",
                "file:///%5C%5Csrv/p.vhd",
                "http://srv/p.vhd",
                "smb://srv/share/p.vhd",
                "https://srv/p.vhd",
            })
    void anotherMachineIsNeverAsked(String recorded) {
        assertForm(Form.REMOTE, recorded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\\.\\PhysicalDrive0",
                "//./PhysicalDrive0",
                "\\\\.\\pipe\\x",
                "\\\\?\\GLOBALROOT\\Device\\HarddiskVolume1\\p.vhd",
                "\\\\?\\pipe\\x",
                "\\??\\GLOBALROOT\\x",
                "\\Device\\HarddiskVolume1\\p.vhd",
                "NUL",
                "nul",
                "NUL.vhd",
                ".\\con",
                "..\\COM1.vhdx",
                "C:\\x\\LPT9",
                "aux .vhd",
                "COM\u00b9",
                "CONIN$",
                "p.vhd:stream",
                ".\\p.vhd::$DATA",
                "C:\\x\\p.vhd:stream",
                "C:p.vhd",
                "/dev/sda",
                "/DEV/sda",
                "/tmp/../dev/sda",
                "/proc/self/mem",
                "/sys/block",
                "file:///dev/sda",
                "file:///%64ev/sda",
                "\\\\?\\Volume{x}\\NUL",
            })
    void devicesAreNeverAsked(String recorded) {
        assertForm(Form.DEVICE, recorded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p.vhd",
                ".\\p.vhd",
                "./p.vhd",
                "..\\..\\p.vhd",
                "dir\\p.vhd",
                "file://./p.vhd",
                "file://../x/p.vhd",
                "file://p.vhd",
                "file:p.vhd",
                "nulls.vhd",
                "COM10.vhd",
                "..",
            })
    void relativePathsAreRelativeToTheChild(String recorded) {
        assertForm(Form.RELATIVE, recorded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\vm\\p.vhd",
                "c:/vm/p.vhd",
                "\\\\?\\C:\\vm\\p.vhd",
                "\\??\\C:\\vm\\p.vhd",
                "file:///C:/vm/p.vhd",
                "file://C:/vm/p.vhd",
            })
    void driveLettersAreAbsolute(String recorded) {
        assertForm(Form.DRIVE, recorded);
        assertEquals(List.of("vm", "p.vhd"), PathText.of(recorded).getFirst().names());
    }

    @Test
    void otherAbsolutePaths() {
        assertForm(Form.POSIX, "/vm/p.vhd");
        assertForm(Form.POSIX, "file:///vm/p.vhd");
        assertForm(Form.POSIX, "file://localhost/vm/p.vhd");
        assertForm(Form.POSIX, "/devices/p.vhd");
        assertForm(Form.ROOTED, "\\vm\\p.vhd");
        assertForm(Form.VOLUME, "\\\\?\\Volume{0b-1}\\vm\\p.vhd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p\0.vhd", "p\ud800.vhd", "file:///a%00b"})
    void whatIsNoPathLeadsNowhere(String recorded) {
        assertEquals(Form.NONE, PathText.of(recorded).getFirst().form());
    }

    @Test
    void urlsMayBeEncodedOrNot() {
        List<PathText> texts = PathText.of("file://./a%20b%.vhd");
        assertEquals(
                List.of("./a b%.vhd", "./a%20b%.vhd"), texts.stream().map(PathText::text).toList());
        assertEquals(1, PathText.of("file://./ab.vhd").size());
    }

    @Test
    void namesAndBaseName() {
        PathText text = PathText.of("..\\a/b\\\\p.vhd").getFirst();
        assertEquals(List.of("..", "a", "b", "p.vhd"), text.names());
        assertEquals(Optional.of("p.vhd"), text.baseName());
        assertEquals(Optional.empty(), PathText.of("a\\..").getFirst().baseName());
        assertEquals(Optional.empty(), PathText.of("/").getFirst().baseName());
    }

    /// A scan meets whatever bytes a disk records.
    @ParameterizedTest
    @ValueSource(strings = {"\\", "/", "C:\\", ".", "file:\\", "file:"})
    void aPathWithoutAnyNameHasNone(String recorded) {
        for (PathText text : PathText.of(recorded)) {
            assertEquals(Optional.empty(), text.baseName(), recorded);
        }
    }
}
