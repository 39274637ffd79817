package org.diskchain.cli;

import static org.diskchain.testing.VssDocuments.ABLE;
import static org.diskchain.testing.VssDocuments.component;
import static org.diskchain.testing.VssDocuments.components;
import static org.diskchain.testing.VssDocuments.differenced;
import static org.diskchain.testing.VssDocuments.file;
import static org.diskchain.testing.VssDocuments.files;
import static org.diskchain.testing.VssDocuments.group;
import static org.diskchain.testing.VssDocuments.metadata;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;

import org.diskchain.bytes.FileStorage;
import org.diskchain.read.SampleChain;
import org.diskchain.report.BackupWords;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/// `backup`, from real documents and real disks to what scripts and people see.
final class BackupCommandTest {
    private static final Instant DOCUMENT = Instant.parse("2026-03-01T02:00:00Z");
    private static final Engine ENGINE = DiskEngine.ofThisMachine();

    @TempDir private static Path place;
    private static Path disks;

    @TempDir private Path folder;
    private Path document;
    private Path metadata;

    @BeforeAll
    static void makeDisks() throws IOException {
        disks = place.toRealPath().resolve("sample");
        SampleChain.make(new FileStorage(), disks, new Random(1));
    }

    @Test
    void aBackupOfTomorrowIsWrongUsage() {
        Call call = backup("--last-full", "2999-01-01");

        assertEquals(2, call.exit());
        assertTrue(call.err().contains("future"));
        assertEquals(
                "2026-03-01",
                backup("--last-full", "2026-03-01", "--json")
                        .json()
                        .getJsonObject("inputs")
                        .getString("lastFull"));
    }

    @Test
    void aVariableThatNobodyToldIsSaidToBeAssumed() throws IOException {
        Files.writeString(
                metadata,
                metadata(ABLE, group("Machines", "vm", files("%systemroot%\\VMs", "*.vhdx"))));
        String map = "C:\\Windows\\VMs=" + disks;

        Call assumed = backup(metadata, "--disks", disks, "--map", map);
        Call told =
                backup(
                        metadata,
                        "--disks",
                        disks,
                        "--map",
                        map,
                        "--variable",
                        "SystemRoot=C:\\Windows");

        assertTrue(assumed.out().contains("%SYSTEMROOT% there is assumed to be C:\\Windows."));
        assertFalse(told.out().contains("is assumed to be"));
    }

    @BeforeEach
    void writeDocuments() throws IOException {
        document = folder.resolve("BCDocument.xml");
        Files.writeString(
                document,
                components(
                        "incremental",
                        ABLE,
                        component(
                                "vm",
                                differenced(
                                        file("C:\\VMs", "golden*.vhdx", "no", "133801632000000000"),
                                        "<DIFFERENCED_FILE when='now'/>"),
                                "<COLOUR name='red'/>")));
        Files.setLastModifiedTime(document, FileTime.from(DOCUMENT));
        metadata = folder.resolve("WM0.xml");
        Files.writeString(
                metadata, metadata(ABLE, group("Machines", "vm", files("C:\\VMs", "*.vhdx"))));
    }

    private Call backup(Object... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "backup";
        arguments[1] = document.toString();
        for (int i = 0; i < more.length; i++) arguments[i + 2] = more[i].toString();
        return Call.of(ENGINE, arguments);
    }

    @Test
    void everyDifferencedFileIsInTheJsonWithItsResultAndFindings() {
        JsonObject component =
                backup(metadata, "--json").json().getJsonArray("components").getJsonObject(0);

        assertEquals("Example Writer", component.getString("writer"));
        assertEquals("vm", component.getString("component"));
        assertEquals("Machines", component.getString("logicalPath"));
        assertEquals(2, component.getInt("differencedFilesCount"));
        assertJson(
                """
                {"index":0,"path":"C:\\\\VMs","filespec":"golden*.vhdx","recursive":false,
                 "lastModifyTime":133801632000000000,
                 "lastModifyTimeText":"133801632000000000","lastModified":"2025-01-01T00:00:00Z",
                 "lsn":"","result":"S_OK",
                 "raw":"DIFFERENCED_FILE path=\\"C:\\\\VMs\\" filespec=\\"golden*.vhdx\\" \
                recursive=\\"no\\" lsnString=\\"\\" lastModifyTime=\\"133801632000000000\\"",
                 "findings":[
                  {"code":"D2","severity":"info",
                   "message":"New, in the folder of the file set C:\\\\VMs\\\\*.vhdx."},
                  {"code":"D4","severity":"error","message":"Overlaps the file set \
                C:\\\\VMs\\\\*.vhdx without being equal to it: it must match exactly or not at all."}]}
                """,
                component.getJsonArray("differencedFiles").get(0));
        JsonObject unreadable = component.getJsonArray("differencedFiles").getJsonObject(1);
        assertEquals("VSS_E_INVALID_XML_DOCUMENT", unreadable.getString("result"));
        assertEquals(JsonValue.NULL, unreadable.get("path"));
        assertEquals("DIFFERENCED_FILE when=\"now\"", unreadable.getString("raw"));
        assertEquals("COLOUR name=\"red\"", component.getJsonArray("notUnderstood").getString(0));
    }

