package org.diskchain.backup;

import static org.diskchain.testing.VssDocuments.ABLE;
import static org.diskchain.testing.VssDocuments.INSTANCE;
import static org.diskchain.testing.VssDocuments.OTHER_INSTANCE;
import static org.diskchain.testing.VssDocuments.component;
import static org.diskchain.testing.VssDocuments.components;
import static org.diskchain.testing.VssDocuments.componentsOf;
import static org.diskchain.testing.VssDocuments.differenced;
import static org.diskchain.testing.VssDocuments.file;
import static org.diskchain.testing.VssDocuments.files;
import static org.diskchain.testing.VssDocuments.group;
import static org.diskchain.testing.VssDocuments.metadata;
import static org.diskchain.testing.VssDocuments.metadataOf;
import static org.diskchain.testing.VssDocuments.partial;
import static org.diskchain.testing.VssDocuments.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.backup.SpecFinding.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// Each rule for differenced files, alone and where it must be silent. The rows are synthetic.
final class SpecChecksTest {
    private static final Instant NOW = Instant.parse("2026-03-10T00:00:00Z");
    private static final String SETS =
            metadata(
                    ABLE,
                    group("Machines", "vm", files("C:\\VMs\\", "*.vhdx"), files("%ODD%\\x", "*")),
                    group("Machines\\vm", "sub", files("C:\\Sub", "*", "yes", 3855)),
                    group("Machines", "vm2", files("C:\\Other", "*")));

    private static List<String> codes(VssSet set) {
        return SpecChecks.run(set, Variables.USUAL, NOW).stream()
                .map(finding -> finding.rule().code())
                .toList();
    }

    private static String incremental(String... inner) {
        return components("incremental", ABLE, component("vm", inner));
    }

