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

import org.diskchain.backup.ForecastReason.Code;
import org.diskchain.chain.DiskForest;
import org.diskchain.testing.PaperForest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A forecast claims no more than the documents tell: where something that is missing or not
/// understood could turn a verdict, it is unknown.
final class ForecastDoubtsTest {
    private static final Path VM = Path.of("/vm").toAbsolutePath();
    private static final Path DISK = VM.resolve("a.vhdx");
    private static final PathRules RULES =
            new PathRules(
                    List.of(new PathRule(WindowsPath.parse("C:\\VMs").orElseThrow(), VM, false)));
    private static final DiskForest FOREST = new PaperForest(VM).base("a.vhdx", 0).made();
    private static final Instant CHANGED = Instant.parse("2026-03-07T00:00:00.0000001Z");
    private static final Instant BACKED_UP = Instant.parse("2026-03-05T00:00:00.0000001Z");

    private static final String NOT_NEEDED =
            group("Machines", "vm", files("C:\\VMs", "*", "no", 0x1));
    private static final String NEEDED = group("Machines", "vm", files("C:\\VMs", "*"));

    private static DiskForecast forecast(BackupType type, String... documents) throws IOException {
        ForecastInputs inputs =
                new ForecastInputs(
                        type, LastBackup.at(BACKED_UP), LastBackup.NEVER, RULES, Variables.USUAL);
        return BackupForecast.of(Backup.of(documents), FOREST, inputs, Map.of(DISK, CHANGED))
                .of(DISK);
    }

    private static DiskForecast forecast(String... documents) throws IOException {
        return forecast(BackupType.INCREMENTAL, documents);
    }

    private static String vm(String... inner) {
        return components("incremental", ABLE, component("vm", inner));
    }

    private static void assertUnknown(Code because, DiskForecast forecast) {
        assertEquals(Verdict.UNKNOWN, forecast.verdict(), () -> forecast.reasons().toString());
        assertEquals(because, forecast.reasons().getFirst().code());
    }

    @Test
    void withoutDoubtsItIsTold() throws IOException {
        assertEquals(Verdict.LEFT_OUT, forecast(vm(), metadata(ABLE, NOT_NEEDED)).verdict());
        assertEquals(Verdict.WHOLE, forecast(vm(), metadata(ABLE, NEEDED)).verdict());
    }

    @Test
    void whatOneWriterLeavesOutAnotherMayCopyWhoseDocumentIsMissing() throws IOException {
        String two =
                componentsOf(
                        "incremental",
                        writer(INSTANCE, ABLE, component("vm")),
                        writer(OTHER_INSTANCE, ABLE, component("host")));

        assertUnknown(Code.WRITER_MISSING, forecast(two, metadata(ABLE, NOT_NEEDED)));
        assertEquals(
                Verdict.LEFT_OUT,
                forecast(two, metadata(ABLE, NOT_NEEDED), metadataOf(OTHER_INSTANCE, "Other", ABLE))
                        .verdict());
    }

