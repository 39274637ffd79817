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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

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

    /// A foretold figure is one that holds, whether or not the orphans were reconnected by then.
    @Test
    void whatWasForetoldHoldsAfterTheMergeAndAfterReconnecting() throws IOException {
        Files.writeString(
                document,
                components(
                        "incremental",
                        ABLE,
                        component("vm", differenced(file("C:\\VMs", "*", "no", "0")))));
        try (Stream<Path> files = Files.list(disks)) {
            for (Path disk : files.toList()) {
                Files.setLastModifiedTime(disk, FileTime.from(Instant.EPOCH));
            }
        }
        JsonObject told =
                answer(ofNext("merge", "ws25-2026-06.avhdx", "--depth", "2", "--yes"))
                        .getJsonObject("backup")
                        .getJsonObject("bytesAfter");
        long least = told.getJsonNumber("least").longValue();
        long most = told.getJsonNumber("most").longValue();

        assertEquals(least, copied(), "golden, 2026-03 and 2026-06 were written");
        for (String orphan : List.of("ws25-2026-09.avhdx", "web-staging.avhdx")) {
            Path child = disks.resolve(orphan);
            Path parent = disks.resolve("ws25-golden.vhdx");
            Call call =
                    Call.of(ENGINE, "reparent", child.toString(), "--parent", parent.toString());
            assertEquals(0, call.exit(), call.err());
        }
        assertEquals(most, copied(), "and the orphans");
        assertTrue(least < most);
    }

    private Call ofNext(String command, String disk, String... more) {
        List<String> all = new ArrayList<>(List.of(command, disks.resolve(disk).toString()));
        all.addAll(List.of(more));
        all.addAll(List.of("--backup", document.toString(), "--backup", metadata.toString()));
        all.addAll(inputs());
        all.add("--json");
        return Call.of(ENGINE, all.toArray(String[]::new));
    }

    private List<String> inputs() {
        return List.of(
                "--map",
                "C:\\VMs=" + disks,
                "--last-full",
                "2026-03-01",
                "--last-incremental",
                "never");
    }

    private static JsonObject answer(Call call) {
        assertEquals(0, call.exit(), call.err());
        return call.json();
    }

    /// Bytes of the files that the next backup copies whole, as they are now.
    private long copied() throws IOException {
        List<String> all = new ArrayList<>(List.of("backup", document.toString()));
        all.addAll(List.of(metadata.toString(), "--disks", disks.toString(), "--json"));
        all.addAll(inputs());
        long bytes = 0;
        for (JsonObject disk :
                answer(Call.of(ENGINE, all.toArray(String[]::new)))
                        .getJsonArray("forecast")
                        .getValuesAs(JsonObject.class)) {
            assertTrue(
                    List.of("whole", "left-out").contains(disk.getString("verdict")),
                    disk.toString());
            if (!disk.getString("verdict").equals("whole")) continue;
            bytes += Files.size(Path.of(disk.getString("disk")));
        }
        return bytes;
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
