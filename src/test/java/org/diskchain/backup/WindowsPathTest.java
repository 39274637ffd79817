package org.diskchain.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.backup.Match.Cause;
import org.diskchain.backup.Match.Habit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;

/// Paths and names as Windows compares them, on any system.
final class WindowsPathTest {
    @ParameterizedTest
    @CsvSource({
        "C:\\VMs\\a.vhdx,            C:\\VMs\\a.vhdx",
        "C:/VMs//a.vhdx,             C:\\VMs\\a.vhdx",
        "C:\\VMs\\,                  C:\\VMs",
        "C:\\,                       C:\\",
        "C:,                         C:\\",
        "\\\\?\\C:\\VMs,             C:\\VMs",
        "\\\\server\\share\\\\a,     \\\\server\\share\\a",
        "\\\\?\\UNC\\server\\share,  \\\\server\\share\\",
        "\\System Volume\\x,         \\System Volume\\x",
        "\\\\?\\Volume{1-2}\\Boot,   \\\\?\\Volume{1-2}\\Boot",
        "%Unknown%\\x,               %Unknown%\\x"
    })
    void pathsHaveOneForm(String text, String canonical) {
        assertEquals(canonical, WindowsPath.parse(text).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "VMs",
                ".\\VMs",
                "C:VMs",
                "C:\\a\\..\\b",
                "C:\\.\\b",
                "\\\\server",
                "\\\\.\\pipe\\x",
                "\\\\?\\GLOBALROOT\\x",
                "CC:\\x"
            })
    void othersAreRefused(String text) {
        assertTrue(WindowsPath.parse(text).isEmpty(), text);
    }

    @ParameterizedTest
    @CsvSource({
        // path, filespec, recursive, file, answer
        "C:\\VMs,        *,           no,  C:\\VMs\\a.vhdx,          yes",
        "C:\\VMs\\,      *,           no,  c:\\vms\\A.VHDX,          yes",
        "c:/vms,         *.VHDX,      no,  C:\\VMs\\a.vhdx,          yes",
        "C:\\VMs,        *.*,         no,  C:\\VMs\\noextension,     yes",
        "C:\\VMs,        a?.vhdx,     no,  C:\\VMs\\a1.vhdx,         yes",
        "C:\\VMs,        a?.vhdx,     no,  C:\\VMs\\a.vhdx,          no",
        "C:\\VMs,        a.vhdx,      no,  C:\\VMs\\b.vhdx,          no",
        "C:\\VMs,        *,           no,  C:\\VMs\\deep\\a.vhdx,    no",
        "C:\\VMs,        *,           yes, C:\\VMs\\deep\\a.vhdx,    yes",
        "C:\\VM,         *,           yes, C:\\VMs2\\a.vhdx,         no",
        "C:\\VMs,        *,           yes, D:\\VMs\\a.vhdx,          no",
        "C:\\,           *,           no,  C:\\a.vhdx,               yes",
        "C:\\,           *,           yes, C:\\x\\y\\a.vhdx,         yes",
        "\\VMs,          *,           no,  E:\\VMs\\a.vhdx,          yes",
        "\\\\?\\C:\\VMs, *,           no,  C:\\VMs\\a.vhdx,          yes",
        "\\\\s\\h\\VMs,  *,           no,  \\\\S\\H\\vms\\a.vhdx,    yes",
        "%SystemRoot%,   *,           no,  C:\\Windows\\a.vhdx,      yes",
        "%windir%\\x,    *,           no,  C:\\Windows\\x\\a.vhdx,   yes",
        "C:\\VMs,        a*b*c.vhdx,  no,  C:\\VMs\\axxbyybc.vhdx,   yes",
        "C:\\VMs,        *b,          no,  C:\\VMs\\abc,             no",
        "C:\\İstanbul,   I*,          no,  C:\\İstanbul\\i.vhdx,     yes",
        // short names
        "C:\\VMs,        *.vhd,       no,  C:\\VMs\\disk.vhdx,       short file",
        "C:\\VMs,        *.vhd,       no,  C:\\VMs\\disk.vhd,        yes",
        "C:\\VMs,        *.avhd,      no,  C:\\VMs\\disk.avhdx,      no",
        "C:\\VMs,        DISK~2.VHD,  no,  C:\\VMs\\disk.vhdx,       short file",
        "C:\\VMs,        longna*.vhd, no,  C:\\VMs\\longname.vhdx,   short file",
        "C:\\VMs,        longna~*,    no,  C:\\VMs\\longname12.vhd,  short file",
        "C:\\VMs,        x*.vhd,      no,  C:\\VMs\\disk.vhdx,       no",
        "C:\\VIRTUA~1,   *,           no,  C:\\Virtual Machines\\a.vhdx, short folder",
        "C:\\VIRTUA~1,   *,           no,  C:\\Other Machines\\a.vhdx,   no",
        "C:\\VIRTUA~1,   *,           no,  C:\\VMs\\a.vhdx,          no"
    })
    void specificationsMeanFilesAsWindowsDoes(
            String path, String filespec, String recursive, String file, String answer) {
        FileSpec spec = new FileSpec(path, filespec, recursive.equals("yes"));

        Match match = spec.matches(WindowsPath.parse(file).orElseThrow(), Variables.USUAL);

        Match expected =
                switch (answer) {
                    case "yes" -> new Match.Yes();
                    case "no" -> new Match.No();
                    case "short file" -> new Match.Maybe(Habit.SHORT_FILE_NAME);
                    case "short folder" -> new Match.Maybe(Habit.SHORT_FOLDER_NAME);
                    default -> throw new IllegalArgumentException(answer);
                };
        assertEquals(expected, match);
    }

