package org.diskchain.read.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.disk.Change;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.read.Probe;
import org.diskchain.read.Probe.Kind;
import org.diskchain.read.Probe.Seen;
import org.diskchain.testing.GuestDisk;
import org.diskchain.testing.MadeDisks;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.OutsideTool;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// What the guest's structures say of a child and of disks that could be its parent.
final class ContentProbeTest {
    private static final Path FOLDER = Path.of("/vm").toAbsolutePath();
    private static final Path CHILD = FOLDER.resolve("child.vhdx");
    private static final Path RIGHT = FOLDER.resolve("right.vhdx");
    private static final Path WRONG = FOLDER.resolve("wrong.vhdx");
    private static final int LAYOUTS = 40;

    @TempDir private Path temporary;
    private final MemoryStorage storage = new MemoryStorage();

    @Test
    void aGuestOfTheSameLayoutAndAnotherSerialNumberContradicts() throws Exception {
        Set<Kind> agreed = EnumSet.noneOf(Kind.class);
        Set<Kind> disagreed = EnumSet.noneOf(Kind.class);
        for (long layout = 0; layout < LAYOUTS; layout++) {
            SplittableRandom random = new SplittableRandom(layout);
            GuestDisk right = GuestDisk.of(layout, random.split(), GuestDisk.SMALLEST);
            GuestDisk wrong = GuestDisk.of(layout, random.split(), GuestDisk.SMALLEST);
            long at = right.telling().get(random.nextInt(right.telling().size()));
            byte[] rewritten = GuestDisk.rewritten(right.sectors().get(at), random);
            make(right.sectors(), wrong.sectors(), Map.of(at, rewritten));

            Probe good = probe(RIGHT);
            Probe bad = probe(WRONG);

            assertTrue(good.disagreed().isEmpty(), "layout " + layout + ": " + good);
            assertFalse(good.agreed().isEmpty(), "layout " + layout + ": " + good);
            assertTrue(bad.agreed().isEmpty(), "layout " + layout + ": " + bad);
            good.agreed().forEach(seen -> agreed.add(seen.kind()));
            bad.disagreed().forEach(seen -> disagreed.add(seen.kind()));
        }

        assertTrue(agreed.size() >= 6, agreed.toString());
        assertTrue(disagreed.size() >= 4, disagreed.toString());
    }

    /// Two volumes without partition table begin with the same code, and that is no sign.
    @Test
    void aBootSectorIsNotTakenForAPartitionTable() throws Exception {
        make(Map.of(0L, bootSector(1)), Map.of(0L, bootSector(2)), Map.of(0L, bootSector(1)));

        assertEquals(List.of(new Seen(Kind.FAT, 0)), probe(RIGHT).agreed());
        assertEquals(List.of(), probe(WRONG).agreed());
    }

