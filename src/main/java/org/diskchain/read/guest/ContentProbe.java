package org.diskchain.read.guest;

import org.diskchain.bytes.PooledFiles;
import org.diskchain.bytes.ReadableFiles;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
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
import java.util.List;
import java.util.Optional;

/// Lays a child over disks that could be its parent, and compares what the guest's own structures
/// say in the one and in the other. Reads little, writes nothing, believes nothing that it reads.
///
/// Disks stay open from one question to the next, so that many children of one parent are quick.
public final class ContentProbe implements Closeable {
    private static final int OPEN_FILES = 64;
    private static final int KEPT_CHAINS = 16;
    private static final int DEEPEST = 256;

    private final PooledFiles files;
    private final LinkedHashMap<Path, List<Disk>> chains = new LinkedHashMap<>(16, 0.75f, true);

    public ContentProbe(ReadableFiles files) {
        this.files = new PooledFiles(files, OPEN_FILES);
    }

    /// What is seen with `candidate` as the parent of `child`; nothing where the candidate's chain
    /// does not hold, is very deep, or cannot be read.
    public Probe probe(DiskForest forest, Path child, Path candidate, Progress progress)
            throws CancelledException {
        if (!forest.isSound(candidate)) return Probe.NOTHING;
        try (Disk disk = Disks.open(files, child)) {
            Optional<List<Disk>> chain = chain(forest, candidate);
            if (chain.isEmpty()) return Probe.NOTHING;
            List<Disk> all = new ArrayList<>(List.of(disk));
            all.addAll(chain.get());
            Budget budget = new Budget(progress);
            int sector = disk.facts().logicalSectorSize();
            View over = new View(new Layers(all), budget);
            View below = new View(new Layers(chain.get()), budget);
            return new Examination(over, below, sector).probe();
        } catch (IOException notToBeRead) {
            return Probe.NOTHING;
        }
    }

    private Optional<List<Disk>> chain(DiskForest forest, Path leaf) throws IOException {
        List<Disk> open = chains.get(leaf);
        if (open != null) return Optional.of(open);
        List<DiskNode> nodes = forest.chain(leaf);
        if (nodes.size() > DEEPEST) return Optional.empty();
        if (chains.size() >= KEPT_CHAINS) close(chains.pollFirstEntry().getValue());
        List<Disk> disks = opened(nodes);
        chains.put(leaf, disks);
        return Optional.of(disks);
    }

    private List<Disk> opened(List<DiskNode> nodes) throws IOException {
        List<Disk> disks = new ArrayList<>();
        try {
            for (DiskNode node : nodes) disks.add(Disks.open(files, node.path()));
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
