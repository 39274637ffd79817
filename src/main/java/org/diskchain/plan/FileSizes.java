package org.diskchain.plan;

import org.diskchain.bytes.Volume;
import org.diskchain.read.Circumstances;
import org.diskchain.read.Measured;
import org.diskchain.read.Measured.Rescue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Files that would become larger than their volume lets a file be.
final class FileSizes {
    private FileSizes() {}

    static List<Refusal> tooLarge(Effects effects, Measured measured, Circumstances circumstances) {
        List<Refusal> reasons = new ArrayList<>();
        if (measured.growth() > 0) {
            add(effects.target(), measured.targetSizeAfter(), circumstances, reasons);
        }
        for (Rescue rescue : measured.rescues()) {
            boolean rescued = effects.of(rescue.disk()).kind() == Effect.Kind.RESCUED;
            if (!rescued || rescue.growth() == 0) continue;
            long size = rescue.witness().size() + rescue.growth();
            add(rescue.disk(), size, circumstances, reasons);
        }
        return reasons;
    }

    private static void add(
            Path disk, long size, Circumstances circumstances, List<Refusal> reasons) {
        Volume volume = circumstances.volumes().get(disk);
        if (size <= volume.largestFile()) return;
        reasons.add(new Refusal.FileTooLarge(disk, volume.name(), size, volume.largestFile()));
    }
}
