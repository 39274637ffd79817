package org.diskchain.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Backup documents with made-up names, in the shapes that genuine ones have. Differenced and
/// partial files are *synthetic*: how real documents write them is not published.
public final class VssDocuments {
    public static final String INSTANCE = "a1b2c3d4-0000-4000-8000-00000000000a";
    public static final String OTHER_INSTANCE = "a1b2c3d4-0000-4000-8000-00000000000b";
    public static final String WRITER = "11111111-2222-4333-8444-555555555555";
    public static final String SNAPSHOT_SET = "99999999-2222-4333-8444-555555555555";

    /// INCREMENTAL, DIFFERENTIAL and LAST_MODIFY.
    public static final int ABLE = 0x43;

    private VssDocuments() {}

    /// A components document of one writer.
    public static String components(String type, int schema, String... components) {
        return componentsOf(type, writer(INSTANCE, schema, components));
    }

    public static String componentsOf(String type, String... writers) {
        return ("<BACKUP_COMPONENTS xmlns=\"x-schema:#VssComponentMetadata\" version=\"1.2\""
                        + " bootableSystemStateBackup=\"no\" selectComponents=\"yes\""
                        + " backupType=\"%s\" partialFileSupport=\"no\" snapshotSetId=\"%s\">"
                        + "%s</BACKUP_COMPONENTS>")
                .formatted(type, SNAPSHOT_SET, String.join("", writers));
    }

    public static String writer(String instance, int schema, String... components) {
        return ("<WRITER_COMPONENTS xmlns=\"x-schema:#VssComponentMetadata\" instanceId=\"%s\""
                        + " writerId=\"%s\" backupSchema=\"%d\">%s</WRITER_COMPONENTS>")
                .formatted(instance, WRITER, schema, String.join("", components));
    }

    /// A component with `inner` in it.
    public static String component(String name, String... inner) {
        return ("<COMPONENT logicalPath=\"Machines\" componentName=\"%s\""
                        + " componentType=\"filegroup\" backupStamp=\"stamp\">"
                        + "<BACKUP_METADATA xmlns=\"\" metadata=\"QUJD\"/>%s</COMPONENT>")
                .formatted(name, String.join("", inner));
    }

    /// Synthetic.
    public static String differenced(String... files) {
        return "<DIFFERENCED_FILES>" + String.join("", files) + "</DIFFERENCED_FILES>";
    }

    /// Synthetic.
    public static String file(String path, String filespec, String recursive, String time) {
        return ("<DIFFERENCED_FILE path=\"%s\" filespec=\"%s\" recursive=\"%s\" lsnString=\"\""
                        + " lastModifyTime=\"%s\"/>")
                .formatted(path, filespec, recursive, time);
    }

    /// Synthetic.
    public static String partial(String path, String name) {
        return "<PARTIAL_FILES><PARTIAL_FILE path=\"%s\" filename=\"%s\" ranges=\"0:512\"/></PARTIAL_FILES>"
                .formatted(path, name);
    }

    /// A writer's document, whose GUID is in the other case than the components document has it.
    public static String metadata(int schema, String... locations) {
        return metadataOf(INSTANCE, "Example Writer", schema, locations);
    }

    public static String metadataOf(String instance, String name, int schema, String... locations) {
        return ("<WRITER_METADATA xmlns=\"x-schema:#VssWriterMetadataInfo\" version=\"1.2\""
                        + " backupSchema=\"%d\"><IDENTIFICATION writerId=\"%s\""
                        + " instanceId=\"%s\" friendlyName=\"%s\" usage=\"USER_DATA\""
                        + " dataSource=\"OTHER\" majorVersion=\"1\" minorVersion=\"0\"/>"
                        + "<RESTORE_METHOD method=\"RESTORE_IF_CAN_BE_REPLACED\""
                        + " writerRestore=\"never\" rebootRequired=\"no\"/>"
                        + "<BACKUP_LOCATIONS>%s</BACKUP_LOCATIONS></WRITER_METADATA>")
                .formatted(
                        schema,
                        WRITER.toUpperCase(Locale.ROOT),
                        instance.toUpperCase(Locale.ROOT),
                        name,
                        String.join("", locations));
    }

    public static String group(String logicalPath, String name, String... files) {
        return ("<FILE_GROUP logicalPath=\"%s\" componentName=\"%s\" caption=\"two\nlines\""
                        + " restoreMetadata=\"no\" notifyOnBackupComplete=\"no\""
                        + " selectable=\"yes\" selectableForRestore=\"no\""
                        + " componentFlags=\"0\">%s</FILE_GROUP>")
                .formatted(logicalPath, name, String.join("", files));
    }

    public static String files(String path, String filespec, String recursive, int types) {
        return "<FILE_LIST path=\"%s\" filespec=\"%s\" recursive=\"%s\" filespecBackupType=\"%d\"/>"
                .formatted(path, filespec, recursive, types);
    }

    /// Needed for every kind of backup, not recursive: what genuine documents have nearly always.
    public static String files(String path, String filespec) {
        return "<FILE_LIST path=\"%s\" filespec=\"%s\" filespecBackupType=\"3855\"/>"
                .formatted(path, filespec);
    }

    public static String excluded(String path, String filespec) {
        return "<EXCLUDE_FILES path=\"%s\" filespec=\"%s\" recursive=\"no\"/>"
                .formatted(path, filespec);
    }

    /// A zip of documents by name.
    public static byte[] zip(Map<String, byte[]> documents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> document : documents.entrySet()) {
                zip.putNextEntry(new ZipEntry(document.getKey()));
                zip.write(document.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
