package org.diskchain.plan;

import org.diskchain.bytes.Volume;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.read.Circumstances;
import org.diskchain.read.Measured;
import org.diskchain.read.Measured.Rescue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Files that would become larger than their volume or their format lets a file be.
record FileSizes(DiskForest forest, Circumstances circumstances) {
    List<Refusal> tooLarge(Effects effects, Measured measured) {
        List<Refusal> reasons = new ArrayList<>();
        if (measured.growth() > 0) {
            reasons.addAll(tooLarge(effects.target(), measured.targetSizeAfter()));
        }
        for (Rescue rescue : measured.rescues()) {
            boolean rescued = effects.of(rescue.disk()).kind() == Effect.Kind.RESCUED;
            if (!rescued || rescue.growth() == 0) continue;
            long size = rescue.witness().size() + rescue.growth();
            reasons.addAll(tooLarge(rescue.disk(), size));
        }
        return reasons;
    }

    /// What stands against a file of that many bytes.
    List<Refusal> tooLarge(Path disk, long size) {
        List<Refusal> reasons = new ArrayList<>();
        Volume volume = circumstances.volumes().get(disk);
        long most = forest.disk(disk).map(this::largest).orElse(Long.MAX_VALUE);
        if (size > most) reasons.add(new Refusal.TableFull(disk, size, most));
        if (size > volume.largestFile()) {
            reasons.add(new Refusal.FileTooLarge(disk, volume.name(), size, volume.largestFile()));
        }
        return reasons;
    }

    private long largest(DiskNode disk) {
        return disk.facts().format().largestFile();
    }
}
