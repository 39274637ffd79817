package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.disk.Change;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Extent;
import org.diskchain.disk.FaultCode;
import org.diskchain.disk.Format;
import org.diskchain.disk.NewDisk;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.testing.CutStorage;
import org.diskchain.testing.OutsideTool;
import org.diskchain.testing.PlannedMerge;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// Other people's programs look at the disks of a merge that was killed: qemu-img replays the log
/// of the target and finds a sound disk, in which each sector is old or new; libvhdi and 7-Zip read
/// the source, and its siblings, right or not at all.
///
/// libvhdi and 7-Zip pass over logs, and read the source right for all that: what the log would
/// change in the target is what the source decides itself.
final class OutsideReadersAfterKillTest {
    private static final int MIB = 1 << 20;
    private static final int SIZE = 5 * MIB + MIB / 2;
    private static final int SECTOR = 512;
    private static final int MOST_DIRTY = 5;
    private static final int MOST_READ = 12;
    private static final String PYTHON = "/usr/bin/python3";
    private static final Path HASH = Path.of("src/test/python/hash_with_libvhdi.py");

    private final Storage storage = new FileStorage();
    private final Random random = new Random(20261122);
    private final Map<String, byte[]> content = new LinkedHashMap<>();
    private final Map<String, Guid> identities = new LinkedHashMap<>();
    private Path folder;

    @TempDir Path temp;

    @Test
    void qemuReplaysTheLogOfTheTarget() throws Exception {
        OutsideTool qemu = OutsideTool.named("qemu-img", "--version");
        make(Format.VHDX);
        List<Integer> dirty = new ArrayList<>();
        int changes = changes();
        for (int cut = 1; cut < changes; cut += 2) {
            killedAt(cut);
            if (hasLog(disk("base"))) dirty.add(cut);
        }
        assertTrue(dirty.size() > 1, "dirty logs: " + dirty);
        for (int cut : some(dirty, MOST_DIRTY)) {
            killedAt(cut);
            byte[] ours = readAlone(disk("base"));
            Path copy = Files.copy(disk("base"), folder.resolve("copy.vhdx"));
            Path raw = folder.resolve("raw");
            qemu.run("check", "-f", "vhdx", "-r", "all", copy);
            qemu.run("check", "-f", "vhdx", copy);
            qemu.run("convert", "-f", "vhdx", "-O", "raw", copy, raw);
            byte[] read = Files.readAllBytes(raw);
            assertArrayEquals(ours, read, "cut " + cut);
            requireOldOrNew(read, cut);
        }
        System.out.printf(
                "qemu-img replayed %d of %d logs left by a kill%n",
                Math.min(MOST_DIRTY, dirty.size()), dirty.size());
    }

    private void requireOldOrNew(byte[] read, int cut) {
        byte[] before = content.get("base");
        byte[] after = content.get("source");
        for (int at = 0; at < SIZE; at += SECTOR) {
            boolean sound =
                    Arrays.equals(read, at, at + SECTOR, before, at, at + SECTOR)
                            || Arrays.equals(read, at, at + SECTOR, after, at, at + SECTOR);
            assertTrue(sound, "cut " + cut + ", sector at " + at);
        }
    }

    @Test
    void libvhdiReadsRightOrNotAtAll() throws Exception {
        OutsideTool.named(PYTHON, "--version");
        int exit = new ProcessBuilder(PYTHON, "-c", "import pyvhdi").start().waitFor();
        if (exit != 0) System.out.println("libvhdi is not installed: its judgement is skipped.");
        Assumptions.assumeTrue(exit == 0, "libvhdi is not installed");
        make(Format.VHDX);
        int right = 0;
        List<Integer> cuts = some(upTo(changes()), MOST_READ);
        for (int cut : cuts) {
            killedAt(cut);
            if (hashed("source", "source", "mid", "base")) right++;
            hashed("sibling", "sibling", "base");
            hashed("nephew", "nephew", "mid", "base");
        }
        System.out.printf("libvhdi read %d of %d killed sources%n", right, cuts.size());
        assertTrue(right > 0, "libvhdi read none");
    }

