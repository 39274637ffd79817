package org.diskchain.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.testing.MadeDisks;
import org.diskchain.testing.Samples;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/// Scanning real folders, with what only they have.
@DisabledOnOs(OS.WINDOWS)
final class RealFoldersTest {
    private final Storage storage = new FileStorage();
    private final MadeDisks disks = new MadeDisks(storage);

    @TempDir private Path folder;

    private DiskForest scan(Path... places) throws Exception {
        return new Scanner(storage).scan(List.of(places), Progress.NONE);
    }

    private List<Path> paths(DiskForest forest) {
        return forest.disks().stream().map(disk -> folder.relativize(disk.path())).toList();
    }

    @Test
    void linksHardLinksAndPipesAmongDisks() throws Exception {
        Guid base = disks.base(folder.resolve("base.vhdx"));
        disks.child(folder.resolve("sub/child.vhdx"), base, "..\\BASE.vhdx");
        Files.createSymbolicLink(folder.resolve("sub/up"), folder);
        Files.createSymbolicLink(folder.resolve("dangling.vhd"), folder.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("loop.vhd"), folder.resolve("loop.vhd"));
        Files.createLink(folder.resolve("sub/hard.vhdx"), folder.resolve("base.vhdx"));
        Path pipe = folder.resolve("pipe.vhd");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        DiskForest forest = scan(folder);
        assertEquals(List.of(Path.of("base.vhdx"), Path.of("sub/child.vhdx")), paths(forest));
        assertTrue(forest.isSound(folder.resolve("sub/child.vhdx")));
    }

    @Test
    void aFolderThatMayNotBeReadIsPassedOver() throws Exception {
        disks.base(folder.resolve("a.vhd"));
        disks.base(folder.resolve("closed/b.vhd"));
        Path closed = folder.resolve("closed");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            Assumptions.assumeFalse(Files.isReadable(closed), "root may read everything");
            assertEquals(List.of(Path.of("a.vhd")), paths(scan(folder)));
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void scanningChangesNothing() throws Exception {
        Path samples = Samples.folder();
        Map<Path, String> before = snapshot(samples);
        scan(samples);
        for (Samples.Disk disk : Samples.disks()) {
            Path path = samples.resolve(disk.set()).resolve(disk.file());
            new Scanner(storage).scanChain(path, List.of(), Progress.NONE);
        }
        assertEquals(before, snapshot(samples));
    }

    /// Every file below with its time and the checksum of its content.
    private static Map<Path, String> snapshot(Path folder) throws Exception {
        Map<Path, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                FileTime time = Files.getLastModifiedTime(file);
                all.put(file, time + " " + checksum(file));
            }
        }
        return all;
    }

    private static long checksum(Path file) throws Exception {
        CRC32C checksum = new CRC32C();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return checksum.getValue();
    }
}
