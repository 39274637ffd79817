package org.diskchain.cli;

import org.diskchain.backup.VssSet;
import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.HostTrait;
import org.diskchain.bytes.Volume;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Orphan;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Phase;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.Candidates;
import org.diskchain.plan.MergePlanner;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned;
import org.diskchain.read.Circumstances;
import org.diskchain.read.Converter.Output;
import org.diskchain.read.MapRange;
import org.diskchain.read.Measured;
import org.diskchain.run.MergeResult;
import org.diskchain.run.RunRefusedException;
import org.diskchain.testing.Paper;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An engine without files: answers from a forest on paper, and notes what was asked of it.
final class PaperEngine implements Engine {
    static final long COPIED = 7L << 20;

    final List<String> asked = new ArrayList<>();
    final List<MergeWish> wishes = new ArrayList<>();

    /// Thrown by every work on content, where it is set.
    IOException failure;

    /// How many bytes of free space there are.
    long free = 1L << 40;

    /// How the file systems store the disks.
    final Map<Path, Set<HostTrait>> traits = new HashMap<>();

    /// What backup documents hold.
    VssSet documents;

    /// Runs within every merge, when half of it is done.
    Runnable meanwhile = () -> {};

    private final DiskForest forest;
    private final Set<Path> folders;

    PaperEngine(DiskForest forest, Path... folders) {
        this.forest = forest;
        this.folders = Set.of(folders);
    }

    @Override
    public Optional<FileFacts> facts(Path path) {
        if (folders.contains(path)) {
            return Optional.of(
                    new FileFacts(FileFacts.Kind.FOLDER, 0, Instant.EPOCH, path.toString()));
        }
        boolean file = path.getFileName().toString().endsWith(".txt") || known(path);
        return file
                ? Optional.of(
                        new FileFacts(
                                FileFacts.Kind.FILE,
                                1,
                                Instant.EPOCH,
                                path.getFileName().toString()))
                : Optional.empty();
    }

    private boolean known(Path path) {
        return forest.disk(path).isPresent()
                || forest.unfinished().stream().anyMatch(each -> each.file().equals(path));
    }

    @Override
    public DiskForest scan(List<Path> places, Progress progress) {
        asked.add("scan " + places);
        return forest;
    }

    @Override
    public DiskForest scanAround(Path disk, List<Path> search, Progress progress) {
        asked.add("around " + disk.getFileName() + " " + search);
        return forest;
    }

    @Override
    public DiskForest scanChain(Path disk, List<Path> search, Progress progress) {
        asked.add("chain " + disk.getFileName() + " " + search);
        return forest;
    }

    @Override
    public Map<Path, List<Candidate>> candidates(
            DiskForest among, List<Orphan> orphans, Progress progress) {
        asked.add("candidates");
        Map<Path, List<Candidate>> found = new HashMap<>();
        for (Orphan orphan : orphans) {
            found.put(orphan.disk(), Candidates.rank(among, orphan, Map.of()));
        }
        return found;
    }

    @Override
    public Planned plan(DiskForest plannedIn, MergeWish wish, Progress progress) {
        wishes.add(wish);
        Measured measured = Paper.amounts(COPIED, 10 << 20, 15 << 20, 0);
        Circumstances circumstances =
                Paper.machine(
                        plannedIn,
                        new Volume("/srv", free),
                        Map.of(),
                        Set.of(),
                        Map.of(),
                        List.of(),
                        traits);
        return MergePlanner.plan(plannedIn, wish, measured, circumstances);
    }

    @Override
    public MergeResult merge(Planned.MergePlan plan, Progress progress) throws IOException {
        asked.add("merge");
        return work(
                plan.effects().source(), plan.effects().target(), plan.effects().depth(), progress);
    }

    @Override
    public MergeResult resume(DiskForest found, Journal journal, Progress progress)
            throws IOException {
        asked.add("resume");
        return work(journal.source().path(), journal.target().path(), journal.depth(), progress);
    }

    private MergeResult work(Path source, Path target, int depth, Progress progress)
            throws IOException {
        if (failure != null) throw failure;
        long half = COPIED / 2;
        progress.begin(Stage.COPY, COPIED);
        try {
            progress.advance(half);
            meanwhile.run();
            progress.advance(COPIED - half);
        } catch (CancelledException stopped) {
            return new MergeResult(source, target, depth, false, half, 0, Duration.ofMillis(1500));
        }
        return new MergeResult(source, target, depth, true, COPIED, 0, Duration.ofMillis(1500));
    }

    @Override
    public void drop(Journal journal) throws IOException {
        asked.add("drop");
        if (journal.phase() != Phase.PLANNED) {
            throw new RunRefusedException(
                    RunRefusedException.Reason.NOT_DROPPABLE, journal.target().path());
        }
    }

    @Override
    public Hashed hash(DiskForest found, Path disk, Progress progress) throws IOException {
        if (failure != null) throw failure;
        return new Hashed(4096, "ab".repeat(32));
    }

    @Override
    public Mapped map(DiskForest found, Path disk, Progress progress) throws IOException {
        if (failure != null) throw failure;
        List<Path> disks = forest.chain(disk).stream().map(DiskNode::path).toList();
        List<MapRange> ranges =
                List.of(
                        new MapRange(0, 512, true, 0),
                        new MapRange(512, 512, false, 1),
                        new MapRange(1024, 3072, false, -1));
        return new Mapped(4096, ranges, disks);
    }

    @Override
    public Converted convert(
            DiskForest found, Path disk, Path out, Output output, Progress progress)
            throws IOException {
        if (failure != null) throw failure;
        asked.add("convert " + output);
        return new Converted(4096, 512);
    }

    @Override
    public LinkEngine links() {
        throw new UnsupportedOperationException("paper has no links");
    }

    @Override
    public VssSet documents(List<Path> named) {
        asked.add("documents " + named);
        return documents;
    }

    @Override
    public Path realPath(Path path) {
        return path;
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-03-10T00:00:00Z");
    }

    @Override
    public void sample(Path folder) {
        asked.add("sample " + folder);
    }
}
