package org.diskchain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.diskchain.bytes.FileStorage;
import org.diskchain.testing.StoppableMerge;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Before a merge: who has its disks, or disks whose meaning it changes.
@EnabledOnOs(OS.LINUX)
final class DisksInUseTest {
    private static final long SIZE = 4 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Engine engine = DiskEngine.ofThisMachine();
    private final FileStorage storage = new FileStorage();
    private StoppableMerge merge;

    @BeforeEach
    void make(@TempDir Path temp) throws IOException {
        merge = StoppableMerge.make(storage, temp.toRealPath(), "vhdx", SIZE);
    }

    private void requireInUse(Path disk, String by) {
        Call call = Call.of(engine, "plan", merge.source().toString(), "--depth", "2", "--json");
        assertEquals(1, call.exit(), call.out());
        List<String> said =
                call.json().getJsonArray("refusals").getValuesAs(JsonObject.class).stream()
                        .filter(refusal -> refusal.getString("code").equals("in-use"))
                        .filter(refusal -> refusal.getString("disk").equals(disk.toString()))
                        .map(refusal -> refusal.getString("message"))
                        .toList();
        assertEquals(1, said.size(), call.out());
        assertTrue(said.getFirst().contains(by), said.getFirst());
    }

    /// A command that has the file open until the block ends.
    private void whileRuns(Path disk, String program, Object... arguments) throws Exception {
        if (!Files.isExecutable(Path.of("/usr/bin", program))) {
            System.out.println(program + " is not installed: its use of a disk is not tested.");
            return;
        }
        String[] command = new String[arguments.length + 1];
        command[0] = program;
        for (int i = 0; i < arguments.length; i++) command[i + 1] = arguments[i].toString();
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(disk.resolveSibling("said").toFile())
                        .start();
        try {
            awaitHolder(disk, process);
            requireInUse(disk, program + " (process " + process.pid() + ")");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void awaitHolder(Path disk, Process process) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (storage.holders(disk).isEmpty()) {
            Path said = disk.resolveSibling("said");
            assertTrue(
                    process.isAlive() && Instant.now().isBefore(end),
                    "it holds nothing: " + (Files.exists(said) ? Files.readString(said) : ""));
            Thread.sleep(20);
        }
        Thread.sleep(500); // qemu looks at the file once, closes it, and opens it for good
    }

    @Test
    void qemuIsNamed() throws Exception {
        whileRuns(merge.base(), "qemu-io", "-f", "vhdx", "-c", "sleep 60000", merge.base());
    }

    @Test
    void aServerOfNetworkBlockDevicesIsNamed() throws Exception {
        Path socket = merge.base().resolveSibling("nbd");
        whileRuns(merge.base(), "qemu-nbd", "-f", "vhdx", "-t", "-k", socket, merge.base());
    }

    /// It would go on with content that is another disk's from then on.
    @Test
    void aProgramOnADiskThatTheMergeInvalidatesIsNamed() throws Exception {
        String open = "exec sleep 60 3>>'%s'".formatted(merge.sibling());
        Process process = new ProcessBuilder("sh", "-c", open).start();
        try {
            awaitHolder(merge.sibling(), process);
            requireInUse(merge.sibling(), "sleep (process " + process.pid() + ")");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void aLoopDeviceIsNamed() throws Exception {
        Process losetup =
                new ProcessBuilder("losetup", "--find", "--show", merge.base().toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String device = new String(losetup.getInputStream().readAllBytes()).strip();
        if (losetup.waitFor() != 0) {
            System.out.println("losetup is not permitted: loop devices are not tested.");
            return;
        }
        try {
            requireInUse(merge.base(), Path.of(device).getFileName().toString());
        } finally {
            new ProcessBuilder("losetup", "--detach", device).start().waitFor();
        }
    }
}
