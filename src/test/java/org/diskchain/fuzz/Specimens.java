package org.diskchain.fuzz;

import static org.diskchain.disk.DiskType.DYNAMIC;
import static org.diskchain.disk.DiskType.FIXED;
import static org.diskchain.disk.Format.VHD;
import static org.diskchain.disk.Format.VHDX;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.disk.Change;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.disk.NewDisk;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.RecordName;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.run.MergeRunner;
import org.diskchain.testing.CancelAt;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.PlannedMerge;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Makes the specimens: both formats, a base of each type, three disks in a row and a sibling, a
/// log that waits for replay, merges stopped on the way. The same ones each time.
final class Specimens {
    static final Path FOLDER = Path.of("/forest").toAbsolutePath();

    /// The free space that writers see: none may grow a file by more.
    static final long FREE = 256L << 20;

    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;
    private static final Instant THEN = Instant.parse("2026-11-22T00:00:00Z");
    private static final int MOST_STOPS = 12;

    private final SplittableRandom random = new SplittableRandom(20261122);
    private final List<Specimen> all = new ArrayList<>();

    static List<Specimen> all() throws Exception {
        Specimens specimens = new Specimens();
        long small = 200 * KIB; // the last block is cut
        specimens.forest("VHD on dynamic", VHD, DYNAMIC, new Shape(64 * KIB, 512, small));
        specimens.forest("VHD on fixed", VHD, FIXED, new Shape(128 * KIB, 512, small));
        long large = 5 * MIB + 8 * KIB;
        specimens.forest("VHDX on dynamic", VHDX, DYNAMIC, new Shape(2 * MIB, 512, large));
        specimens.forest("VHDX on fixed", VHDX, FIXED, new Shape(8 * MIB, 512, large));
        specimens.forest("VHDX of 4 KiB", VHDX, DYNAMIC, new Shape(32 * MIB, 4096, large));
        return specimens.all;
    }

    private void forest(String name, Format format, DiskType base, Shape shape) throws Exception {
        MemoryStorage storage = new MemoryStorage();
        storage.createFolders(FOLDER);
        storage.free(FREE);
        Kind kind = new Kind(format, shape);
        String ending = format == Format.VHD ? ".vhd" : ".vhdx";
        Guid first = make(storage, "base" + ending, kind, base, ParentLink.NONE);
        DiskType child = DiskType.DIFFERENCING;
        ParentLink onBase = link("base" + ending, first);
        Guid second = make(storage, "mid" + ending, kind, child, onBase);
        make(storage, "leaf" + ending, kind, child, link("mid" + ending, second));
        make(storage, "side" + ending, kind, child, onBase);
        add(name, storage, ending);
        if (format == Format.VHDX) dirty(name, storage, ending, shape.sector);
        stopped(name, storage, ending, Set.of());
        stopped(name + ", rescuing", storage, ending, Set.of(FOLDER.resolve("side" + ending)));
    }

    /// What the disks of one forest have in common.
    private record Kind(Format format, Shape shape) {}

    /// Bytes of a block, a sector and a virtual disk.
    private record Shape(int block, int sector, long size) {}

    private static ParentLink link(String parent, Guid identity) {
        return new ParentLink(
                List.of(identity),
                List.of(
                        new RecordedPath(RecordedPath.Kind.RELATIVE, ".\\" + parent, "relative"),
                        new RecordedPath(
                                RecordedPath.Kind.ABSOLUTE, "C:\\disks\\" + parent, "absolute")));
    }

    private Guid make(
            MemoryStorage storage, String name, Kind kind, DiskType type, ParentLink parent)
            throws IOException {
        Guid identity = Guid.random(random);
        NewDisk disk =
                new NewDisk(
                        kind.format,
                        type,
                        kind.shape.size,
                        kind.shape.block,
                        kind.shape.sector,
                        Guid.random(random),
                        identity,
                        parent);
        try (DiskWriter writer = Disks.create(storage, FOLDER.resolve(name), disk, random)) {
            write(writer, kind.shape.sector, kind.shape.size);
        }
        return identity;
    }

    /// Some sectors in all blocks but one, some of them zeros.
    private void write(DiskWriter writer, int sector, long size) throws IOException {
        List<Change> changes = new ArrayList<>();
        long left = size / 4;
        for (long at = 0; at + left < size; at += left) {
            if (random.nextInt(4) == 0) continue;
            long start = at + random.nextInt(8) * (long) sector;
            long length = (1 + random.nextInt(6)) * (long) sector;
            changes.add(new Change(start / sector * sector, length, random.nextInt(5) == 0));
        }
        writer.begin(changes);
        for (Change change : changes) {
            if (change.zero()) continue;
            byte[] bytes = new byte[(int) change.length()];
            random.nextBytes(bytes);
            writer.write(change.start(), ByteBuffer.wrap(bytes));
        }
        writer.commit();
    }

    /// The leaf, as a power cut left it before its tables were given up by the log.
    private void dirty(String name, MemoryStorage clean, String ending, int sector)
            throws IOException {
        MemoryStorage storage = clean.copy();
        Path leaf = FOLDER.resolve("leaf" + ending);
        try (DiskWriter writer = Disks.openForWriting(storage, leaf, random)) {
            write(writer, sector, writer.disk().facts().virtualSize());
            write(writer, sector, writer.disk().facts().virtualSize());
            add(name + " with a log to replay", storage.copy(), ending);
        }
    }

    /// The same forest with a merge stopped at different moments.
    private void stopped(String name, MemoryStorage sound, String ending, Set<Path> rescued)
            throws Exception {
        Path leaf = FOLDER.resolve("leaf" + ending);
        Path journal = JournalFile.beside(FOLDER.resolve("base" + ending));
        for (int stop = 1; stop <= MOST_STOPS; stop++) {
            MemoryStorage storage = sound.copy();
            DiskForest forest = new Scanner(storage).scan(List.of(FOLDER), Progress.NONE);
            MergePlan plan = (MergePlan) PlannedMerge.of(storage, forest, leaf, 2, rescued);
            new MergeRunner(storage, random, InstantSource.fixed(THEN))
                    .run(plan, new CancelAt(stop));
            if (storage.facts(journal).isEmpty()) return;
            add(name + ", merge stopped at " + stop, storage, ending);
        }
    }

    private void add(String name, MemoryStorage storage, String ending) throws IOException {
        List<Structure> structures = new ArrayList<>();
        List<Path> disks = new ArrayList<>();
        for (Path file : storage.files()) {
            if (RecordName.MERGE.isNameOf(file)) {
                structures.add(journal(storage, file));
                continue;
            }
            disks.add(file);
            structures.addAll(
                    ending.equals(".vhdx")
                            ? VhdxStructures.of(storage, file)
                            : VhdStructures.of(storage, file, isFixed(storage, file)));
        }
        Path leaf = FOLDER.resolve("leaf" + ending);
        Path side = FOLDER.resolve("side" + ending);
        all.add(new Specimen(name, storage, FOLDER, leaf, side, disks, structures));
    }

    private static boolean isFixed(MemoryStorage storage, Path file) throws IOException {
        byte[] all = storage.bytes(file);
        return all[all.length - 512 + 63] == 2;
    }

    private static Structure journal(MemoryStorage storage, Path file) throws IOException {
        int length = storage.bytes(file).length;
        return new Structure(file, "journal", List.of(0L), length, List.of(), Seal.LAST_LINE);
    }
}
