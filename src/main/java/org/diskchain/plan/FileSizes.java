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
            add(effects.target(), measured.targetSizeAfter(), reasons);
        }
        for (Rescue rescue : measured.rescues()) {
            boolean rescued = effects.of(rescue.disk()).kind() == Effect.Kind.RESCUED;
            if (!rescued || rescue.growth() == 0) continue;
            long size = rescue.witness().size() + rescue.growth();
            add(rescue.disk(), size, reasons);
        }
        return reasons;
    }

    private void add(Path disk, long size, List<Refusal> reasons) {
        Volume volume = circumstances.volumes().get(disk);
        long most = forest.disk(disk).map(this::largest).orElse(Long.MAX_VALUE);
        if (size > most) reasons.add(new Refusal.TableFull(disk, size, most));
        if (size <= volume.largestFile()) return;
        reasons.add(new Refusal.FileTooLarge(disk, volume.name(), size, volume.largestFile()));
    }

    private long largest(DiskNode disk) {
        return disk.facts().format().largestFile();
    }
}