    private static List<String> codesOf(String path, String filespec, String recursive)
            throws IOException {
        String entry = differenced(file(path, filespec, recursive, "0"));
        return codes(Backup.of(incremental(entry), SETS));
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\VMs,       *.vhdx, no,  D1",
        "c:\\vms\\,     *.VHDX, no,  D1",
        "C:\\Sub,       *.*,    yes, D1",
        "%odd%\\x,      *,      no,  D1",
        "C:\\VMs,       *.log,  no,  D2",
        "C:\\VMs\\deep, *,      no,  D2",
        "C:\\VMs,       *.vhdx, yes, D2 D4",
        "C:\\VMs,       a.vhdx, no,  D2 D4",
        "C:\\VMs,       *.vhd*, no,  D2 D4",
        "C:\\Sub\\a,    a.vhdx, no,  D2 D4",
        "C:\\VM,        *,      no,  D3",
        "D:\\New,       *,      no,  D3",
        "C:\\Other,     x,      no,  D3 D5",
        "C:\\,          *.log,  no,  D3",
        "C:\\,          *,      yes, D3 D4 D5",
        "%NONE%\\y,     *,      no,  unresolved-path",
        "VMs,           *,      no,  unresolved-path",
        "C:\\V*,        *,      no,  D8",
        "C:\\VMs,       a\\*,   no,  D8",
        "C:\\VMs,       '',     no,  D8",
        "'',            *,      no,  D8"
    })
    void anEntryIsComparedWithFileSets(
            String path, String filespec, String recursive, String expected) throws IOException {
        assertEquals(expected, String.join(" ", codesOf(path, filespec, recursive)));
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\Anywhere\\in,  a,  no,  D2",
        "C:\\Anywhere,       x*, yes, D2 D4",
        "D:\\Others,         o*, no,  D3 D5",
        "\\Anywhere,         *,  no,  D1",
        "\\VMs,              *,  no,  D2 D4"
    })
    void aPathWithoutADriveHoldsOnAnyVolume(
            String path, String filespec, String recursive, String expected) throws IOException {
        String sets =
                metadata(
                        ABLE,
                        group(
                                "Machines",
                                "vm",
                                files("\\Anywhere", "*"),
                                files("C:\\VMs", "*.vhdx")),
                        group("Machines", "vm2", files("\\Others", "one")));
        String entry = differenced(file(path, filespec, recursive, "0"));

        assertEquals(expected, String.join(" ", codes(Backup.of(incremental(entry), sets))));
    }

    @Test
    void aSchemaThatIsNotUnderstoodIsNotChecked() throws IOException {
        String entry = differenced(file("C:\\VMs", "*.vhdx", "no", "0"));
        String sets = SETS.replace("backupSchema=\"" + ABLE, "backupSchema=\"0x43");

        assertEquals(List.of("schema-unknown", "D1"), codes(Backup.of(incremental(entry), sets)));
    }

    @Test
    void withoutTheWritersDocumentNothingIsComparedAndThatIsSaid() throws IOException {
        VssSet set = Backup.of(incremental(differenced(file("D:\\New", "*", "no", "0"))));

        assertEquals(List.of("D0"), codes(set));
        assertEquals(Weight.NOT_CHECKED, SpecFinding.Rule.D0.weight());
        assertEquals(List.of("D0"), codes(Backup.of(incremental())), "a component without entries");
        assertEquals(List.of(), codes(Backup.of(incremental(), SETS)));
    }

    @Test
    void aDocumentOfAnotherInstanceIsNotTheWriters() throws IOException {
        VssSet set =
                Backup.of(
                        incremental(differenced(file("C:\\VMs", "*.vhdx", "no", "0"))),
                        metadataOf(OTHER_INSTANCE, "Other", ABLE));

        assertEquals(List.of("D0"), codes(set));
    }

    @Test
    void filesOfAnotherWriterAreNotToBeCovered() throws IOException {
        String other =
                metadataOf(
                        OTHER_INSTANCE, "Other", ABLE, group("", "db", files("D:\\db", "*.mdf")));
        String entry = differenced(file("D:\\db", "a.mdf", "no", "0"));
        VssSet set =
                Backup.of(
                        componentsOf(
                                "incremental",
                                writer(INSTANCE, ABLE, component("vm", entry)),
                                writer(OTHER_INSTANCE, ABLE)),
                        SETS,
                        other);

        assertEquals(List.of("D3", "D5"), codes(set));
    }

    @Test
    void aComponentWhoseNameOnlyBeginsAlikeIsAnother() throws IOException {
        // vm2 is no part of vm: its folder is neither an own set nor near one
        assertEquals(List.of("D3", "D5"), codesOf("C:\\Other", "*", "no"));
    }

    @Test
    void aPartialFileAndADifferencedOneExcludeEachOther() throws IOException {
        String entry = differenced(file("C:\\VMs", "*.vhdx", "no", "0"));

        assertEquals(
                List.of("D6", "D1"),
                codes(Backup.of(incremental(entry, partial("C:\\VMs", "a.vhdx")), SETS)));
        assertEquals(
                List.of("D1"),
                codes(Backup.of(incremental(entry, partial("C:\\VMs", "a.log")), SETS)));
    }

    @ParameterizedTest
    @CsvSource({
        "incremental,  0x42, D1",
        "incremental,  0x41, D7 D1",
        "incremental,  0x2,  D7 D1",
        "differential, 0x41, D1",
        "differential, 0x42, D7 D1",
        "weekly,       0x40, D1",
        "full,         0x40, D10 D1",
        "copy,         0x40, D10 D1",
        "log,          0x40, D10 D1"
    })
    void theWriterMustDeclareWhatItDoesAndTheBackupMustLookAtIt(
            String type, String schema, String expected) throws IOException {
        String entry = differenced(file("C:\\VMs", "*", "no", "0"));
        VssSet set =
                Backup.of(
                        components(type, 0, component("vm", entry)),
                        metadata(
                                Integer.decode(schema),
                                group("Machines", "vm", files("C:\\VMs", "*"))));

        assertEquals(expected, String.join(" ", codes(set)));
    }

    @Test
    void alternatePathsAreMentioned() throws IOException {
        String files = "<FILE_LIST path=\"C:\\VMs\" filespec=\"*\" alternatePath=\"D:\\Copy\"/>";
        VssSet set =
                Backup.of(
                        incremental(differenced(file("C:\\VMs", "*", "no", "0"))),
                        metadata(ABLE, group("Machines", "vm", files)));

        List<SpecFinding> findings = SpecChecks.run(set, Variables.USUAL, NOW);

        assertEquals(List.of("D1", "D9"), codes(set));
        assertEquals("D:\\Copy", findings.get(1).about());
    }

    @ParameterizedTest
    @CsvSource({
        "0,                    D1",
        "1,                    D11 D1",
        "863999999999,         D11 D1",
        "864000000000,         D1",
        "134175744000000000,   D1",
        "134175744000000001,   D11 D1",
        "18446744073709551615, D11 D1"
    })
    void timesThatCannotBeAreWarnedOf(String time, String expected) throws IOException {
        assertEquals(134175744000000000L, Filetime.of(NOW).ticks(), "the fourth row is just now");
        String entry = differenced(file("C:\\VMs", "*.vhdx", "no", time));

        assertEquals(expected, String.join(" ", codes(Backup.of(incremental(entry), SETS))));
    }

    @Test
    void anEntryThatCannotBeReadIsAnErrorAtItsIndex() throws IOException {
        VssSet set =
                Backup.of(
                        incremental(
                                differenced(
                                        file("C:\\VMs", "*.vhdx", "no", "0"),
                                        "<DIFFERENCED_FILE when='now'/>")),
                        SETS);

        SpecFinding last = SpecChecks.run(set, Variables.USUAL, NOW).getLast();

        assertEquals("unreadable-entry", last.rule().code());
        assertEquals(1, last.index());
        assertTrue(last.about().contains("when=\"now\""));
    }
}
