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

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

import org.diskchain.bytes.FileStorage;
import org.diskchain.read.SampleChain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// `plan` and `merge` with the documents of the last backup.
final class MergeBackupTest {
    private static final Engine ENGINE = DiskEngine.ofThisMachine();
    private static final String TARGET = "sql-test.avhdx";

    /// 2025-01-01: earlier than the last full backup, and than the disks.
    private static final String EARLIER = "133801632000000000";

    @TempDir private Path folder;
    private Path disks;
    private Path document;
    private Path metadata;

    @BeforeEach
    void write() throws IOException {
        disks = folder.toRealPath().resolve("sample");
        SampleChain.make(new FileStorage(), disks, new Random(1));
        document = folder.resolve("BCDocument.xml");
        String entry = differenced(file("C:\\VMs", "*.avhdx", "no", EARLIER));
        Files.writeString(document, components("incremental", ABLE, component("vm", entry)));
        metadata = folder.resolve("WM0.xml");
        Files.writeString(
                metadata, metadata(ABLE, group("Machines", "vm", files("C:\\VMs", "*.avhdx"))));
    }

    private Call call(String command, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(disks.resolve("sql-test-2.avhdx").toString(), "--depth", "1"));
        all.addAll(List.of(more));
        return Call.of(ENGINE, all.toArray(String[]::new));
    }

    private Call withDocuments(String command, String... more) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--backup",
                                document.toString(),
                                "--backup",
                                metadata.toString(),
                                "--map",
                                "C:\\VMs=" + disks,
                                "--last-full",
                                "2026-03-01"));
        all.addAll(List.of(more));
        return call(command, all.toArray(String[]::new));
    }

    @Test
    void thePlanSaysWhatTheMergeDoesToTheNextBackup() {
        JsonObject backup = withDocuments("plan", "--json").json().getJsonObject("backup");

        JsonObject target =
                backup.getJsonArray("disks").getValuesAs(JsonObject.class).stream()
                        .filter(disk -> disk.getString("disk").endsWith(TARGET))
                        .findFirst()
                        .orElseThrow();
        assertEquals("target", target.getString("effect"));
        assertEquals("depends", target.getString("after"));
        assertEquals(
                "may-be-left-out",
                target.getJsonArray("concerns").getJsonObject(0).getString("code"));
        assertTrue(
                backup.getJsonObject("bytesAfter").getJsonNumber("most").longValue() > 0,
                backup.toString());
        assertEquals(
                "full-backup", backup.getJsonArray("advice").getJsonObject(0).getString("code"));
        assertTrue(backup.getString("label").contains("BCDocument.xml"));
        assertEquals("incremental", backup.getJsonObject("inputs").getString("type"));
    }

    @Test
    void theTextNamesTheDiskThatMayBeLeftOutFirst() {
        String out = withDocuments("plan").out();

        int summary = out.indexOf("Next backup (incremental): ");
        assertTrue(summary > 0, out);
        String first = out.substring(summary).lines().skip(1).findFirst().orElseThrow();
        assertTrue(first.contains(TARGET), first);
        assertTrue(first.contains("Depends on the backup software after"), first);
        assertTrue(out.contains("Make a full backup straight after this merge."));
        assertTrue(out.contains("It holds only if that backup declares the same."));
    }

    @Test
    void aMergeTellsItToo() {
        Call merged = withDocuments("merge", "--yes", "--json");

        assertEquals(0, merged.exit(), merged.err());
        assertEquals("merged", merged.json().getString("outcome"));
        assertFalse(merged.json().getJsonObject("backup").getJsonArray("disks").isEmpty());
    }

    @Test
    void documentsThatAreOlderThanTheChainAlreadyAreSaidToBe() throws IOException {
        Path parent = disks.resolve(TARGET);
        String older = "the document is older than this chain";
        assertFalse(withDocuments("plan").out().contains(older));
        assertEquals(0, changedSince().size());

        Files.setLastModifiedTime(
                document,
                FileTime.from(Files.getLastModifiedTime(parent).toInstant().minusSeconds(60)));

        assertTrue(withDocuments("plan").out().contains(older));
        assertTrue(changedSince().getValuesAs(JsonString::getString).contains(parent.toString()));
    }

    private JsonArray changedSince() {
        return withDocuments("plan", "--json")
                .json()
                .getJsonObject("backup")
                .getJsonArray("changedSince");
    }

    @Test
    void afterAMergeTheAdviceComesLast() {
        String out = withDocuments("merge", "--yes").out();

        int done = out.indexOf("Verified");
        assertTrue(done > 0, out);
        assertTrue(out.indexOf("Make a full backup", done) > done, out);
    }

    @Test
    void withoutDocumentsNothingIsSaidOfBackups() {
        assertFalse(call("plan", "--json").json().containsKey("backup"));
        assertFalse(call("plan").out().contains("ackup"));
    }

    @Test
    void whatIsSaidOfTheNextBackupNeedsDocuments() {
        Call call = call("plan", "--last-full", "never");

        assertEquals(2, call.exit());
        assertTrue(call.err().contains("--backup DOCUMENT"), call.err());
    }

    @Test
    void aDocumentThatCannotBeOpenedStopsTheMergeBeforeAnythingIsWritten() throws IOException {
        Files.writeString(document, "MSCF");
        byte[] before = Files.readAllBytes(disks.resolve(TARGET));

        Call refused = withDocuments("merge", "--yes", "--json");

        assertEquals(1, refused.exit());
        assertEquals("backup-cabinet", refused.json().getJsonObject("error").getString("code"));
        assertEquals(
                -1, java.util.Arrays.mismatch(before, Files.readAllBytes(disks.resolve(TARGET))));
    }
}
