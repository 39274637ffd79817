package org.diskchain.read.guest;

import org.diskchain.bytes.PooledFiles;
import org.diskchain.bytes.ReadableFiles;
import org.diskchain.chain.DiskForest;
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
import java.util.Map;

/// Lays a child over disks that could be its parent, and compares what the guest's own structures
/// say in the one and in the other. Reads little, writes nothing, believes nothing that it reads.
///
/// Disks stay open from one question to the next, so that many children of one parent are quick.
public final class ContentProbe implements Closeable {
    private static final int OPEN_FILES = 64;
    private static final int KEPT_CHAINS = 16;

    private final PooledFiles files;
    private final LinkedHashMap<List<Path>, List<Disk>> chains =
            new LinkedHashMap<>(16, 0.75f, true);

    public ContentProbe(ReadableFiles files) {
        this.files = new PooledFiles(files, OPEN_FILES);
    }

    /// What is seen with `candidate` as the parent of `child`. Where the candidate's own chain does
    /// not hold, what of it can be read is looked at; where a link in it leads to two files, and
    /// the one does not fit, the other. Nothing is seen where it is very deep, or cannot be read.
    ///
    /// @param assumed the likely parents of disks whose link fails
    public Probe probe(
            DiskForest forest,
            Path child,
            Path candidate,
            Map<Path, Path> assumed,
            Progress progress)
            throws CancelledException {
        try {
            Disk disk = chain(List.of(child)).getFirst();
            Line line = new Line(forest, assumed);
            List<Path> read = line.asRead(candidate);
            Probe probe = probe(disk, read, progress);
            if (probe.disagreed().isEmpty() || !line.isAmbiguous(read)) return probe;
            Probe other = probe(disk, line.byOthers(candidate), progress);
            if (other.disagreed().isEmpty()) return other;
            return probe(disk, line.asFarAsSure(candidate), progress);
        } catch (IOException notToBeRead) {
            return Probe.NOTHING;
        }
    }

    private Probe probe(Disk child, List<Path> line, Progress progress)
            throws IOException, CancelledException {
        if (line.size() > Line.DEEPEST) return Probe.NOTHING;
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