    private static byte[] bootSector(int serial) {
        byte[] sector = new byte[GuestDisk.SECTOR];
        Arrays.fill(sector, 0x5A, 0x1FE, (byte) 0x90);
        ByteBuffer boot = ByteBuffer.wrap(sector).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        boot.put(0x52, "FAT32   ".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        boot.putInt(0x43, serial).putShort(0x0B, (short) 512).putShort(0x1FE, (short) 0xAA55);
        return sector;
    }

    @Test
    void aChildThatHoldsNoneOfItIsSilent() throws Exception {
        GuestDisk guest = GuestDisk.of(1, new SplittableRandom(1), GuestDisk.SMALLEST);
        make(guest.sectors(), Map.of(), Map.of(3L << 19, new byte[GuestDisk.SECTOR]));

        Probe probe = probe(RIGHT);

        assertEquals(List.of(), probe.agreed());
        assertEquals(List.of(), probe.disagreed());
        assertFalse(probe.silent().isEmpty());
    }

    @Test
    void aChildThatWasFormattedAnewDoesNotContradict() throws Exception {
        for (long layout = 0; layout < LAYOUTS; layout++) {
            GuestDisk old = GuestDisk.of(layout, new SplittableRandom(1), GuestDisk.SMALLEST);
            GuestDisk now = GuestDisk.of(layout + 1, new SplittableRandom(2), GuestDisk.SMALLEST);
            make(old.sectors(), Map.of(), now.sectors());

            assertEquals(List.of(), probe(RIGHT).disagreed(), "layout " + layout);
        }
    }

    @Test
    void whateverAGuestSaysIsReadWithoutHarm() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            GuestDisk guest = GuestDisk.of(i, new SplittableRandom(i), GuestDisk.SMALLEST);
            Map<Long, byte[]> damaged = new TreeMap<>();
            guest.sectors().forEach((at, sector) -> damaged.put(at, damaged(sector, random)));
            make(guest.sectors(), Map.of(), damaged);

            assertNotNull(probe(RIGHT), "round " + i);
        }
    }

    private static byte[] damaged(byte[] sector, Random random) {
        byte[] next = sector.clone();
        for (int i = random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(0x80);
            int length = 1 << random.nextInt(4);
            Arrays.fill(next, at, at + length, (byte) (random.nextBoolean() ? 0xFF : 0x7F));
        }
        return next;
    }

    /// Written by the program that makes such file systems, not by the tests.
    @Test
    void aRealExtFileSystemIsKnown() throws Exception {
        OutsideTool mkfs = OutsideTool.named("mkfs.ext4", "-V");
        List<Map<Long, byte[]>> volumes = new ArrayList<>();
        for (String name : List.of("one", "other")) {
            Path image = Files.write(temporary.resolve(name), new byte[(int) GuestDisk.SMALLEST]);
            mkfs.run("-q", "-F", "-b", "1024", image);
            volumes.add(sectors(Files.readAllBytes(image)));
        }
        byte[] superblock = volumes.getFirst().get(1024L).clone();
        superblock[0x34]++; // it was mounted once more
        make(volumes.getFirst(), volumes.getLast(), Map.of(1024L, superblock));

        assertEquals(List.of(new Seen(Kind.EXT, 0)), probe(RIGHT).agreed());
        assertEquals(List.of(new Seen(Kind.EXT, 0)), probe(WRONG).disagreed());
    }

    private static Map<Long, byte[]> sectors(byte[] image) {
        Map<Long, byte[]> sectors = new TreeMap<>();
        for (int at = 0; at < image.length; at += GuestDisk.SECTOR) {
            byte[] sector = Arrays.copyOfRange(image, at, at + GuestDisk.SECTOR);
            if (!Arrays.equals(sector, new byte[GuestDisk.SECTOR])) sectors.put((long) at, sector);
        }
        return sectors;
    }

    private void make(Map<Long, byte[]> right, Map<Long, byte[]> wrong, Map<Long, byte[]> child)
            throws Exception {
        for (Path disk : List.of(RIGHT, WRONG, CHILD)) {
            if (storage.facts(disk).isPresent()) storage.delete(disk);
        }
        MadeDisks disks = new MadeDisks(storage);
        var identity = disks.make(RIGHT, guid(1), MadeDisks.link(guid(9)), GuestDisk.SMALLEST, 512);
        disks.make(WRONG, guid(2), MadeDisks.link(guid(9)), GuestDisk.SMALLEST, 512);
        disks.make(CHILD, guid(3), MadeDisks.link(identity), GuestDisk.SMALLEST, 512);
        write(RIGHT, right);
        write(WRONG, wrong);
        write(CHILD, child);
    }

    private static org.diskchain.bytes.Guid guid(int number) {
        return new org.diskchain.bytes.Guid(number, number);
    }

    private void write(Path disk, Map<Long, byte[]> sectors) throws Exception {
        if (sectors.isEmpty()) return;
        List<Change> changes = new ArrayList<>();
        new TreeMap<>(sectors)
                .keySet()
                .forEach(at -> changes.add(new Change(at, GuestDisk.SECTOR, false)));
        try (DiskWriter writer = Disks.openForWriting(storage, disk, new Random(1))) {
            writer.begin(changes);
            for (Change change : changes) {
                writer.write(change.start(), ByteBuffer.wrap(sectors.get(change.start())));
            }
            writer.commit();
        }
    }

    private Probe probe(Path candidate) throws Exception {
        DiskForest forest = new Scanner(storage).scan(List.of(FOLDER), Progress.NONE);
        try (ContentProbe probe = new ContentProbe(storage)) {
            return probe.probe(forest, CHILD, candidate, Map.of(), Progress.NONE);
        }
    }
}
