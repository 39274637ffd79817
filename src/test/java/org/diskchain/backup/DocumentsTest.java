package org.diskchain.backup;

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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.backup.BackupDocumentException.Reason;
import org.diskchain.backup.DocumentFinding.Code;
import org.diskchain.bytes.Guid;
import org.diskchain.report.BackupWords;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.VssDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Every encoding and shape in which backup documents are known to be stored.
final class DocumentsTest {
    private static final Path FOLDER = Path.of("/set").toAbsolutePath();
    private static final String NAME = "Máquina 機械";
    private static final String BCD =
            components(
                    "full",
                    ABLE,
                    component(NAME, differenced(file("C:\\VMs", "*.vhdx", "yes", "0"))));
    private static final String WMD =
            metadata(ABLE, group("Machines", NAME, files("C:\\VMs\\", "*")));
    private static final String MANIFEST =
            """
            <Set><Writer WriterName='Example%%sWriter' InstanceId='{%s}' \
            MetadataFile='C:\\Users\\ADMINI~1\\WM0.xml'/><Volume OriginalVolume='C:\\'/></Set>
            """
                    .formatted(VssDocuments.INSTANCE);

    private static final int FLAGS_OF_FIRST_ENTRY = 6;
    private static final byte ENCRYPTED = 1;

    private final MemoryStorage storage = new MemoryStorage();

    /// Text as bytes, as different programs leave it on the disk.
    enum Stored {
        ASCII_COMPATIBLE(StandardCharsets.UTF_8, "", ""),
        UTF_8_WITH_MARK(StandardCharsets.UTF_8, "\ufeff", ""),
        UTF_16LE(StandardCharsets.UTF_16LE, "", ""),
        UTF_16LE_WITH_MARK(StandardCharsets.UTF_16LE, "\ufeff", ""),
        UTF_16LE_WITH_NUL(StandardCharsets.UTF_16LE, "", "\0"),
        UTF_16BE(StandardCharsets.UTF_16BE, "", ""),
        UTF_16BE_WITH_MARK(StandardCharsets.UTF_16BE, "\ufeff", ""),
        UTF_8_WITH_NULS(StandardCharsets.UTF_8, "", "\0\0\0"),
        DECLARED_WRONGLY(
                StandardCharsets.UTF_16LE, "<?xml version=\"1.0\" encoding=\"us-ascii\"?>\r\n", ""),
        DECLARED_AS_UTF_16(StandardCharsets.UTF_8, "<?xml version='1.0' encoding='UTF-16'?>", "\n");

        private final Charset charset;
        private final String before;
        private final String after;

        Stored(Charset charset, String before, String after) {
            this.charset = charset;
            this.before = before;
            this.after = after;
        }

        byte[] bytes(String text) {
            return (before + text + after).getBytes(charset);
        }
    }

    private VssSet open(String... names) throws IOException {
        List<Path> paths = List.of(names).stream().map(FOLDER::resolve).toList();
        return new BackupDocuments(storage).open(paths);
    }

