package org.diskchain.backup;

import static org.diskchain.testing.VssDocuments.ABLE;
import static org.diskchain.testing.VssDocuments.INSTANCE;
import static org.diskchain.testing.VssDocuments.OTHER_INSTANCE;
import static org.diskchain.testing.VssDocuments.component;
import static org.diskchain.testing.VssDocuments.components;
import static org.diskchain.testing.VssDocuments.componentsOf;
import static org.diskchain.testing.VssDocuments.differenced;
import static org.diskchain.testing.VssDocuments.excluded;
import static org.diskchain.testing.VssDocuments.file;
import static org.diskchain.testing.VssDocuments.files;
import static org.diskchain.testing.VssDocuments.group;
import static org.diskchain.testing.VssDocuments.metadata;
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

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// Each row of the decision table, what is said where something is missing, and which reason stands
/// behind it.
final class BackupForecastTest {
    private static final Path VM = Path.of("/vm").toAbsolutePath();
    private static final Path DISK = VM.resolve("a.vhdx");
    private static final PathRules RULES =
            new PathRules(
                    List.of(new PathRule(WindowsPath.parse("C:\\VMs").orElseThrow(), VM, false)));
    private static final DiskForest FOREST = new PaperForest(VM).base("a.vhdx", 0).made();

    /// Times as a fine file system keeps them: day and tick of March 2026.
    private static Instant day(int day) {
        return Instant.parse("2026-03-%02dT00:00:00.000000100Z".formatted(day));
    }

    private static LastBackup last(String day) {
        return switch (day) {
            case "?" -> LastBackup.UNKNOWN;
            case "never" -> LastBackup.NEVER;
            default -> LastBackup.at(day(Integer.parseInt(day)));
        };
    }

    private static ForecastInputs inputs(BackupType type, String full, String incremental) {
        return new ForecastInputs(type, last(full), last(incremental), RULES, Variables.USUAL);
    }

    private static DiskForecast forecast(VssSet set, ForecastInputs inputs, Instant modified) {
        return BackupForecast.of(set, FOREST, inputs, Map.of(DISK, modified)).of(DISK);
    }

    private static DiskForecast forecast(VssSet set, BackupType type) {
        return forecast(set, inputs(type, "5", "6"), day(7));
    }

    private static String metadataWith(int schema, String... locations) {
        return metadata(schema, locations);
    }

    private static VssSet setOf(int types, int schema, String... inner) throws IOException {
        return Backup.of(
                components("incremental", schema, component("vm", inner)),
                metadataWith(schema, group("Machines", "vm", files("C:\\VMs", "*", "no", types))));
    }

    private static String entry(String time) {
        return differenced(file("C:\\VMs", "*", "no", time));
    }

    private static String entryAt(int day) {
        return entry(Long.toUnsignedString(Filetime.of(day(day)).ticks()));
    }

    private static void assertVerdict(Verdict verdict, Code first, DiskForecast forecast) {
        assertEquals(verdict, forecast.verdict(), forecast.reasons().toString());
        assertEquals(first, forecast.reasons().getFirst().code());
    }

    @ParameterizedTest
    @CsvSource({
        // rows 1, 6 and 7: kind of backup, mask of the set, verdict
        "FULL,         0x1, WHOLE,    FULL_TAKES_SET",
        "COPY,         0x1, WHOLE,    FULL_TAKES_SET",
        "FULL,         0xE, LEFT_OUT, SET_NOT_NEEDED",
        "INCREMENTAL,  0x4, WHOLE,    SET_NEEDED",
        "INCREMENTAL,  0xB, LEFT_OUT, SET_NOT_NEEDED",
        "DIFFERENTIAL, 0x2, WHOLE,    SET_NEEDED",
        "DIFFERENTIAL, 0xD, LEFT_OUT, SET_NOT_NEEDED",
        "LOG,          0x8, WHOLE,    SET_NEEDED",
        "LOG,          0x7, LEFT_OUT, SET_NOT_NEEDED",
        "INCREMENTAL,  3855, WHOLE,   SET_NEEDED"
    })
    void aFileSetIsTakenByItsMask(BackupType type, String mask, Verdict verdict, Code why)
            throws IOException {
        VssSet set = setOf(Integer.decode(mask), ABLE | BackupSchema.LOG);

        assertVerdict(verdict, why, forecast(set, type));
        assertEquals(
                verdict,
                forecast(set, inputs(type, "5", "6"), day(1)).verdict(),
                "whatever its time is");
    }

