package org.diskchain.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.bytes.FileStorage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.testing.OutsideTool;
import org.diskchain.testing.Samples;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Other people's programs read the sample disks as we do, where they read them right: qemu-img the
/// VHDX disks without a parent, libvhdi whole VHDX chains.
final class OutsideReadersTest {
    /// Its log waits for replay: libvhdi does not look at it, and qemu-img would have to write.
    private static final String DIRTY = "dirty-log.vhdx";

    private static final String PYTHON = "/usr/bin/python3";
    private static final Path HASH = Path.of("src/test/python/hash_with_libvhdi.py");

    static List<Samples.Disk> bases() {
        return Samples.disks().stream()
                .filter(disk -> disk.parent() == null && isVhdx(disk))
                .toList();
    }

    static List<Samples.Disk> chains() {
        return Samples.disks().stream()
                .filter(OutsideReadersTest::isVhdx)
                .filter(disk -> !disk.set().equals("vhdx-python")) // its ZERO blocks are misread
                .toList();
    }

    private static boolean isVhdx(Samples.Disk disk) {
        return disk.file().endsWith(".vhdx") && !disk.file().equals(DIRTY);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("bases")
    void qemuReadsTheSame(Samples.Disk disk, @TempDir Path folder) throws Exception {
        OutsideTool qemu = OutsideTool.named("qemu-img", "--version");
        Path raw = folder.resolve("raw");
        qemu.run("convert", "-f", "vhdx", "-O", "raw", path(disk), raw);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(raw));
        assertEquals(hash(disk), HexFormat.of().formatHex(digest.digest()));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("chains")
    void libvhdiReadsTheSame(Samples.Disk disk) throws Exception {
        OutsideTool python = OutsideTool.named(PYTHON, "--version");
        Assumptions.assumeTrue(hasLibvhdi(), "libvhdi is not installed");
        List<Object> command = new ArrayList<>(List.of(HASH, path(disk)));
        for (String up = disk.parent(); up != null; up = find(disk.set(), up).parent()) {
            command.add(Samples.folder().resolve(disk.set()).resolve(up));
        }
        String printed = new String(python.run(command.toArray()), StandardCharsets.US_ASCII);
        assertEquals(hash(disk), printed.strip());
    }

    private static boolean hasLibvhdi() throws Exception {
        int exit = new ProcessBuilder(PYTHON, "-c", "import pyvhdi").start().waitFor();
        if (exit != 0) System.out.println("libvhdi is not installed: its judgement is skipped.");
        return exit == 0;
    }

    private static Samples.Disk find(String set, String file) {
        return Samples.disks().stream()
                .filter(disk -> disk.set().equals(set) && disk.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private static Path path(Samples.Disk disk) {
        return Samples.folder().resolve(disk.set()).resolve(disk.file());
    }

    private static String hash(Samples.Disk disk) throws Exception {
        FileStorage storage = new FileStorage();
        Path folder = Samples.folder().resolve(disk.set());
        DiskForest forest = new Scanner(storage).scan(List.of(folder), Progress.NONE);
        try (OpenChain chain = OpenChain.open(storage, forest, path(disk))) {
            return chain.hash(Progress.NONE);
        }
    }
}