    /// Whether libvhdi reads the disk; what it reads must be right.
    private boolean hashed(String name, String... chain) throws Exception {
        List<String> command = new ArrayList<>(List.of(PYTHON, HASH.toString()));
        for (String disk : chain) command.add(disk(disk).toString());
        Optional<byte[]> printed = output(command);
        if (printed.isEmpty()) return false;
        String right = HexFormat.of().formatHex(sha256(content.get(name)));
        String read = new String(printed.get(), StandardCharsets.US_ASCII).strip();
        assertTrue(read.equals(right), name + " reads otherwise");
        return true;
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void sevenZipReadsRightOrNotAtAll(Format format) throws Exception {
        OutsideTool.named("7zz", "i");
        make(format);
        int right = 0;
        List<Integer> cuts = some(upTo(changes()), MOST_READ);
        for (int cut : cuts) {
            killedAt(cut);
            if (extracted(format, "source")) right++;
            extracted(format, "sibling");
            extracted(format, "nephew");
        }
        System.out.printf("7-Zip read %d of %d killed %s sources%n", right, cuts.size(), format);
        assertTrue(right > 0, "7-Zip read none");
    }

    /// Whether 7-Zip reads the disk; what it reads must be right.
    private boolean extracted(Format format, String name) throws Exception {
        List<String> command =
                List.of("7zz", "e", "-so", "-t" + format.name(), disk(name).toString());
        Optional<byte[]> read = output(command);
        read.ifPresent(bytes -> assertArrayEquals(content.get(name), bytes, name));
        return read.isPresent();
    }

    private static Optional<byte[]> output(List<String> command) throws Exception {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        byte[] printed = process.getInputStream().readAllBytes();
        boolean read = process.waitFor() == 0 || printed.length == SIZE; // whole, with a warning
        return read ? Optional.of(printed) : Optional.empty();
    }

    // The forest: base - mid - source, a sibling on base, a nephew on mid.

    private String ending;

    private Path disk(String name) {
        return folder.resolve(name + ending);
    }

    private Path pristine() {
        return temp.resolve("pristine");
    }

    private void make(Format format) throws Exception {
        ending = format == Format.VHD ? ".vhd" : ".vhdx";
        folder = Files.createDirectory(temp.toRealPath().resolve("forest"));
        make(format, "base", null);
        make(format, "mid", "base");
        make(format, "source", "mid");
        make(format, "sibling", "base");
        make(format, "nephew", "mid");
        copy(folder, pristine());
    }

    private void make(Format format, String name, String parent) throws IOException {
        Guid identity = Guid.random(random);
        identities.put(name, identity);
        NewDisk disk =
                new NewDisk(
                        format,
                        parent == null ? DiskType.DYNAMIC : DiskType.DIFFERENCING,
                        SIZE,
                        MIB,
                        SECTOR,
                        Guid.random(random),
                        identity,
                        parent == null ? ParentLink.NONE : link(parent));
        byte[] all = parent == null ? new byte[SIZE] : content.get(parent).clone();
        List<Change> changes = new ArrayList<>();
        for (int at = 0; at + MIB / 2 < SIZE; at += MIB / 2) {
            if (random.nextInt(3) == 0) continue;
            long start = at + random.nextInt(64) * (long) SECTOR;
            changes.add(new Change(start, (1 + random.nextInt(400)) * (long) SECTOR, false));
        }
        try (DiskWriter writer = Disks.create(storage, disk(name), disk, random)) {
            writer.begin(changes);
            for (Change change : changes) {
                byte[] bytes = new byte[(int) change.length()];
                random.nextBytes(bytes);
                System.arraycopy(bytes, 0, all, (int) change.start(), bytes.length);
                writer.write(change.start(), ByteBuffer.wrap(bytes));
            }
            writer.commit();
        }
        content.put(name, all);
    }

    private ParentLink link(String parent) {
        String recorded = ".\\" + parent + ending;
        return new ParentLink(
                List.of(identities.get(parent)),
                List.of(new RecordedPath(RecordedPath.Kind.RELATIVE, recorded, "relative")));
    }

    /// How many changes an unhindered merge makes to files.
    private int changes() throws Exception {
        for (int cut = 1; ; cut *= 2) {
            if (killedAt(cut)) continue;
            int enough = cut;
            int few = cut / 2;
            while (enough - few > 1) {
                int between = (enough + few) / 2;
                if (killedAt(between)) few = between;
                else enough = between;
            }
            return enough;
        }
    }

    /// The forest as a merge leaves it that is killed after some changes.
    ///
    /// @return whether it was killed before it was done
    private boolean killedAt(int changes) throws Exception {
        copy(pristine(), folder);
        DiskForest forest = new Scanner(storage).scan(List.of(folder), Progress.NONE);
        MergePlan plan = (MergePlan) PlannedMerge.of(storage, forest, disk("source"), 2);
        try {
            Storage cut = CutStorage.of(storage, changes);
            new MergeRunner(cut, new Random(1), InstantSource.system()).run(plan, Progress.NONE);
            return false;
        } catch (IOException killed) {
            assertTrue(killed.getMessage().equals("killed"), killed.toString());
            return true;
        }
    }

    private boolean hasLog(Path file) throws IOException {
        try (Disk disk = Disks.open(storage, file)) {
            return disk.openingFaults().stream()
                    .anyMatch(fault -> fault.code() == FaultCode.LOG_TO_REPLAY);
        }
    }

    /// The content of a base, whatever merge it takes part in.
    private byte[] readAlone(Path file) throws IOException {
        byte[] all = new byte[SIZE];
        try (Disk disk = Disks.open(storage, file)) {
            for (long at = 0; at < SIZE; ) {
                Extent extent = disk.extentAt(at, SIZE);
                if (extent instanceof Extent.Data data) {
                    disk.read(data, at, ByteBuffer.wrap(all, (int) at, (int) extent.length()));
                }
                at = extent.end();
            }
        }
        return all;
    }

    private static List<Integer> upTo(int changes) {
        List<Integer> all = new ArrayList<>();
        for (int i = 1; i < changes; i++) all.add(i);
        return all;
    }

    /// As many as that, evenly spread.
    private static List<Integer> some(List<Integer> all, int most) {
        if (all.size() <= most) return all;
        List<Integer> some = new ArrayList<>();
        for (int i = 0; i < most; i++) some.add(all.get(i * (all.size() - 1) / (most - 1)));
        return some;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(to)) {
            for (Path file : files.toList()) Files.delete(file);
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
