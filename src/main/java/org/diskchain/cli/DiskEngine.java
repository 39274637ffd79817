package org.diskchain.cli;

import org.diskchain.backup.BackupDocuments;
import org.diskchain.backup.VssSet;
import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Orphan;
import org.diskchain.chain.Scanner;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Rebase;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned;
import org.diskchain.plan.PlannedRebase;
import org.diskchain.plan.PlannedReconnect;
import org.diskchain.plan.RebaseWish;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.read.Converter;
import org.diskchain.read.Converter.Output;
import org.diskchain.read.MapRange;
import org.diskchain.read.Measurer;
import org.diskchain.read.OpenChain;
import org.diskchain.read.SampleChain;
import org.diskchain.run.CandidateSearch;
import org.diskchain.run.MergePlanning;
import org.diskchain.run.MergeResult;
import org.diskchain.run.MergeRunner;
import org.diskchain.run.RebasePlanning;
import org.diskchain.run.RebaseResult;
import org.diskchain.run.Rebaser;
import org.diskchain.run.ReconnectPlanning;
import org.diskchain.run.ReconnectResult;
import org.diskchain.run.Reconnector;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The engine on this machine's file systems.
final class DiskEngine implements Engine, LinkEngine {
    private final Storage storage;
    private final RandomGenerator random;
    private final InstantSource clock;

    private DiskEngine(Storage storage, RandomGenerator random, InstantSource clock) {
        this.storage = storage;
        this.random = random;
        this.clock = clock;
    }

    static DiskEngine ofThisMachine() {
        return new DiskEngine(new FileStorage(), new SecureRandom(), InstantSource.system());
    }

    @Override
    public Optional<FileFacts> facts(Path path) throws IOException {
        return storage.facts(path);
    }

    @Override
    public DiskForest scan(List<Path> places, Progress progress)
            throws IOException, CancelledException {
        return new Scanner(storage).scan(places, progress);
    }

    @Override
    public DiskForest scanAround(Path disk, List<Path> search, Progress progress)
            throws IOException, CancelledException {
        return new Scanner(storage).scanAround(disk, search, progress);
    }

    @Override
    public DiskForest scanChain(Path disk, List<Path> search, Progress progress)
            throws IOException, CancelledException {
        return new Scanner(storage).scanChain(disk, search, progress);
    }

    @Override
    public Map<Path, List<Candidate>> candidates(
            DiskForest forest, List<Orphan> orphans, Progress progress)
            throws IOException, CancelledException {
        return new CandidateSearch(storage).search(forest, orphans, progress);
    }

    @Override
    public Planned plan(DiskForest forest, MergeWish wish, Progress progress)
            throws IOException, CancelledException {
        return new MergePlanning(new Measurer(storage)).plan(forest, wish, progress);
    }

    @Override
    public MergeResult merge(Planned.MergePlan plan, Progress progress) throws IOException {
        return runner().run(plan, progress);
    }

    @Override
    public MergeResult resume(DiskForest forest, Journal journal, Progress progress)
            throws IOException {
        return runner().resume(forest, journal, progress);
    }

    @Override
    public void drop(Journal journal) throws IOException {
        runner().drop(journal);
    }

    private MergeRunner runner() {
        return new MergeRunner(storage, random, clock);
    }

    @Override
    public Hashed hash(DiskForest forest, Path disk, Progress progress)
            throws IOException, CancelledException {
        try (OpenChain chain = OpenChain.open(storage, forest, disk)) {
            return new Hashed(chain.virtualSize(), chain.hash(progress));
        }
    }

    @Override
    public Mapped map(DiskForest forest, Path disk, Progress progress)
            throws IOException, CancelledException {
        try (OpenChain chain = OpenChain.open(storage, forest, disk)) {
            List<MapRange> ranges = new ArrayList<>();
            chain.map(ranges::add, progress);
            return new Mapped(chain.virtualSize(), ranges, chain.disks());
        }
    }

    @Override
    public Converted convert(
            DiskForest forest, Path disk, Path out, Output output, Progress progress)
            throws IOException, CancelledException {
        try (OpenChain chain = OpenChain.open(storage, forest, disk)) {
            long written = new Converter(storage, random).convert(chain, out, output, progress);
            return new Converted(chain.virtualSize(), written);
        }
    }

    @Override
    public LinkEngine links() {
        return this;
    }

    @Override
    public PlannedReconnect plan(DiskForest forest, ReconnectWish wish) throws IOException {
        return new ReconnectPlanning(storage).plan(forest, wish);
    }

    @Override
    public ReconnectResult reconnect(PlannedReconnect.ReconnectPlan plan) throws IOException {
        return reconnector().run(plan);
    }

    @Override
    public boolean undo(DiskForest forest, Path child) throws IOException {
        return reconnector().undo(forest, child);
    }

    @Override
    public void forget(Path child) throws IOException {
        reconnector().forget(child);
    }

    private Reconnector reconnector() {
        return new Reconnector(storage, random, clock);
    }

    @Override
    public PlannedRebase plan(DiskForest forest, RebaseWish wish, Progress progress)
            throws IOException, CancelledException {
        return new RebasePlanning(storage).plan(forest, wish, progress);
    }

    @Override
    public RebaseResult rebase(PlannedRebase.RebasePlan plan, Progress progress)
            throws IOException {
        return rebaser().run(plan, progress);
    }

    @Override
    public RebaseResult resume(Rebase rebase, Progress progress) throws IOException {
        return rebaser().resume(rebase, progress);
    }

    @Override
    public void drop(Rebase rebase) throws IOException {
        rebaser().drop(rebase);
    }

    private Rebaser rebaser() {
        return new Rebaser(storage, random, clock);
    }

    @Override
    public VssSet documents(List<Path> documents) throws IOException {
        return new BackupDocuments(storage).open(documents);
    }

    @Override
    public Path realPath(Path path) throws IOException {
        return storage.realPath(path);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void sample(Path folder) throws IOException {
        SampleChain.make(storage, folder, random);
    }
}
