package org.diskchain.run;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.NoRoomException;
import org.diskchain.bytes.Storage;
import org.diskchain.bytes.Volume;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Participant;
import org.diskchain.journal.Rescued;
import org.diskchain.read.Measured.Rescue;
import org.diskchain.read.Measurer;
import org.diskchain.run.OutOfRoomException.Work;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What an unfinished merge still needs of a volume that is full. Reads only; who stops it is told
/// less.
record RestOfMerge(Storage storage, Journal journal, Progress progress) {
    /// The failure, with what is missing. All disks must be closed.
    IOException without(NoRoomException full) {
        try {
            Volume volume = storage.volume(existing(full.file()));
            Map<Path, Long> sizes = sizesAfter();
            long growth = 0;
            for (Map.Entry<Path, Long> disk : sizes.entrySet()) {
                if (!storage.volume(disk.getKey()).name().equals(volume.name())) continue;
                growth += Math.max(0, disk.getValue() - size(disk.getKey()));
            }
            long size = sizes.getOrDefault(full.file(), 0L);
            return new OutOfRoomException(
                    full.kind(), full.file(), volume, Work.MERGE, growth, size, full);
        } catch (IOException | CancelledException notToBeMeasured) {
            full.addSuppressed(notToBeMeasured);
            return full;
        }
    }

    /// A file that could not be made is not there.
    private Path existing(Path file) throws IOException {
        return storage.facts(file).isPresent() ? file : file.getParent();
    }

    private long size(Path disk) throws IOException {
        return storage.facts(disk).map(FileFacts::size).orElse(0L);
    }

    /// Bytes of each file that may still grow, at the end of the merge.
    private Map<Path, Long> sizesAfter() throws IOException, CancelledException {
        Map<Path, Long> sizes = new LinkedHashMap<>();
        sizes.put(journal.target().path(), journal.done().targetSizeAfter());
        if (!journal.isDroppable() && !journal.isRescuing()) return sizes; // they have all
        try (Opened<Disk> chain = new Opened<>()) {
            for (Participant disk : journal.mergedLine()) open(disk, chain);
            for (Participant disk : journal.below()) open(disk, chain);
            for (Rescued rescued : journal.rescued()) {
                Path path = rescued.disk().path();
                sizes.put(path, size(path) + growth(rescued, chain));
            }
        }
        return sizes;
    }

    private void open(Participant disk, Opened<Disk> chain) throws IOException {
        chain.add(Disks.open(storage, disk.path()));
    }

    private long growth(Rescued rescued, Opened<Disk> chain)
            throws IOException, CancelledException {
        try (Disk disk = Disks.open(storage, rescued.disk().path())) {
            Rescue rest =
                    new Measurer(storage)
                            .rescue(disk, chain.all(), rescued.parent(), journal.depth(), progress);
            return rest.growth();
        }
    }
}
