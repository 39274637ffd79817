package org.diskchain.read.guest;

import org.diskchain.bytes.PooledFiles;
import org.diskchain.bytes.ReadableFiles;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.read.Layers;
import org.diskchain.read.Probe;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lays a child over disks that could be its parent, and compares what the guest's own structures
/// say in the one and in the other. Reads little, writes nothing, believes nothing that it reads.
///
/// Disks stay open from one question to the next, so that many children of one parent are quick.
public final class ContentProbe implements Closeable {
    private static final int OPEN_FILES = 64;
    private static final int KEPT_CHAINS = 16;
    private static final int DEEPEST = 256;

    private final PooledFiles files;
    private final LinkedHashMap<List<Path>, List<Disk>> chains =
            new LinkedHashMap<>(16, 0.75f, true);

    public ContentProbe(ReadableFiles files) {
        this.files = new PooledFiles(files, OPEN_FILES);
    }

    /// What is seen with `candidate` as the parent of `child`. Where the candidate's own chain does
    /// not hold, what of it can be read is looked at; nothing is seen where it is very deep, or
    /// cannot be read.
    ///
    /// @param assumed the likely parents of disks whose link fails
    public Probe probe(
            DiskForest forest,
            Path child,
            Path candidate,
            Map<Path, Path> assumed,
            Progress progress)
            throws CancelledException {
        try (Disk disk = Disks.open(files, child)) {
            List<Path> line = line(forest, candidate, assumed, false);
            Probe probe = probe(disk, line, progress);
            List<Path> sure = line(forest, candidate, assumed, true);
            boolean isInDoubt = !probe.disagreed().isEmpty() && !sure.equals(line);
            return isInDoubt ? probe(disk, sure, progress) : probe;
        } catch (IOException notToBeRead) {
            return Probe.NOTHING;
        }
    }

    private Probe probe(Disk child, List<Path> line, Progress progress)
            throws IOException, CancelledException {
        if (line.size() > DEEPEST) return Probe.NOTHING;
        List<Disk> chain = chain(line);
        List<Disk> all = new ArrayList<>(List.of(child));
        all.addAll(chain);
        Budget budget = new Budget(progress);
        View over = new View(new Layers(all), budget);
        View below = new View(new Layers(chain), budget);
        return new Examination(over, below, child.facts().logicalSectorSize()).probe();
    }

    private List<Disk> chain(List<Path> line) throws IOException {
        List<Disk> open = chains.get(line);
        if (open != null) return open;
        if (chains.size() >= KEPT_CHAINS) close(chains.pollFirstEntry().getValue());
        List<Disk> disks = opened(line);
        chains.put(line, disks);
        return disks;
    }

    /// The disk and its ancestors as far as no link fails, or else as assumed.
    ///
    /// @param sure no further than to a link that leads to two files
    private static List<Path> line(
            DiskForest forest, Path leaf, Map<Path, Path> assumed, boolean sure) {
        Set<Path> line = new LinkedHashSet<>();
        Path next = leaf;
        while (next != null && line.size() <= DEEPEST && line.add(next)) {
            DiskNode node = forest.disk(next).orElseThrow();
            if (sure && isAmbiguous(node)) break;
            next =
                    node.parent() instanceof ParentState.Resolved(var parent, _)
                            ? parent
                            : assumed.get(next);
        }
        return List.copyOf(line);
    }

    private static boolean isAmbiguous(DiskNode disk) {
        return disk.findings().stream().anyMatch(Finding.ParentAmbiguous.class::isInstance);
    }

    private List<Disk> opened(List<Path> nodes) throws IOException {
        List<Disk> disks = new ArrayList<>();
        try {
            for (Path node : nodes) disks.add(Disks.open(files, node));
            return disks;
        } catch (IOException | RuntimeException e) {
            close(disks);
            throw e;
        }
    }

    private static void close(List<Disk> disks) throws IOException {
        for (Disk disk : disks) disk.close();
    }

    @Override
    public void close() throws IOException {
        for (List<Disk> chain : chains.values()) close(chain);
        files.close();
    }
}
