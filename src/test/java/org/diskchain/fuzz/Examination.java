package org.diskchain.fuzz;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Scanner;
import org.diskchain.disk.Change;
import org.diskchain.disk.DamagedDiskException;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Extent;
import org.diskchain.disk.Format;
import org.diskchain.journal.Journal;
import org.diskchain.journal.JournalDamagedException;
import org.diskchain.plan.Planned;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.read.ChainBrokenException;
import org.diskchain.read.OpenChain;
import org.diskchain.run.MergeResult;
import org.diskchain.run.MergeRunner;
import org.diskchain.run.RunRefusedException;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.PlannedMerge;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// All that the program does with a disk, done with a mutant: read it, look at its forest, plan a
/// merge; in some cases write into it, merge, or go on with the merge that was stopped.
///
/// What may come out of it is a result, or one of the exceptions that say what is wrong with the
/// disks. Reading writes nothing; what was written reads back; a finished merge left the target
/// with what the source was.
final class Examination {
    private static final long HASHED = 16L << 20;
    private static final int PIECE = 4 << 10;
    private static final int WRITES = 8; // of so many mutants one is written to

    /// As many as a small change and a growth may need, with one for a bitmap and one to align.
    private static final long WRITTEN_BLOCKS = 6;

    private final Specimen specimen;
    private final Mutant mutant;
    private final SplittableRandom random;
    private final Counts outcomes;

    /// @param outcomes is told how far things went
    Examination(Specimen specimen, Mutant mutant, SplittableRandom random, Counts outcomes) {
        this.outcomes = outcomes;
        this.specimen = specimen;
        this.mutant = mutant;
        this.random = random;
    }

    /// A step that may end with an exception that is allowed.
    @FunctionalInterface
    private interface Step {
        void run() throws IOException, CancelledException;
    }

    void run() throws Exception {
        Storage files = new MutantFiles(specimen.storage(), mutant);
        boolean isDisk = specimen.disks().contains(mutant.file());
        if (isDisk) attempt(() -> disk(files));
        if (!isDisk || random.nextBoolean()) attempt(() -> forest(files));
        if (random.nextInt(WRITES) > 0) return;
        if (isDisk) attempt(() -> write(changed()));
        attempt(() -> merge(changed()));
    }

    private void attempt(Step step) throws CancelledException, IOException {
        try {
            step.run();
        } catch (DamagedDiskException
                | ChainBrokenException
                | JournalDamagedException
                | RunRefusedException told) {
            outcomes.count(told.getClass().getSimpleName());
        } catch (FileSystemException full) {
            if (full.getReason() == null || !full.getReason().startsWith("no space left"))
                throw full;
        }
    }

    private MemoryStorage changed() throws IOException {
        MemoryStorage storage = specimen.storage().copy();
        mutant.apply(storage);
        return storage;
    }

    private void disk(Storage files) throws IOException, CancelledException {
        try (Disk disk = Disks.open(files, mutant.file())) {
            disk.inspect(Progress.NONE);
            outcomes.count("opened");
            attempt(() -> extents(disk));
            attempt(() -> disk.tablesDigest(Progress.NONE));
        }
    }

    private static void extents(Disk disk) throws IOException {
        long size = disk.facts().virtualSize();
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (long at = 0; at < size; ) {
            Extent extent = disk.extentAt(at, size);
            if (extent.start() != at || extent.length() <= 0 || extent.end() > size) {
                throw new AssertionError(extent + " at " + at + " of " + size);
            }
            if (extent instanceof Extent.Data data) {
                int length = (int) Math.min(PIECE, data.length());
                disk.read(data, at, piece.clear().limit(length));
                disk.read(data, data.end() - length, piece.clear().limit(length));
            }
            at = extent.end();
        }
    }

    private DiskForest scan(Storage files) throws IOException, CancelledException {
        return new Scanner(files).scan(List.of(specimen.folder()), Progress.NONE);
    }

    private void forest(Storage files) throws IOException, CancelledException {
        DiskForest forest = scan(files);
        outcomes.count("scanned");
        Path source = specimen.leaf();
        for (DiskNode disk : forest.disks()) {
            if (random.nextInt(3) == 0) attempt(() -> chain(files, forest, disk.path()));
        }
        if (random.nextInt(3) > 0) return;
        int ancestors = forest.chainOfFiles(source).size() - 1;
        if (ancestors == 0) return;
        Planned planned = PlannedMerge.of(files, forest, source, 1 + random.nextInt(ancestors));
        outcomes.count(planned instanceof MergePlan ? "planned" : "merge refused");
    }

    private void chain(Storage files, DiskForest forest, Path leaf)
            throws IOException, CancelledException {
        try (OpenChain chain = OpenChain.open(files, forest, leaf)) {
            chain.map(_ -> {}, Progress.NONE);
            if (chain.virtualSize() <= HASHED && random.nextInt(32) == 0) hash(chain);
            ByteBuffer end = ByteBuffer.allocate((int) Math.min(PIECE, chain.virtualSize()));
            chain.read(chain.virtualSize() - end.remaining(), end);
        }
    }

