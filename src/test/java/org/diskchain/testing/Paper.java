package org.diskchain.testing;

import org.diskchain.bytes.Holder;
import org.diskchain.bytes.HostTrait;
import org.diskchain.bytes.Volume;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.journal.Journal;
import org.diskchain.journal.MergeDone;
import org.diskchain.journal.Participant;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Verify;
import org.diskchain.read.Circumstances;
import org.diskchain.read.Measured;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a planner or a screen is told, without disks.
public final class Paper {
    private Paper() {}

    /// A merge that rescues nobody.
    public static Journal journal(
            Path file,
            Phase phase,
            List<Participant> line,
            long position,
            long done,
            long total,
            Instant started) {
        return new Journal(
                file,
                phase,
                Verify.COPIED,
                line,
                List.of(),
                List.of(),
                new MergeDone(position, done, total, 0, 0),
                started);
    }

    public static Measured amounts(long copied, long sizeNow, long sizeAfter, long cut) {
        return new Measured(copied, sizeNow, sizeAfter, cut, List.of(), List.of(), List.of());
    }

    /// All disks on one volume, nobody in the way.
    public static Circumstances machine(DiskForest forest, String volume, long free) {
        return machine(forest, new Volume(volume, free), Map.of(), Set.of(), List.of());
    }

    public static Circumstances machine(
            DiskForest forest,
            Volume volume,
            Map<Path, List<Holder>> holders,
            Set<Path> notWritable,
            List<Path> sideFiles) {
        return machine(forest, volume, holders, notWritable, Map.of(), sideFiles, Map.of());
    }

    public static Circumstances machine(
            DiskForest forest,
            Volume volume,
            Map<Path, List<Holder>> holders,
            Set<Path> notWritable,
            Map<Path, Path> real,
            List<Path> sideFiles,
            Map<Path, Set<HostTrait>> traits) {
        Map<Path, Volume> volumes = new HashMap<>();
        for (DiskNode disk : forest.disks()) volumes.put(disk.path(), volume);
        return new Circumstances(volumes, holders, notWritable, real, sideFiles, traits);
    }
}