    @ParameterizedTest
    @CsvSource({"INCREMENTAL, 0x41", "DIFFERENTIAL, 0x42"})
    void whatAWriterDoesNotSupportIsExpectedToBeAFullBackup(BackupType type, String schema)
            throws IOException {
        VssSet set = setOf(0x1, Integer.decode(schema));

        assertVerdict(Verdict.WHOLE, Code.TYPE_UNSUPPORTED, forecast(set, type));
    }

    @Test
    void anEntryOfAWriterThatCannotHaveOneMakesItDoubtful() throws IOException {
        VssSet set = setOf(0xF0F, 0, entryAt(1));

        DiskForecast forecast = forecast(set, inputs(BackupType.INCREMENTAL, "5", "6"), day(1));

        assertEquals(Verdict.DEPENDS, forecast.verdict());
    }

    @ParameterizedTest
    @CsvSource({
        // row 3: kind of backup, last full, last incremental, file changed, verdict
        "INCREMENTAL,  5,     8,     9, WHOLE,    CHANGED_SINCE_BACKUP",
        "INCREMENTAL,  5,     8,     7, LEFT_OUT, UNCHANGED_SINCE_BACKUP",
        "INCREMENTAL,  8,     5,     7, LEFT_OUT, UNCHANGED_SINCE_BACKUP",
        "INCREMENTAL,  5,     never, 7, WHOLE,    CHANGED_SINCE_BACKUP",
        "INCREMENTAL,  5,     ?,     7, UNKNOWN,  BACKUP_TIMES_NEEDED",
        "INCREMENTAL,  ?,     5,     7, UNKNOWN,  BACKUP_TIMES_NEEDED",
        "INCREMENTAL,  ?,     ?,     7, UNKNOWN,  BACKUP_TIMES_NEEDED",
        "INCREMENTAL,  8,     ?,     7, LEFT_OUT, UNCHANGED_SINCE_BACKUP",
        "INCREMENTAL,  never, never, 7, WHOLE,    CHANGED_SINCE_BACKUP",
        "INCREMENTAL,  5,     7,     7, DEPENDS,  NEAR_BACKUP",
        "DIFFERENTIAL, 5,     8,     7, WHOLE,    CHANGED_SINCE_BACKUP",
        "DIFFERENTIAL, 8,     ?,     7, LEFT_OUT, UNCHANGED_SINCE_BACKUP",
        "DIFFERENTIAL, 5,     ?,     7, WHOLE,    CHANGED_SINCE_BACKUP",
        "DIFFERENTIAL, ?,     5,     7, UNKNOWN,  BACKUP_TIMES_NEEDED"
    })
    void aTimeOfZeroLeavesItToTheBackupSoftwaresRecords(
            BackupType type,
            String full,
            String incremental,
            int changed,
            Verdict verdict,
            Code why)
            throws IOException {
        VssSet set = setOf(0xF0F, ABLE, entry("0"));

        assertVerdict(verdict, why, forecast(set, inputs(type, full, incremental), day(changed)));
    }

    @ParameterizedTest
    @CsvSource({
        // row 4: last full, last incremental, writer's time, file changed; both readings, verdict
        "INCREMENTAL,  5, 6, 7, 8, COPIED,    COPIED,   WHOLE",
        "INCREMENTAL,  5, 6, 3, 2, LEFT_OUT,  LEFT_OUT, LEFT_OUT",
        "INCREMENTAL,  5, 6, 3, 8, COPIED,    LEFT_OUT, DEPENDS",
        "INCREMENTAL,  5, 6, 7, 2, LEFT_OUT,  COPIED,   DEPENDS",
        "INCREMENTAL,  5, 6, 6, 8, COPIED,    LEFT_OUT, DEPENDS",
        "INCREMENTAL,  5, 6, 7, 7, UNDECIDED, COPIED,   DEPENDS",
        "INCREMENTAL,  ?, ?, 7, 8, COPIED,    UNKNOWN,  UNKNOWN",
        "INCREMENTAL,  9, ?, 7, 6, LEFT_OUT,  LEFT_OUT, LEFT_OUT",
        "DIFFERENTIAL, 5, 8, 7, 9, COPIED,    COPIED,   WHOLE",
        "DIFFERENTIAL, 8, 5, 7, 6, LEFT_OUT,  LEFT_OUT, LEFT_OUT",
        "DIFFERENTIAL, 8, 5, 7, 9, COPIED,    LEFT_OUT, DEPENDS"
    })
    void aTimeOfItsOwnIsReadInBothWays(
            BackupType type,
            String full,
            String incremental,
            int time,
            int changed,
            Reading changedSince,
            Reading writersTime,
            Verdict verdict)
            throws IOException {
        VssSet set = setOf(0xF0F, ABLE, entryAt(time));

        DiskForecast forecast = forecast(set, inputs(type, full, incremental), day(changed));

        assertEquals(new Readings(changedSince, writersTime), forecast.readings().orElseThrow());
        assertEquals(verdict, forecast.verdict());
    }