    private static String hash(OpenChain chain) throws IOException, CancelledException {
        return chain.hash(Progress.NONE);
    }

    /// Writes into the mutant all that a merge may write, and reads it back.
    private void write(MemoryStorage storage) throws IOException, CancelledException {
        long before = storage.facts(mutant.file()).orElseThrow().size();
        byte[] bytes;
        long at;
        long block;
        try (DiskWriter writer = Disks.openForWriting(storage, mutant.file(), random)) {
            requireSize(storage, before + Specimens.FREE);
            DiskFacts facts = writer.disk().facts();
            block = facts.blockSize();
            int sector = facts.logicalSectorSize();
            long sectors = facts.virtualSize() / sector;
            at = random.nextLong(sectors) * sector;
            bytes = new byte[(int) Math.min(3L * sector, facts.virtualSize() - at)];
            random.nextBytes(bytes);
            writer.begin(List.of(new Change(at, bytes.length, false)));
            writer.write(at, ByteBuffer.wrap(bytes));
            writer.commit();
            long larger = facts.virtualSize() + 5L * sector;
            if (facts.format() == Format.VHDX && larger <= HASHED) {
                writer.grow(larger, Progress.NONE);
            }
            if (facts.isDifferencing()) {
                writer.acceptParent(Guid.random(random), facts.parent().recordedIdentity());
                writer.adoptParent(Guid.random(random), Guid.random(random));
            }
            writer.setIdentity(Guid.random(random));
        }
        requireSize(storage, before + Specimens.FREE + WRITTEN_BLOCKS * block);
        try (Disk disk = Disks.open(storage, mutant.file())) {
            requireReads(disk, at, bytes);
        } catch (DamagedDiskException e) {
            throw new AssertionError("damaged by writing", e);
        }
        outcomes.count("written");
    }

    private void requireSize(MemoryStorage storage, long most) throws IOException {
        long size = storage.facts(mutant.file()).orElseThrow().size();
        if (size > most) throw new AssertionError("the file grew to " + size);
    }

    private static void requireReads(Disk disk, long at, byte[] bytes) throws IOException {
        byte[] read = new byte[bytes.length];
        ByteBuffer into = ByteBuffer.wrap(read);
        while (into.hasRemaining()) {
            long from = at + into.position();
            Extent extent = disk.extentAt(from, at + bytes.length);
            into.limit((int) (extent.end() - at));
            if (extent instanceof Extent.Data data) disk.read(data, from, into);
            else throw new AssertionError("not there: " + extent);
            into.limit(read.length);
        }
        if (!Arrays.equals(bytes, read)) throw new AssertionError("reads otherwise at " + at);
    }

    /// Merges, or goes on with what was stopped; the target becomes what the source was.
    private void merge(MemoryStorage storage) throws IOException, CancelledException {
        DiskForest forest = scan(storage);
        MergeRunner runner = new MergeRunner(storage, random, InstantSource.system());
        if (!forest.unfinished().isEmpty()) {
            Journal journal = forest.unfinished().getFirst();
            runner.resume(forest, journal, Progress.NONE);
            outcomes.count("resumed");
            return;
        }
        Path leaf = specimen.leaf();
        if (forest.chainOfFiles(leaf).size() < 3) return;
        int depth = 1 + random.nextInt(2);
        boolean rescues = depth == 2 && random.nextBoolean() && forest.isSound(specimen.side());
        Set<Path> rescued = rescues ? Set.of(specimen.side()) : Set.of();
        Planned planned = PlannedMerge.of(storage, forest, leaf, depth, rescued);
        if (!(planned instanceof MergePlan plan)) return;
        if (forest.disk(leaf).orElseThrow().facts().virtualSize() > HASHED) return;
        if (rescues && forest.disk(specimen.side()).orElseThrow().facts().virtualSize() > HASHED) {
            return;
        }
        String right = hash(storage, forest, leaf);
        String beside = rescues ? hash(storage, forest, specimen.side()) : "";
        MergeResult result = runner.run(plan, Progress.NONE);
        if (!result.finished()) throw new AssertionError("not finished");
        DiskForest after = scan(storage);
        try {
            boolean same =
                    right.equals(hash(storage, after, plan.effects().target()))
                            && (!rescues || beside.equals(hash(storage, after, specimen.side())));
            if (!same) throw new AssertionError("other content");
        } catch (DamagedDiskException | ChainBrokenException e) {
            throw new AssertionError("damaged by the merge", e);
        }
        outcomes.count(rescues ? "merged and rescued" : "merged");
    }

    private static String hash(Storage storage, DiskForest forest, Path disk)
            throws IOException, CancelledException {
        try (OpenChain chain = OpenChain.open(storage, forest, disk)) {
            return hash(chain);
        }
    }
}
