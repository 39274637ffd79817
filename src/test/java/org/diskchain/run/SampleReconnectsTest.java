package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Scanner;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.PlannedReconnect.ReconnectPlan;
import org.diskchain.plan.PlannedReconnect.Refused;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.read.OpenChain;
import org.diskchain.testing.InMemory;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.OutsideReaders;
import org.diskchain.testing.Samples;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/// Children made by other people's programs are reconnected; other people's programs then read them
/// right, and undo gives each file back bit for bit.
final class SampleReconnectsTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final Path HASH = Path.of("src/test/python/hash_with_libvhdi.py");

    static List<Samples.Disk> children() {
        return Samples.disks().stream().filter(disk -> disk.parent() != null).toList();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("children")
    void undoGivesEveryChildBack(Samples.Disk sample) throws Exception {
        Path set = Samples.folder().resolve(sample.set());
        MemoryStorage storage = InMemory.copyOf(set);
        DiskForest scanned = new Scanner(storage).scan(List.of(set), Progress.NONE);
        Path child = set.resolve(sample.file());
        List<DiskNode> chain = scanned.chain(child);
        Assumptions.assumeTrue(chain.size() > 1, "its parent is not there");
        byte[] before = storage.bytes(child);
        String hash = hash(storage, scanned, child);

        Path parent = chain.get(1).path();
        if (!reconnect(storage, scanned, child, parent)) return;

        DiskForest after = new Scanner(storage).scan(List.of(set), Progress.NONE);
        assertEquals(parent, after.chain(child).get(1).path());
        assertEquals(hash, hash(storage, after, child));
        ReconnectTest.reconnector(storage).undo(after, child);
        assertArrayEquals(before, storage.bytes(child));
    }

    /// @return false where the sample is damaged on purpose
    private static boolean reconnect(Storage storage, DiskForest scanned, Path child, Path parent)
            throws Exception {
        ReconnectWish wish = new ReconnectWish(child, parent, new HostPath.Told(), false);
        return switch (new ReconnectPlanning(storage).plan(scanned, wish)) {
            case Refused refused -> {
                assertEquals(List.of(), refused.reasons(), child.toString());
                yield false;
            }
            case ReconnectPlan plan -> {
                ReconnectTest.reconnector(storage).run(plan);
                yield true;
            }
        };
    }

    private static String hash(Storage storage, DiskForest forest, Path disk) throws Exception {
        try (OpenChain chain = OpenChain.open(storage, forest, disk)) {
            return chain.hash(Progress.NONE);
        }
    }

    /// The children stand in one folder and their parent in another; each gets it beside itself.
    @ParameterizedTest
    @ValueSource(strings = {"vhdx-1m", "vhd-python"})
    void sevenZipReadsAReconnectedChild(String set, @TempDir Path temp) throws Exception {
        Path child = reconnected(set, temp);
        String content = digest(OutsideReaders.sevenZip(child));
        assertEquals(expected(set, child), content);
    }

    @Test
    void libvhdiReadsAReconnectedChild(@TempDir Path temp) throws Exception {
        Path child = reconnected("vhdx-1m", temp);
        int exit = new ProcessBuilder(PYTHON, "-c", "import pyvhdi").start().waitFor();
        Assumptions.assumeTrue(exit == 0, "pyvhdi is missing");
        DiskForest scanned =
                new Scanner(new FileStorage()).scan(List.of(child.getParent()), Progress.NONE);
        List<String> command = new java.util.ArrayList<>(List.of(PYTHON, HASH.toString()));
        scanned.chain(child).forEach(disk -> command.add(disk.path().toString()));
        Process process = new ProcessBuilder(command).start();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream printed = process.getInputStream()) {
            printed.transferTo(out);
        }
        assertEquals(0, process.waitFor());
        assertEquals(expected("vhdx-1m", child), out.toString().strip());
    }

    /// Renames the parent of the first child whose content is known, and reconnects the child.
    private static Path reconnected(String set, Path temp) throws Exception {
        Path folder = Samples.copyOf(set, temp.toRealPath());
        Samples.Disk sample = known(set);
        Path child = folder.resolve(sample.file());
        Path old = folder.resolve(sample.parent());
        Path parent = old.resolveSibling("renamed " + old.getFileName());
        Files.move(old, parent);
        Storage storage = new FileStorage();
        DiskForest scanned = new Scanner(storage).scan(List.of(folder), Progress.NONE);
        assertEquals(true, reconnect(storage, scanned, child, parent));
        return child;
    }

    private static Samples.Disk known(String set) {
        Samples.folder(); // skips where there are none
        return Samples.disks().stream()
                .filter(disk -> disk.set().equals(set))
                .filter(disk -> disk.parent() != null && disk.sha256() != null)
                .findFirst()
                .orElseThrow();
    }

    private static String expected(String set, Path child) {
        assertEquals(child.getFileName().toString(), Path.of(known(set).file()).getFileName() + "");
        return known(set).sha256();
    }

    private static String digest(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
