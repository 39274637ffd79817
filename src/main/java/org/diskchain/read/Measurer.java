package org.diskchain.read;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Holder;
import org.diskchain.bytes.HostTrait;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.disk.Change;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.disk.GrowthForecast;
import org.diskchain.journal.Witness;
import org.diskchain.read.Layers.Piece;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds out what a merge would copy and how the machine stands to its disks. Reads only.
public final class Measurer {
    private static final int BUFFER = 1 << 20;
    private static final List<String> SIDE_FILES = List.of(".rct", ".mrt");

    private final Storage storage;

    public Measurer(Storage storage) {
        this.storage = storage;
    }

    /// The amounts of a merge; [Measured#NOTHING] where the chain of the source does not hold.
    ///
    /// @param mergedLine source first, target last
    public Measured measure(DiskForest forest, List<Path> mergedLine, Progress progress)
            throws IOException, CancelledException {
        Path source = mergedLine.getFirst();
        if (Soundness.cause(forest, source).isPresent()) return Measured.NOTHING;
        try (OpenChain chain = OpenChain.open(storage, forest, source)) {
            int depth = mergedLine.size() - 1;
            Disk target = chain.disk(depth);
            progress.begin(Stage.MEASURE, chain.virtualSize());
            GrowthForecast forecast = Disks.forecast(target);
            if (chain.virtualSize() > target.facts().virtualSize()) {
                forecast.grow(chain.virtualSize());
            }
            long owned = forecast(chain.uppermost(depth), target.facts(), forecast, progress);
            return new Measured(
                    owned,
                    target.facts().fileSize(),
                    forecast.fileSizeAfter(),
                    cutBytes(chain, depth, progress),
                    witnesses(chain, depth));
        }
    }

    private static long forecast(
            Layers merged, DiskFacts target, GrowthForecast forecast, Progress progress)
            throws IOException, CancelledException {
        Batches batches = new Batches(merged, 0, writesZeros(target));
        long owned = 0;
        long at = 0;
        Optional<Batch> batch = batches.next(progress);
        while (batch.isPresent()) {
            for (Change change : batch.get().changes()) forecast.add(change);
            owned += batch.get().ownedBytes();
            progress.advance(batch.get().end() - at);
            at = batch.get().end();
            batch = batches.next(progress);
        }
        progress.advance(merged.virtualSize() - at);
        return owned;
    }

    /// Whether a target has no state for zeros, so that they are written as payload.
    public static boolean writesZeros(DiskFacts target) {
        return target.format() == Format.VHD || target.type() == DiskType.FIXED;
    }

    /// How far data reaches past the source's end in any disk below it, as it reads there.
    private static long cutBytes(OpenChain chain, int depth, Progress progress)
            throws IOException, CancelledException {
        long end = chain.virtualSize();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long cut = 0;
        for (int layer = 1; layer <= depth; layer++) {
            Layers below = chain.layersFrom(layer);
            cut = Math.max(cut, lastNonZero(below, end, buffer, progress) - end);
        }
        return cut;
    }

    /// The offset past the last byte from `start` on that is not zero; `start` where all are.
    private static long lastNonZero(Layers layers, long start, ByteBuffer buffer, Progress progress)
            throws IOException, CancelledException {
        long last = start;
        long at = start;
        while (at < layers.virtualSize()) {
            Piece piece = layers.pieceAt(at, Math.min(layers.virtualSize(), at + BUFFER));
            if (piece instanceof Piece.Data data) {
                layers.read(data, buffer.clear().limit((int) piece.length()));
                int index = Zeros.lastNonZero(buffer.flip());
                if (index >= 0) last = at + index + 1;
            }
            at = piece.end();
            progress.advance(0);
        }
        return last;
    }

    private List<Witness> witnesses(OpenChain chain, int depth) throws IOException {
        List<Witness> witnesses = new ArrayList<>();
        for (int layer = 0; layer <= depth; layer++) {
            witnesses.add(witness(storage, chain.disk(layer)));
        }
        return witnesses;
    }

    /// What the file of an open disk is at this moment.
    public static Witness witness(Storage storage, Disk disk) throws IOException {
        FileFacts file =
                storage.facts(disk.path())
                        .orElseThrow(() -> new IOException("gone: " + disk.path()));
        return new Witness(
                disk.path(),
                file.size(),
                file.key(),
                file.modified(),
                disk.facts().identity(),
                disk.tablesDigest());
    }

    /// Free space, other programs, write permission, links, and how the files are stored.
    ///
    /// @param named folders and files that the person named
    public Circumstances circumstances(List<Path> mergedLine, List<Path> named) throws IOException {
        Path target = mergedLine.getLast();
        Map<Path, List<Holder>> holders = new HashMap<>();
        Set<Path> notWritable = new HashSet<>();
        List<Path> sideFiles = new ArrayList<>();
        Map<Path, Set<HostTrait>> traits = new HashMap<>();
        for (Path disk : mergedLine) {
            List<Holder> found = storage.holders(disk);
            if (!found.isEmpty()) holders.put(disk, found);
            if (!storage.isWritable(disk)) notWritable.add(disk);
            traits.put(disk, storage.hostTraits(disk));
            for (String ending : SIDE_FILES) {
                Path side = disk.resolveSibling(disk.getFileName() + ending);
                if (storage.facts(side).isPresent()) sideFiles.add(side);
            }
        }
        Path folder = storage.realPath(target).getParent();
        if (!storage.isWritable(folder)) notWritable.add(folder);
        return new Circumstances(
                storage.volume(target),
                holders,
                notWritable,
                real(mergedLine, named),
                sideFiles,
                traits);
    }

    private Map<Path, Path> real(List<Path> mergedLine, List<Path> named) throws IOException {
        Set<Path> paths = new HashSet<>(mergedLine);
        paths.addAll(named);
        paths.add(mergedLine.getFirst().getParent());
        Map<Path, Path> real = new HashMap<>();
        for (Path path : paths) {
            if (storage.facts(path).isPresent()) real.put(path, storage.realPath(path));
        }
        return real;
    }
}