    /// Nobody knows that the volume is not C:, or a folder there.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\\?\\Volume{1-2}\\VMs",
                "\\\\?\\Volume{1-2}\\",
                "\\\\?\\volume{1-2}\\vms\\"
            })
    void anEntryOnAVolumeThatNobodyKnowsMayMeanTheFile(String folder) throws IOException {
        String entry = differenced(file(folder, "a.vhdx", "yes", "0"));

        DiskForecast forecast = forecast(vm(entry), metadata(ABLE));

        assertEquals(Verdict.UNKNOWN, forecast.verdict());
        ForecastReason doubt = forecast.reasons().getLast();
        assertEquals(Code.PATH_UNRESOLVED, doubt.code());
        assertTrue(doubt.about().equalsIgnoreCase("\\\\?\\Volume{1-2}"), doubt.about());
    }

    @Test
    void aSetOnAVolumeThatNobodyKnowsDoesNotLeaveTheFileOutForCertain() throws IOException {
        String volume = group("Machines", "vm", files("\\\\?\\Volume{1-2}\\VMs", "*"));

        assertEquals(Verdict.UNKNOWN, forecast(vm(), metadata(ABLE, volume)).verdict());
        assertEquals(
                Verdict.NOT_COVERED,
                forecast(vm(), metadata(ABLE, volume.replace("VMs", "Other"))).verdict(),
                "a folder that the file is not in");
    }

    @Test
    void whereAPersonSaidWhichFolderTheVolumeHasAnEntryOnItIsNoDoubt() throws IOException {
        PathRules rules =
                new PathRules(
                        List.of(
                                RULES.rules().getFirst(),
                                new PathRule(
                                        WindowsPath.parse("\\\\?\\Volume{1-2}").orElseThrow(),
                                        Path.of("/other").toAbsolutePath(),
                                        false)));
        ForecastInputs inputs =
                new ForecastInputs(
                        BackupType.INCREMENTAL,
                        LastBackup.at(BACKED_UP),
                        LastBackup.NEVER,
                        rules,
                        Variables.USUAL);
        String entry = differenced(file("\\\\?\\Volume{1-2}\\VMs", "*", "no", "0"));
        VssSet set = Backup.of(vm(entry), metadata(ABLE));

        assertEquals(
                Verdict.NOT_COVERED, BackupForecast.of(set, FOREST, inputs).of(DISK).verdict());
    }

    /// With the schema 0x43 it would be left out, with none copied by a full backup.
    @Test
    void aSchemaThatIsNotUnderstoodDecidesNothing() throws IOException {
        String metadata = metadata(ABLE, NOT_NEEDED).replace("Schema=\"" + ABLE, "Schema=\"0x43");

        DiskForecast forecast = forecast(vm(), metadata);

        assertUnknown(Code.NOT_UNDERSTOOD, forecast);
        assertEquals("backupSchema=\"0x43\"", forecast.reasons().getFirst().about());
        assertEquals(
                Verdict.WHOLE,
                forecast(vm(), metadata(ABLE, NEEDED).replace("Schema=\"67", "Schema=\"0x43"))
                        .verdict(),
                "with or without");
    }

    @Test
    void twoDifferentDocumentsOfTheWriterDecideNothing() throws IOException {
        assertUnknownAmong(
                Code.WRITER_MISSING,
                forecast(vm(), metadata(ABLE, NOT_NEEDED), metadata(ABLE, NEEDED)));
    }

    private static void assertUnknownAmong(Code because, DiskForecast forecast) {
        assertEquals(Verdict.UNKNOWN, forecast.verdict(), () -> forecast.reasons().toString());
        assertTrue(forecast.reasons().stream().anyMatch(reason -> reason.code() == because));
    }

    @Test
    void nobodyElseShouldNameWhatAWriterHasAnEntryOf() throws IOException {
        String unchanged = differenced(file("C:\\VMs", "*", "no", "0"));
        ForecastInputs later =
                new ForecastInputs(
                        BackupType.INCREMENTAL,
                        LastBackup.at(CHANGED.plusSeconds(9)),
                        LastBackup.NEVER,
                        RULES,
                        Variables.USUAL);

        DiskForecast forecast =
                BackupForecast.of(Backup.of(vm(unchanged)), FOREST, later, Map.of(DISK, CHANGED))
                        .of(DISK);

        assertEquals(Verdict.LEFT_OUT, forecast.verdict());
    }

    @Test
    void anEntryOfAnotherComponentThatCannotBeResolvedMayCopyIt() throws IOException {
        String two =
                components(
                        "incremental",
                        ABLE,
                        component("vm"),
                        component("b", differenced(file("%VMROOT%", "*", "no", "0"))));

        assertUnknown(Code.PATH_UNRESOLVED, forecast(two, metadata(ABLE, NOT_NEEDED)));
    }

    @ParameterizedTest
    @CsvSource({"*.ini,%X%", "*,%X%\\Logs", "*,%X%\\VMs\\Logs"})
    void whatCannotBeResolvedAndCannotMeanTheFileIsNoDoubt(String filespec, String path)
            throws IOException {
        String sets =
                group("Machines", "vm", files("C:\\VMs", "*", "no", 0x1), files(path, filespec));

        assertEquals(Verdict.LEFT_OUT, forecast(vm(), metadata(ABLE, sets)).verdict());
        String elsewhere = group("Machines", "vm", files(path, filespec));
        assertEquals(Verdict.NOT_COVERED, forecast(vm(), metadata(ABLE, elsewhere)).verdict());
    }

    @ParameterizedTest
    @CsvSource({"*.vhdx,%X%", "*,%X%\\VMs", "a*,%X%\\vms", "*.vhd,%X%"})
    void whatCannotBeResolvedAndMayMeanTheFileIsADoubt(String filespec, String path)
            throws IOException {
        String sets =
                group("Machines", "vm", files("C:\\VMs", "*", "no", 0x1), files(path, filespec));

        assertUnknown(Code.PATH_UNRESOLVED, forecast(vm(), metadata(ABLE, sets)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "path=\"%VMROOT%\" filespec=\"*\" recursive=\"yes\"",
                "path=\"C:\\\" filespec=\"*\" recursive=\"true\""
            })
    void anExclusionThatCannotBeReadMayTakeBackWhatAFileSetNames(String exclusion)
            throws IOException {
        String writer = metadata(ABLE, NEEDED, "<EXCLUDE_FILES " + exclusion + "/>");

        for (BackupType type : List.of(BackupType.INCREMENTAL, BackupType.FULL)) {
            assertEquals(Verdict.UNKNOWN, forecast(type, vm(), writer).verdict());
        }
    }

    @Test
    void aFileSetThatCannotBeReadMayCopyWhatAnotherLeavesOut() throws IOException {
        String odd = "<FILE_LIST path=\"C:\\VMs\" filespec=\"*\" filespecBackupType=\"0xF0F\"/>";
        String sets = group("Machines", "vm", files("C:\\VMs", "*", "no", 0x1), odd);

        assertUnknown(Code.NOT_UNDERSTOOD, forecast(vm(), metadata(ABLE, sets)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<WRAP><DIFFERENCED_FILE p=\"x\"/></WRAP>",
                "<CHANGED><NAME>C:\\VMs\\a.vhdx</NAME></CHANGED>",
                "<PARTIAL_FILE filename=\"a.vhdx\" ranges=\"0:4\"/>",
            })
    void whatLooksAsIfItNamedFilesIsADoubtHoweverItIsWritten(String inner) throws IOException {
        assertUnknown(Code.NOT_UNDERSTOOD, forecast(vm(inner), metadata(ABLE, NOT_NEEDED)));
        assertUnknown(Code.NOT_UNDERSTOOD, forecast(vm(inner), metadata(ABLE, NEEDED)));
    }

    @Test
    void aPartialFileThatCannotBeResolvedMayBeThisOne() throws IOException {
        String inner = partial("%VMROOT%", "a.vhdx");

        assertUnknown(Code.PATH_UNRESOLVED, forecast(vm(inner), metadata(ABLE, NEEDED)));
    }

    @Test
    void whatStandsBesideComponentsIsADoubtAndAFinding() throws IOException {
        String beside = file("C:\\VMs", "*", "no", "0");
        String document = vm().replace("</WRITER_COMPONENTS>", beside + "</WRITER_COMPONENTS>");
        String wrapped =
                vm().replace("<COMPONENT ", "<COMPONENTS><COMPONENT ")
                        .replace("</COMPONENT>", "</COMPONENT></COMPONENTS>");

        for (String odd : List.of(document, wrapped)) {
            assertEquals(Verdict.UNKNOWN, forecast(odd, metadata(ABLE, NOT_NEEDED)).verdict());
            assertEquals(
                    List.of(DocumentFinding.Code.ELEMENT_UNKNOWN),
                    Backup.of(odd).findings().stream().map(DocumentFinding::code).toList());
        }
    }

    @Test
    void ofSeveralProposedPathsNoneIsTakenForTrue() throws IOException {
        PathRule here = new PathRule(WindowsPath.parse("C:\\VMs").orElseThrow(), VM, true);
        PathRule there = new PathRule(WindowsPath.parse("D:\\Old").orElseThrow(), VM, true);
        PathRule volume =
                new PathRule(WindowsPath.parse("\\\\?\\Volume{1}\\VMs").orElseThrow(), VM, true);
        VssSet set = Backup.of(vm(), metadata(ABLE, NEEDED));

        assertUnknown(Code.PATHS_PROPOSED, forecast(set, here, there));
        assertEquals(Verdict.WHOLE, forecast(set, here, volume).verdict());
    }

    @Test
    void whatAPersonSaysOfAFolderCountsAndNoProposalForIt() throws IOException {
        PathRule proposed = new PathRule(WindowsPath.parse("C:\\VMs").orElseThrow(), VM, true);
        PathRule said = new PathRule(WindowsPath.parse("D:\\Old").orElseThrow(), VM, false);
        VssSet set = Backup.of(vm(), metadata(ABLE, NEEDED));

        assertEquals(Verdict.NOT_COVERED, forecast(set, proposed, said).verdict());
        assertEquals(
                Verdict.WHOLE,
                forecast(set, new PathRule(proposed.windows(), VM, false), said).verdict(),
                "a person may know two names of one folder");
    }

    private static DiskForecast forecast(VssSet set, PathRule... rules) {
        ForecastInputs inputs = ForecastInputs.incremental(new PathRules(List.of(rules)));
        return BackupForecast.of(set, FOREST, inputs, Map.of(DISK, CHANGED)).of(DISK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "false"})
    void aBackupOfWholeVolumesMayCopyWhatAFileSetLeavesOut(String selects) throws IOException {
        String document =
                vm().replace(
                                "selectComponents=\"yes\"",
                                "selectComponents=\"%s\"".formatted(selects));

        assertUnknown(Code.WHOLE_VOLUMES, forecast(document, metadata(ABLE, NOT_NEEDED)));
    }
}
