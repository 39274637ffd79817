package org.diskchain.read;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Holder;
import org.diskchain.bytes.HostTrait;
import org.diskchain.bytes.Storage;
import org.diskchain.bytes.Volume;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.NewLink;
import org.diskchain.disk.Change;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.Disks;
import org.diskchain.disk.GrowthForecast;
import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Witness;
import org.diskchain.read.Layers.Piece;
import org.diskchain.read.Measured.Rescue;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
    /// @param rescuable disks that hang on the merged line and would become invalid
    public Measured measure(
            DiskForest forest, List<Path> mergedLine, List<Path> rescuable, Progress progress)
            throws IOException, CancelledException {
        Path source = mergedLine.getFirst();
        if (Soundness.cause(forest, source).isPresent()) return Measured.NOTHING;
        try (OpenChain chain = OpenChain.open(storage, forest, source)) {
            int depth = mergedLine.size() - 1;
            Disk target = chain.disk(depth);
            progress.begin(Stage.MEASURE, chain.virtualSize() * (1 + rescuable.size()));
            Copy copy = copy(chain.uppermost(depth), target, progress);
            List<Witness> witnesses = witnesses(chain, progress);
            return new Measured(
                    copy.bytes(),
                    target.facts().fileSize(),
                    copy.sizeAfter(),
                    cutBytes(chain.opened(), depth, progress),
                    rescues(forest, chain, depth, rescuable, progress),
                    witnesses.subList(0, depth + 1),
                    witnesses.subList(depth + 1, witnesses.size()));
        }
    }

    private List<Rescue> rescues(
            DiskForest forest, OpenChain chain, int depth, List<Path> rescuable, Progress progress)
            throws IOException, CancelledException {
        List<Rescue> rescues = new ArrayList<>();
        for (Path path : rescuable) {
            if (Soundness.cause(forest, path).isPresent()) continue; // cannot be rescued
            int parent = chain.disks().indexOf(forest.chain(path).get(1).path());
            if (parent < 1 || parent > depth) continue;
            try (Disk disk = Disks.open(storage, path)) {
                rescues.add(rescue(disk, chain.opened(), parent, depth, progress));
            }
        }
        return rescues;
    }

    /// What it takes to rescue a disk, from how it is now.
    ///
    /// @param chain of the source: the merged line, then the target's ancestors
    /// @param parent the place in it of the disk's own parent
    /// @param depth the place in it of the target
    public Rescue rescue(Disk disk, List<Disk> chain, int parent, int depth, Progress progress)
            throws IOException, CancelledException {
        Layers above = new Layers(chain.subList(0, parent));
        Layers below = new Layers(chain.subList(parent, chain.size()));
        Inherited lost = new Inherited(disk, above, below);
        GrowthForecast forecast = Disks.forecast(disk);
        long bytes = forecast(lost, disk.facts(), forecast, progress);
        Path old = chain.get(parent).path();
        Path target = chain.get(depth).path();
        if (!old.equals(target)) {
            ParentLink now = disk.facts().parent();
            forecast.link(NewLink.of(disk.path(), now, old, target, Guid.ZERO));
        }
        long growth = Math.max(0, forecast.fileSizeAfter() - disk.facts().fileSize());
        return new Rescue(disk.path(), parent, bytes, growth, witness(storage, disk, progress));
    }

    /// What copying merged disks into their target takes, from how that is now.
    ///
    /// @param bytes of virtual disk that are copied
    /// @param sizeAfter bytes of the target's file at the end
    public record Copy(long bytes, long sizeAfter) {}

    /// Reads tables.
    public static Copy copy(Layers merged, Disk target, Progress progress)
            throws IOException, CancelledException {
        GrowthForecast forecast = Disks.forecast(target);
        if (merged.virtualSize() > target.facts().virtualSize()) {
            forecast.grow(merged.virtualSize());
        }
        long bytes = forecast(merged, target.facts(), forecast, progress);
        return new Copy(bytes, forecast.fileSizeAfter());
    }

    /// What copying into a disk and linking it to another parent takes, from how it is now.
    public static Copy copy(Content copied, Disk into, ParentLink link, Progress progress)
            throws IOException, CancelledException {
        GrowthForecast forecast = Disks.forecast(into);
        long bytes = forecast(copied, into.facts(), forecast, progress);
        forecast.link(link);
        return new Copy(bytes, forecast.fileSizeAfter());
    }

    private static long forecast(
            Content copied, DiskFacts target, GrowthForecast forecast, Progress progress)
            throws IOException, CancelledException {
        Batches batches = new Batches(copied, 0, target, Batches.WRITTEN);
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
        progress.advance(copied.virtualSize() - at);
        return owned;
    }

    /// How far data reaches past the source's end in any disk below it, as it reads there.
    ///
    /// @param chain of the source: the merged line, then the target's ancestors
    /// @param depth the place in it of the target
    public static long cutBytes(List<Disk> chain, int depth, Progress progress)
            throws IOException, CancelledException {
        long end = chain.getFirst().facts().virtualSize();
        long cut = 0;
        for (int layer = 1; layer <= depth; layer++) {
            if (chain.get(layer).facts().virtualSize() <= end) continue;
            Layers below = new Layers(chain.subList(layer, chain.size()));
            cut = Math.max(cut, lastNonZero(below, end, progress) - end);
        }
        return cut;
    }

    /// The offset past the last byte from `start` on that is not zero; `start` where all are.
    private static long lastNonZero(Layers layers, long start, Progress progress)
            throws IOException, CancelledException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
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

    private List<Witness> witnesses(OpenChain chain, Progress progress)
            throws IOException, CancelledException {
        List<Witness> witnesses = new ArrayList<>();
        for (int layer = 0; layer < chain.disks().size(); layer++) {
            witnesses.add(witness(storage, chain.disk(layer), progress));
        }
        return witnesses;
    }

    /// What the file of an open disk is at this moment, where nobody can stop it.
    public static Witness witness(Storage storage, Disk disk) throws IOException {
        try {
            return witness(storage, disk, Progress.NONE);
        } catch (CancelledException nobodyCancels) {
            throw new IllegalStateException(nobodyCancels);
        }
    }

    /// What the file of an open disk is at this moment.
    public static Witness witness(Storage storage, Disk disk, Progress progress)
            throws IOException, CancelledException {
        FileFacts file =
                storage.facts(disk.path())
                        .orElseThrow(() -> new IOException("gone: " + disk.path()));
        return new Witness(
                disk.path(),
                file.size(),
                file.key(),
                file.modified(),
                disk.facts().identity(),
                disk.tablesDigest(progress));
    }

    /// Free space, other programs, write permission, links, and how the files are stored.
    ///
    /// @param rescuable disks that may be written too
    /// @param affected other disks whose content the merge changes or that need another parent
    /// @param named folders and files that the person named
    public Circumstances circumstances(
            List<Path> mergedLine, List<Path> rescuable, List<Path> affected, List<Path> named)
            throws IOException {
        Path target = mergedLine.getLast();
        List<Path> written = new ArrayList<>(mergedLine);
        written.addAll(rescuable);
        Map<Path, Volume> volumes = new HashMap<>();
        volumes.put(target, storage.volume(target));
        for (Path disk : rescuable) volumes.put(disk, storage.volume(disk));
        Set<Path> notWritable = new HashSet<>();
        for (Path disk : written) if (!storage.isWritable(disk)) notWritable.add(disk);
        Path folder = storage.realPath(target).getParent();
        if (!storage.isWritable(folder)) notWritable.add(folder);
        return new Circumstances(
                volumes,
                holders(written, affected),
                notWritable,
                real(written, named),
                sideFiles(mergedLine),
                traits(mergedLine));
    }

    private Map<Path, List<Holder>> holders(List<Path> written, List<Path> affected)
            throws IOException {
        Set<Path> asked = new LinkedHashSet<>(written);
        asked.addAll(affected);
        Map<Path, List<Holder>> holders = storage.holders(asked);
        holders.values().removeIf(List::isEmpty);
        return holders;
    }

    private List<Path> sideFiles(List<Path> disks) throws IOException {
        List<Path> sideFiles = new ArrayList<>();
        for (Path disk : disks) {
            for (String ending : SIDE_FILES) {
                Path side = disk.resolveSibling(disk.getFileName() + ending);
                if (storage.facts(side).isPresent()) sideFiles.add(side);
            }
        }
        return sideFiles;
    }

    private Map<Path, Set<HostTrait>> traits(List<Path> disks) throws IOException {
        Map<Path, Set<HostTrait>> traits = new HashMap<>();
        for (Path disk : disks) traits.put(disk, storage.hostTraits(disk));
        return traits;
    }

    private Map<Path, Path> real(List<Path> written, List<Path> named) throws IOException {
        Set<Path> paths = new HashSet<>(written);
        paths.addAll(named);
        paths.add(written.getFirst().getParent());
        Map<Path, Path> real = new HashMap<>();
        for (Path path : paths) {
            if (storage.facts(path).isPresent()) real.put(path, storage.realPath(path));
        }
        return real;
    }
}
