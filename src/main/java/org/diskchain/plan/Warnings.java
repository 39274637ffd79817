package org.diskchain.plan;

import org.diskchain.bytes.HostTrait;
import org.diskchain.chain.DiskForest;
import org.diskchain.read.Circumstances;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What a person should know before a merge that is not refused for it.
final class Warnings {
    private Warnings() {}

    static List<Warning> of(
            DiskForest forest, MergeWish wish, Effects effects, Circumstances circumstances) {
        List<Warning> warnings = new ArrayList<>();
        for (Path disk : effects.mergedLine()) {
            if (isCheckpoint(disk)) warnings.add(new Warning.Checkpoint(disk));
            for (HostTrait trait : new TreeSet<>(hostTraits(disk, circumstances))) {
                warnings.add(new Warning.HostFile(disk, trait));
            }
            for (Path side : circumstances.sideFiles()) {
                if (side.getFileName().toString().startsWith(disk.getFileName().toString())) {
                    warnings.add(new Warning.ChangeTracking(disk, side));
                }
            }
        }
        if (wish.targetNamed()) {
            Refusals.ambiguities(forest, effects)
                    .map(found -> new Warning.Ambiguous(found.disk(), found.read(), found.other()))
                    .forEach(warnings::add);
        }
        return warnings;
    }

    private static Set<HostTrait> hostTraits(Path disk, Circumstances circumstances) {
        return circumstances.hostTraits().getOrDefault(disk, Set.of());
    }

    private static boolean isCheckpoint(Path disk) {
        String name = disk.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".avhd") || name.endsWith(".avhdx");
    }
}