    @ParameterizedTest
    @CsvSource({
        // how finely a file system keeps times shows in the time itself
        "2026-03-07T00:00:00.0000003Z, WHOLE",
        "2026-03-07T00:00:00.0000002Z, DEPENDS",
        "2026-03-07T00:00:00.000001Z,  DEPENDS",
        "2026-03-07T00:00:00.001Z,     DEPENDS",
        "2026-03-07T00:00:00.002Z,     WHOLE",
        "2026-03-07T00:00:01Z,         DEPENDS",
        "2026-03-07T00:00:02Z,         DEPENDS",
        "2026-03-07T00:00:03Z,         WHOLE"
    })
    void withinTheGranularityOfTheFileSystemNothingIsCertain(Instant changed, Verdict verdict)
            throws IOException {
        Filetime writers = Filetime.of(Instant.parse("2026-03-07T00:00:00.0000002Z"));
        VssSet set = setOf(0xF0F, ABLE, entry(Long.toString(writers.ticks())));

        DiskForecast forecast = forecast(set, inputs(BackupType.INCREMENTAL, "5", "6"), changed);

        assertEquals(verdict, forecast.verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28T23:59:59.9999999Z,LEFT_OUT",
        "2026-03-01T00:00:00.0000001Z,UNKNOWN",
        "2026-03-01T23:59:59.9999999Z,UNKNOWN",
        "2026-03-02T00:00:00.0000001Z,WHOLE"
    })
    void aDayWithoutATimeIsAnyTimeOfIt(Instant changed, Verdict verdict) throws IOException {
        LastBackup day = LastBackup.parse("2026-03-01", ZoneOffset.UTC).orElseThrow();
        ForecastInputs inputs =
                new ForecastInputs(
                        BackupType.DIFFERENTIAL, day, LastBackup.UNKNOWN, RULES, Variables.USUAL);

        assertEquals(verdict, forecast(setOf(0xF0F, ABLE, entry("0")), inputs, changed).verdict());
    }

    @Test
    void ofSeveralEntriesAnyThatCopiesWinsAndAllAreShown() throws IOException {
        String both =
                differenced(
                        file("C:\\VMs", "*", "no", "1000000000000"),
                        file("C:\\VMs", "a.vhdx", "no", "0"));

        DiskForecast forecast =
                forecast(setOf(0, ABLE, both), inputs(BackupType.INCREMENTAL, "5", "6"), day(7));

        assertVerdict(Verdict.WHOLE, Code.CHANGED_SINCE_BACKUP, forecast);
        assertEquals(
                List.of(1, 0),
                forecast.reasons().stream().map(r -> r.entry().orElseThrow().index()).toList());
    }

    @Test
    void differencedEntriesDecideBeforePartialFilesAndTheseBeforeFileSets() throws IOException {
        String ranges = partial("C:\\VMs", "a.vhdx");

        assertVerdict(
                Verdict.PARTIAL,
                Code.PARTIAL_FILE,
                forecast(setOf(0xF0F, ABLE, ranges), BackupType.INCREMENTAL));
        assertVerdict(
                Verdict.WHOLE,
                Code.CHANGED_SINCE_BACKUP,
                forecast(setOf(0xF0F, ABLE, ranges, entry("0")), BackupType.INCREMENTAL));
        assertVerdict(
                Verdict.WHOLE,
                Code.FULL_TAKES_SET,
                forecast(setOf(0xF0F, ABLE, ranges, entry("0")), BackupType.FULL));
    }

    @Test
    void exclusionsConcernFileSetsOnly() throws IOException {
        String metadata =
                metadata(
                        ABLE,
                        group("Machines", "vm", files("C:\\VMs", "*")),
                        excluded("C:\\VMs", "a.*"));
        VssSet plain = Backup.of(components("full", ABLE, component("vm")), metadata);
        VssSet withEntry =
                Backup.of(components("full", ABLE, component("vm", entry("0"))), metadata);

        assertVerdict(Verdict.EXCLUDED, Code.EXCLUDED, forecast(plain, BackupType.INCREMENTAL));
        assertVerdict(Verdict.EXCLUDED, Code.EXCLUDED, forecast(plain, BackupType.FULL));
        assertEquals(Verdict.WHOLE, forecast(withEntry, BackupType.INCREMENTAL).verdict());
    }