    private void put(String name, String text) throws IOException {
        storage.put(FOLDER.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private BackupDocumentException refused(String... names) {
        return assertThrows(BackupDocumentException.class, () -> open(names));
    }

    @ParameterizedTest
    @EnumSource
    void everyEncodingReadsTheSame(Stored stored) throws Exception {
        storage.put(FOLDER.resolve("bc.xml"), stored.bytes(BCD));
        storage.put(FOLDER.resolve("wm.xml"), stored.bytes(WMD));

        VssSet set = open("bc.xml", "wm.xml");

        VssComponent component = set.components().orElseThrow().components().getFirst();
        assertEquals(NAME, component.name());
        assertEquals("Machines\\" + NAME, component.fullPath());
        assertEquals(new FileSpec("C:\\VMs", "*.vhdx", true), component.differencedFile(0).spec());
        assertEquals(NAME, set.writers().getFirst().components().getFirst().name());
        assertEquals(List.of(), set.findings());
    }

    @Test
    void whatIsNeitherUtf8NorUtf16IsReadAsWindows1252AndSaidToBeGuessed() throws IOException {
        byte[] bytes = components("full", 0, component("Máquina")).getBytes(DocumentText.GUESSED);
        storage.put(FOLDER.resolve("bc.xml"), bytes);
        storage.put(FOLDER.resolve("bc.zip"), VssDocuments.zip(Map.of("in/the/zip/bc.xml", bytes)));

        for (String name : List.of("bc.xml", "bc.zip")) {
            VssSet set = open(name);

            assertEquals("Máquina", set.components().orElseThrow().components().getFirst().name());
            assertEquals(Code.ENCODING_GUESSED, set.findings().getFirst().code());
        }
    }

    @Test
    void theAttributesOfBothDocumentsAreRead() throws IOException {
        put("bc.xml", components("INCREMENTAL", 881, component("vm")));
        put("wm.xml", WMD);

        VssSet set = open("bc.xml", "wm.xml");

        BackupComponents document = set.components().orElseThrow();
        assertEquals("1.2", document.version());
        assertEquals(BackupType.INCREMENTAL, document.type().orElseThrow());
        assertEquals(Guid.parse(VssDocuments.SNAPSHOT_SET).orElseThrow(), document.snapshotSet());
        assertTrue(document.selectsComponents());
        BackupComponents.Writer writer = document.writers().getFirst();
        assertEquals(881, writer.schema().mask());
        assertEquals("Example Writer", set.writerName(writer), "joined whatever case GUIDs have");
        FileSet files = set.writers().getFirst().components().getFirst().files().getFirst();
        assertEquals(new FileSpec("C:\\VMs\\", "*", false), files.spec());
        assertEquals(3855, files.backupTypes());
    }

    @Test
    void aTypeMayBeANumberAndAnUnknownOneIsKeptAsItStands() throws IOException {
        put("number.xml", components("3", 0));
        put("unknown.xml", components("weekly", 0));

        assertEquals(
                BackupType.DIFFERENTIAL,
                open("number.xml").components().orElseThrow().type().orElseThrow());
        VssSet unknown = open("unknown.xml");
        assertTrue(unknown.components().orElseThrow().type().isEmpty());
        assertEquals("weekly", unknown.components().orElseThrow().typeText());
        assertEquals(Code.TYPE_UNKNOWN, unknown.findings().getFirst().code());
    }

    @Test
    void databasesAndTheirLogsAreFileSetsAndWhatIsMissingHasItsDefault() throws IOException {
        put(
                "wm.xml",
                metadata(
                        0,
                        """
                        <DATABASE componentName="db"><DATABASE_FILES path="D:\\db" filespec="a.mdf"
                        filespecBackupType="1"/><DATABASE_LOGFILES path="D:\\log" filespec="*"/>
                        </DATABASE><EXCLUDE_FILES_FROM_SNAPSHOT path="D:\\x" filespec="*"
                        recursive="no"/><EXCLUDE_FILES path="D:\\y" filespec="*" recursive="yes"/>
                        """));

        WriterMetadata writer = open("wm.xml").writers().getFirst();

        WriterMetadata.Component database = writer.components().getFirst();
        assertEquals("db", database.fullPath());
        assertEquals(
                List.of(1, 0xF0F), database.files().stream().map(FileSet::backupTypes).toList());
        assertFalse(database.files().getFirst().spec().recursive());
        assertEquals(List.of(new FileSpec("D:\\y", "*", true)), writer.excluded());
        assertEquals(List.of(), writer.notUnderstood());
    }

    @Test
    void whatAWritersDocumentHasBesidesIsAFindingWhereItMayNameFiles() throws IOException {
        put(
                "wm.xml",
                metadata(
                        0,
                        "<INCLUDE_FILES path=\"C:\\x\" filespec=\"*\" recursive=\"no\"/>",
                        "<PICTURE shade=\"3\"/>"));

        VssSet set = open("wm.xml");

        assertEquals(1, set.findings().size());
        assertEquals(Code.ELEMENT_UNKNOWN, set.findings().getFirst().code());
        assertTrue(set.findings().getFirst().about().startsWith("INCLUDE_FILES path=\"C:\\x\""));
    }

    private Map<String, byte[]> unpackedSet() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("Manifest.xml", MANIFEST.getBytes(StandardCharsets.UTF_16LE));
        files.put("BCDocument.xml", BCD.getBytes(StandardCharsets.UTF_8));
        files.put("WM0.xml", WMD.getBytes(StandardCharsets.UTF_8));
        files.put("Dis5A4.tmp", "a log".getBytes(StandardCharsets.UTF_8));
        files.put("other.xml", "<html><p/></html>".getBytes(StandardCharsets.UTF_8));
        files.put("broken.xml", "<BACKUP_COMPONENTS".getBytes(StandardCharsets.UTF_8));
        return files;
    }

    @Test
    void anUnpackedSetIsOpenedAsFolderAndAsZip() throws IOException {
        for (var each : unpackedSet().entrySet()) {
            storage.put(FOLDER.resolve("unpacked").resolve(each.getKey()), each.getValue());
        }
        storage.put(FOLDER.resolve("set.zip"), VssDocuments.zip(unpackedSet()));

        for (String name : List.of("unpacked", "set.zip")) {
            VssSet set = open(name);

            assertEquals("BCDocument.xml", set.main().name());
            assertEquals(3, set.documents().size());
            assertEquals(1, set.writers().size());
            assertEquals(
                    List.of("broken.xml", "other.xml"),
                    set.findings().stream().map(DocumentFinding::document).sorted().toList());
        }
    }

    @Test
    void aManifestNamesTheWritersWhoseDocumentsAreMissing() throws IOException {
        storage.put(FOLDER.resolve("m.xml"), MANIFEST.getBytes(StandardCharsets.UTF_16LE));
        put("bc.xml", BCD);

        VssSet set = open("m.xml", "bc.xml");

        assertEquals(
                "Example Writer",
                set.writerName(set.components().orElseThrow().writers().getFirst()));
    }

    @Test
    void aCabinetIsToldHowToUnpackIt() throws IOException {
        put("set.cab", "MSCF\0\0\0\0 and so on");

        assertEquals(Reason.CABINET, refused("set.cab").reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no XML",
                "<BACKUP_COMPONENTS>",
                "<BACKUP_COMPONENTS/><BACKUP_COMPONENTS/>",
                "<BACKUP_COMPONENTS/>\0more",
                "<BACKUP_COMPONENTS backupType='&undefined;'/>",
                "<!--><BACKUP_COMPONENTS/>",
                "<!DOCTYPE BACKUP_COMPONENTS><BACKUP_COMPONENTS/>"
            })
    void whatIsNotWellFormedIsRefusedAsWindowsDoes(String text) throws IOException {
        put("bc.xml", text);

        BackupDocumentException refused = refused("bc.xml");

        assertEquals(Reason.MALFORMED, refused.reason());
        assertEquals(0x80042311, refused.reason().win32());
    }

    @Test
    void otherXmlAndEmptyFoldersAreNoBackup() throws IOException {
        put("page.xml", "<html/>");
        storage.createFolders(FOLDER.resolve("empty"));

        assertEquals(Reason.UNKNOWN, refused("page.xml").reason());
        assertEquals("html", refused("page.xml").detail());
        assertEquals(Reason.EMPTY, refused("empty").reason());
        assertThrows(NoSuchFileException.class, () -> open("gone.xml"));
    }

    @Test
    void documentsOfTwoBackupsAreNotMixed() throws IOException {
        put("one.xml", BCD);
        put("two.xml", components("full", 0));

        BackupDocumentException refused = refused("one.xml", "two.xml");

        assertEquals(Reason.SEVERAL, refused.reason());
        assertEquals("one.xml, two.xml", refused.detail());
    }

    @Test
    void ofTwoDifferentDocumentsOfAWriterNeitherIsUsedAndThatIsSaid() throws IOException {
        put("wm0.xml", WMD);
        put("wm1.xml", WMD);
        put("wm2.xml", metadata(0));

        VssSet set = open("wm0.xml", "wm1.xml", "wm2.xml");

        assertEquals(List.of(), set.writers());
        assertEquals(
                List.of(Code.WRITER_TWICE),
                set.findings().stream().map(DocumentFinding::code).toList());
    }

    @Test
    void aCopyOfADocumentIsNoSecondBackup() throws IOException {
        put("a.xml", BCD);
        put("b.xml", BCD);

        assertEquals(1, open("a.xml", "b.xml").documents().size());
    }

    @Test
    void aZipThatWasCutOffIsSaidToBeBroken() throws IOException {
        byte[] zip = VssDocuments.zip(unpackedSet());
        storage.put(FOLDER.resolve("cut.zip"), Arrays.copyOf(zip, 120));

        assertEquals(Reason.MALFORMED, refused("cut.zip").reason());
    }

    @Test
    void aFolderWithACabinetOnlyIsToldHowToUnpackIt() throws IOException {
        storage.put(FOLDER.resolve("packed").resolve("set.cab"), new byte[] {'M', 'S', 'C', 'F'});

        BackupDocumentException packed = refused("packed");

        assertEquals(Reason.CABINET, packed.reason());
        assertEquals(FOLDER.resolve("packed").resolve("set.cab"), packed.file());
    }

    @Test
    void aZipWithACabinetOnlyIsToldHowToUnpackIt() throws IOException {
        byte[] cabinet = "MSCF".getBytes(StandardCharsets.UTF_8);
        storage.put(FOLDER.resolve("packed.zip"), VssDocuments.zip(Map.of("a/set.cab", cabinet)));

        BackupDocumentException packed = refused("packed.zip");

        assertEquals(Reason.CABINET, packed.reason());
        assertEquals("a/set.cab", packed.detail());
        assertTrue(new BackupWords(Locale.ENGLISH).message(packed).contains("a/set.cab"));
    }

    @Test
    void aZipThatTakesAPasswordIsSaidToBeOne() throws IOException {
        byte[] zip = VssDocuments.zip(unpackedSet());
        zip[FLAGS_OF_FIRST_ENTRY] |= ENCRYPTED;
        storage.put(FOLDER.resolve("secret.zip"), zip);

        assertEquals(Reason.ENCRYPTED, refused("secret.zip").reason());
    }

    @Test
    void whatThereIsTooMuchOfIsSaidWithItsPlace() throws IOException {
        put("bc.xml", components("full", ABLE, component("vm").repeat(10_001)));

        BackupDocumentException refused = refused("bc.xml");

        assertEquals(Reason.TOO_LARGE, refused.reason());
        assertEquals(Excess.Limit.COMPONENTS, refused.excess().orElseThrow().limit());
        String said = new BackupWords(Locale.ENGLISH).message(refused);
        assertTrue(said.contains("More than 10,000 components"), said);
        assertTrue(said.contains("line 1, column"), said);
        assertTrue(said.contains("COMPONENT"), said);
    }

    @Test
    void whatIsLeftOutOfAFolderTakesNothingFromTheOthers() throws IOException {
        put("a.xml", components("full", ABLE, component("vm").repeat(10_001)));
        put("b.xml", BCD);

        VssSet set = new BackupDocuments(storage).open(List.of(FOLDER));

        assertEquals(1, set.components().orElseThrow().components().size());
        assertEquals(Code.DOCUMENT_UNREADABLE, set.findings().getFirst().code());
    }

    @Test
    void aSchemaThatIsNoDecimalNumberIsKeptAsItStands() throws IOException {
        put("bc.xml", BCD.replace("backupSchema=\"67\"", "backupSchema=\"0x43\""));

        VssSet set = open("bc.xml");

        assertEquals(Code.SCHEMA_UNKNOWN, set.findings().getFirst().code());
        assertEquals("0x43", set.findings().getFirst().about());
    }

    @Test
    void anotherNamespaceAtTheRootIsAFinding() throws IOException {
        put("bc.xml", BCD.replaceFirst("VssComponentMetadata", "Something"));

        assertEquals(Code.NAMESPACE_DIFFERS, open("bc.xml").findings().getFirst().code());
    }

    @Test
    void aDocumentThatMayBeFromBeforeTheSnapshotIsAFinding() throws IOException {
        put("bc.xml", BCD.replaceFirst("snapshotSetId=\"[^\"]*\"", ""));

        assertEquals(Code.SNAPSHOT_MISSING, open("bc.xml").findings().getFirst().code());
    }

    @Test
    void aSnapshotDescriptionWithinIsOfNoMeaning() throws IOException {
        String description =
                "<SNAPSHOT_SET_DESCRIPTION snapshotSetId=\"x\"><SNAPSHOT_DESCRIPTION>"
                        + "<LUN_MAPPING><COMPONENT path=\"C:\\\"/></LUN_MAPPING>"
                        + "</SNAPSHOT_DESCRIPTION></SNAPSHOT_SET_DESCRIPTION></BACKUP_COMPONENTS>";
        put("bc.xml", BCD.replace("</BACKUP_COMPONENTS>", description));

        assertEquals(1, open("bc.xml").components().orElseThrow().components().size());
    }
}