    @Test
    void theForecastNamesTheDiskTheVerdictAndTheEntryBehindIt() throws IOException {
        Files.writeString(
                document,
                components(
                        "incremental",
                        ABLE,
                        component(
                                "vm",
                                differenced(
                                        file("C:\\VMs", "*.vhdx", "no", "133801632000000000")))));

        JsonObject json =
                backup(
                                metadata,
                                "--json",
                                "--disks",
                                disks,
                                "--map",
                                "C:\\VMs=" + disks,
                                "--last-full",
                                "2026-03-01T00:00Z",
                                "--last-incremental",
                                "never")
                        .json();

        JsonObject first =
                json.getJsonArray("forecast").getValuesAs(JsonObject.class).stream()
                        .filter(disk -> disk.getString("disk").endsWith(".vhdx"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("depends", first.getString("verdict"));
        assertJson(
                """
                {"changedSince":"copied","writersTime":"left-out"}
                """,
                first.get("readings"));
        JsonObject reason = first.getJsonArray("reasons").getJsonObject(0);
        assertEquals("readings-disagree", reason.getString("code"));
        assertEquals("differenced", reason.getJsonObject("entry").getString("kind"));
        assertTrue(json.getString("label").contains("It holds only if that backup declares"));
        assertEquals("never", json.getJsonObject("inputs").getString("lastIncremental"));
    }

    @Test
    void theTextSaysWhatItRestsOn() {
        String text = backup(metadata, "--disks", disks, "--map", "C:\\VMs=" + disks).out();

        assertTrue(
                text.startsWith(
                        "BCDocument.xml, of "
                                + new BackupWords(Locale.ENGLISH).time(DOCUMENT)
                                + ", describes a backup of the type: "
                                + "incremental"),
                text);
        assertTrue(text.contains("Example Writer, Machines\\vm: 2 differenced files"), text);
        assertTrue(text.contains("cannot be read: DIFFERENCED_FILE when=\"now\""), text);
        assertTrue(text.contains("error D4"), text);
        assertTrue(text.contains("It holds only if that backup declares the same."), text);
        assertTrue(text.contains("the names that are read are assumed"), text);
    }

    @ParameterizedTest
    @CsvSource({"full, --last-full", "incremental, --last-incremental"})
    void theDateOfTheDocumentIsOfferedForABackupOfItsOwnTypeOnly(String type, String option)
            throws IOException {
        retype(type);

        String text = backup("--disks", disks, "--type", "differential").out();

        assertTrue(text.contains("last full backup was not given (--last-full)."), text);
        String dated = "dated 2026-03-01T02:00:00Z: that may be the time for " + option + ", or";
        assertTrue(text.contains("of a" + (type.equals("full") ? " " : "n ") + type), text);
        assertTrue(text.contains(dated), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"differential", "copy", "log", "monthly"})
    void theDateOfTheDocumentIsNoGuessAtABackupOfAnotherType(String type) throws IOException {
        retype(type);

        String text = backup("--disks", disks).out();

        assertTrue(text.contains("last full backup was not given (--last-full)."), text);
        assertFalse(text.contains("that may be the time"), text);
    }

    @Test
    void documentsMayFollowTheDisksAsTheHelpShowsIt() {
        Call call = Call.of(ENGINE, "backup", "--disks", disks.toString(), document.toString());

        assertEquals(0, call.exit(), call.err());
        assertTrue(call.out().contains("The documents speak of"), call.out());
    }

    private void retype(String type) throws IOException {
        String text = Files.readString(document).replace("incremental", type);
        Files.writeString(document, text);
        Files.setLastModifiedTime(document, FileTime.from(DOCUMENT));
    }

    @Test
    void theWordsComeInPortugueseToo() {
        Call call =
                Call.of(
                        ENGINE,
                        Locale.of("pt", "BR"),
                        StandardCharsets.UTF_8,
                        null,
                        "backup",
                        document.toString());

        assertTrue(call.out().contains("arquivos diferenciados"), call.out());
        assertTrue(call.out().contains("não verificado D0"), call.out());
    }

    @Test
    void rulesAreProposedFromTheDisksUnlessAPersonGivesSome() {
        JsonObject proposed = backup(metadata, "--json", "--disks", disks).json();

        for (JsonValue rule : proposed.getJsonObject("inputs").getJsonArray("rules")) {
            assertTrue(rule.asJsonObject().getBoolean("proposed"));
        }
        assertFalse(proposed.getJsonArray("forecast").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--type weekly",
                "--last-full yesterday",
                "--map VMs=/",
                "--map C:\\VMs",
                "--map \\VMs=/",
                "--map %VMS%\\disks=/",
                "--variable VMROOT"
            })
    void whatCannotBeMeantIsWrongUsage(String options) {
        Call call = backup((Object[]) options.split(" "));

        assertEquals(2, call.exit());
        assertTrue(call.err().contains(options.split(" ")[1].split("=")[0]), call.err());
    }

    @Test
    void aDocumentThatCannotBeOpenedEndsWith1AndItsCode() throws IOException {
        Files.writeString(document, "MSCF cabinet");
        assertJson(
                "\"backup-cabinet\"", backup("--json").json().getJsonObject("error").get("code"));
        assertTrue(backup().err().contains("expand -F:*"));

        Files.writeString(document, "<BACKUP_COMPONENTS");
        Call malformed = backup("--json");
        assertEquals(1, malformed.exit());
        assertEquals("0x80042311", malformed.json().getJsonObject("error").getString("win32"));
        assertEquals(
                document.toString(), malformed.json().getJsonObject("error").getString("disk"));

        Files.delete(document);
        assertEquals("not-found", backup("--json").json().getJsonObject("error").getString("code"));
    }

    private static void assertJson(String expected, JsonValue actual) {
        try (JsonReader reader = Json.createReader(new StringReader(expected))) {
            assertEquals(reader.readValue(), actual);
        }
    }
}