    @Test
    void whatNoSpecificationMeansIsNotCovered() throws IOException {
        VssSet set =
                Backup.of(
                        components("full", ABLE, component("vm")),
                        metadata(
                                ABLE,
                                group("Machines", "vm", files("D:\\", "*", "yes", 3855)),
                                group("Machines", "vm2", files("C:\\VMs", "*"))));

        DiskForecast forecast = forecast(set, BackupType.INCREMENTAL);

        assertVerdict(Verdict.NOT_COVERED, Code.NOT_NAMED, forecast);
        assertEquals("C:\\VMs\\a.vhdx", forecast.reasons().getFirst().about());
        assertEquals(Code.COMPONENT_NOT_INCLUDED, forecast.reasons().get(1).code());
    }

    @Test
    void subcomponentsBelongToTheComponentThatWasIncluded() throws IOException {
        VssSet set =
                Backup.of(
                        components("full", ABLE, component("vm")),
                        metadata(ABLE, group("machines\\VM\\disks", "d0", files("C:\\VMs", "*"))));

        DiskForecast forecast = forecast(set, BackupType.INCREMENTAL);

        assertVerdict(Verdict.WHOLE, Code.SET_NEEDED, forecast);
        assertEquals(
                "machines\\VM\\disks\\d0",
                forecast.reasons().getFirst().entry().orElseThrow().component());
    }

    @Test
    void withoutAWritersDocumentWhatIsNotNamedIsUnknown() throws IOException {
        VssSet set = Backup.of(components("full", ABLE, component("vm")));

        DiskForecast forecast = forecast(set, BackupType.INCREMENTAL);

        assertEquals(Verdict.UNKNOWN, forecast.verdict());
        assertEquals(Code.WRITER_MISSING, forecast.reasons().getLast().code());
    }

    @Test
    void withoutAComponentsDocumentOrAPathEverythingIsUnknown() throws IOException {
        VssSet writersOnly =
                Backup.of(metadata(ABLE, group("Machines", "vm", files("C:\\VMs", "*"))));

        assertVerdict(
                Verdict.UNKNOWN, Code.NO_COMPONENTS, forecast(writersOnly, BackupType.INCREMENTAL));
        assertVerdict(
                Verdict.UNKNOWN,
                Code.NO_PATH,
                forecast(setOf(0xF0F, ABLE), ForecastInputs.incremental(PathRules.NONE), day(7)));
    }

    @Test
    void aBackupOfWholeVolumesSaysNothingOfFiles() throws IOException {
        String document =
                components("full", ABLE)
                        .replace("selectComponents=\"yes\"", "selectComponents=\"no\"");

        DiskForecast forecast = forecast(Backup.of(document), BackupType.INCREMENTAL);

        assertEquals(Verdict.UNKNOWN, forecast.verdict());
        assertEquals(Code.WHOLE_VOLUMES, forecast.reasons().getLast().code());
    }

    @ParameterizedTest
    @CsvSource({
        "<DIFFERENCED_FILE path='C:\\VMs' filespec='*'/>",
        "<DIFFERENCED_FILE path='C:\\Other' filespec='*' lastModifyTime='now'/>",
        "<CHANGED_FILE path='C:\\VMs' name='a.vhdx'/>"
    })
    void nothingFollowsFromWhatIsNotUnderstood(String unknown) throws IOException {
        VssSet named = setOf(0xF0F, ABLE, "<DIFFERENCED_FILES>" + unknown + "</DIFFERENCED_FILES>");
        VssSet notNeeded = setOf(0x1, ABLE, unknown);
        VssSet notNamed =
                Backup.of(
                        components("full", ABLE, component("vm", unknown)),
                        metadata(ABLE, group("Machines", "vm", files("D:\\", "*"))));

        for (VssSet set : List.of(named, notNeeded, notNamed)) {
            DiskForecast forecast = forecast(set, BackupType.INCREMENTAL);

            assertEquals(Verdict.UNKNOWN, forecast.verdict());
            assertTrue(forecast.reasons().stream().anyMatch(r -> r.code() == Code.NOT_UNDERSTOOD));
        }
        assertEquals(Verdict.WHOLE, forecast(named, BackupType.FULL).verdict());
        assertEquals(Verdict.NOT_COVERED, forecast(notNamed, BackupType.FULL).verdict());
    }