    @ParameterizedTest
    @CsvSource({
        "%Unknown%\\VMs, *,       VARIABLE",
        "C:\\%Unknown%,  *,       VARIABLE",
        "VMs,            *,       NO_PATH",
        "C:\\a\\..\\b,   *,       NO_PATH",
        "C:\\V*,         *,       NOT_ALLOWED",
        "C:\\VMs,        deep\\*, NOT_ALLOWED",
        "C:\\VMs,        '',      NOT_ALLOWED",
        "'',             *,       NOT_ALLOWED"
    })
    void othersAreComparedWithNothing(String path, String filespec, Cause cause) {
        FileSpec spec = new FileSpec(path, filespec, true);

        Match match =
                spec.matches(WindowsPath.parse("C:\\VMs\\a.vhdx").orElseThrow(), Variables.USUAL);

        assertEquals(cause, ((Match.Unresolved) match).cause());
    }

    @Test
    void aVariableThatAPersonGivesIsFilledIn() {
        Variables variables = Variables.USUAL.with("VMROOT", "D:\\VMs");

        Match match =
                new FileSpec("%VmRoot%\\web", "*", false)
                        .matches(
                                WindowsPath.parse("D:\\VMs\\web\\a.vhdx").orElseThrow(), variables);

        assertEquals(new Match.Yes(), match);
    }

    @Test
    void aVariableWithinTheValueOfAnotherIsNotKnownEither() {
        Variables variables = Variables.USUAL.with("VMROOT", "%DATA%\\VMs");

        Match match =
                new FileSpec("%VMROOT%", "*", false)
                        .matches(WindowsPath.parse("D:\\VMs\\a.vhdx").orElseThrow(), variables);

        assertEquals(new Match.Unresolved(Cause.VARIABLE, "%DATA%"), match);
    }

    @ParameterizedTest
    @CsvSource({"Strasse.vhdx,No", "STRASSE.VHDX,No", "Stra?e.vhdx,Yes", "STRAßE.vhdx,Yes"})
    void lettersAreComparedOneByOneAsWindowsDoes(String filespec, String match) {
        WindowsPath file = WindowsPath.parse("C:\\VMs\\Straße.vhdx").orElseThrow();

        assertEquals(
                match,
                new FileSpec("C:\\VMs", filespec, false)
                        .matches(file, Variables.USUAL)
                        .getClass()
                        .getSimpleName());
    }

    @Test
    void casesAreComparedWithoutALanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertEquals(
                    new Match.Yes(),
                    new FileSpec("C:\\WIN", "DISK.VHDX", false)
                            .matches(
                                    WindowsPath.parse("c:\\win\\disk.vhdx").orElseThrow(),
                                    Variables.USUAL));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "*,      *.vhdx, true",
        "*.vhd*, *,      true",
        "a*,     b*,     false",
        "a*c,    *b*,    true",
        "a?c,    abc,    true",
        "a?c,    ac,     false",
        "*.*,    x,      true",
        "*.vhd,  *.avhd, false",
        "d.vhd,  *.vhdx, false",
        "?,      *aa*,   false",
        "a,      a,      true"
    })
    void twoFilespecsOverlapWhereAnyNameFitsBoth(String one, String other, boolean overlap) {
        assertEquals(overlap, Names.intersect(Names.pattern(one), Names.pattern(other)));
        assertEquals(overlap, Names.intersect(Names.pattern(other), Names.pattern(one)));
    }
}