    @Test
    void anEntryThatCopiesStandsWhateverElseIsNotUnderstood() throws IOException {
        String both = differenced(file("C:\\VMs", "*", "no", "0"), "<DIFFERENCED_FILE/>");

        assertVerdict(
                Verdict.WHOLE,
                Code.CHANGED_SINCE_BACKUP,
                forecast(setOf(0xF0F, ABLE, both), BackupType.INCREMENTAL));
    }

    @Test
    void aPathThatCannotBeResolvedMeansNothingAndIsSaid() throws IOException {
        String unresolved = differenced(file("%VMROOT%", "*", "no", "1"));
        VssSet set = setOf(0xF0F, ABLE, unresolved);

        DiskForecast forecast = forecast(set, BackupType.INCREMENTAL);
        assertVerdict(Verdict.UNKNOWN, Code.PATH_UNRESOLVED, forecast);
        assertEquals("%VMROOT%", forecast.reasons().getFirst().about());

        ForecastInputs told =
                new ForecastInputs(
                        BackupType.INCREMENTAL,
                        last("5"),
                        last("6"),
                        RULES,
                        Variables.USUAL.with("VMROOT", "C:\\VMs"));
        assertEquals(Verdict.DEPENDS, forecast(set, told, day(7)).verdict());
    }

    @Test
    void whatDependsOnShortNamesIsUnknownUnlessItComesToTheSame() throws IOException {
        VssSet alone =
                Backup.of(
                        components("full", ABLE, component("vm")),
                        metadata(ABLE, group("Machines", "vm", files("C:\\VMs", "*.vhd"))));
        VssSet both =
                Backup.of(
                        components("full", ABLE, component("vm")),
                        metadata(
                                ABLE,
                                group(
                                        "Machines",
                                        "vm",
                                        files("C:\\VMs", "*.vhd"),
                                        files("C:\\VMs", "a.vhdx"))));

        assertVerdict(
                Verdict.UNKNOWN, Code.SHORT_FILE_NAME, forecast(alone, BackupType.INCREMENTAL));
        assertEquals(Verdict.WHOLE, forecast(both, BackupType.INCREMENTAL).verdict());
    }

    @Test
    void fullBackupsAndCopiesDoNotLookAtEntries() throws IOException {
        VssSet set =
                Backup.of(components("full", ABLE, component("vm", entry("0"))), metadata(ABLE));

        assertVerdict(Verdict.UNKNOWN, Code.ENTRY_NOT_USED, forecast(set, BackupType.FULL));
        assertVerdict(Verdict.UNKNOWN, Code.LOG_UNSUPPORTED, forecast(setOf(8, 0), BackupType.LOG));
    }

    @Test
    void whatOnlyAnEntryNamesIsNotUncoveredInALogBackupOfAWriterWithoutThem() throws IOException {
        for (String inner : List.of(entry("0"), partial("C:\\VMs", "a.vhdx"))) {
            VssSet set = Backup.of(components("log", ABLE, component("vm", inner)), metadata(ABLE));

            assertVerdict(Verdict.UNKNOWN, Code.ENTRY_NOT_USED, forecast(set, BackupType.LOG));
        }
    }

    @Test
    void ofTwoComponentsTheOneThatCopiesWins() throws IOException {
        VssSet set =
                Backup.of(
                        componentsOf(
                                "incremental",
                                writer(INSTANCE, ABLE, component("vm", entryAt(3))),
                                writer(OTHER_INSTANCE, ABLE, component("host", entry("0")))));

        assertVerdict(
                Verdict.WHOLE, Code.CHANGED_SINCE_BACKUP, forecast(set, BackupType.INCREMENTAL));
    }

    @Test
    void parentsThatChangedAfterTheDocumentMakeItOlderThanTheChain() throws IOException {
        DiskForest chain =
                new PaperForest(VM).base("base.vhdx", 0).child("a.vhdx", "base.vhdx", 0).made();

        assertEquals(List.of(), changedSince(chain, Instant.EPOCH));
        assertEquals(
                List.of(VM.resolve("base.vhdx")),
                changedSince(chain, Instant.EPOCH.minusSeconds(1)),
                "disks without children change whenever their machine runs");
    }

    private static List<Path> changedSince(DiskForest chain, Instant written) throws IOException {
        VssSet set = setOf(0xF0F, ABLE);
        VssSet.Document document =
                new VssSet.Document(VM, "bc.xml", VssSet.Document.Kind.COMPONENTS, written);
        VssSet dated =
                new VssSet(List.of(document), set.components(), set.writers(), Map.of(), List.of());
        return BackupForecast.of(dated, chain, ForecastInputs.incremental(RULES))
                .changedSince(chain);
    }
}
