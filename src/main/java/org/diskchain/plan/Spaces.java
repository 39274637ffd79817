package org.diskchain.plan;

import org.diskchain.bytes.Volume;
import org.diskchain.read.Circumstances;
import org.diskchain.read.Measured;
import org.diskchain.read.Measured.Rescue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Adds up what a merge needs of each volume.
final class Spaces {
    private Spaces() {}

    static List<Space> of(Effects effects, Measured measured, Circumstances circumstances) {
        Map<String, Long> needed = new LinkedHashMap<>();
        Map<String, Long> free = new LinkedHashMap<>();
        add(effects.target(), measured.growth(), circumstances, needed, free);
        for (Rescue rescue : measured.rescues()) {
            if (effects.of(rescue.disk()).kind() != Effect.Kind.RESCUED) continue;
            add(rescue.disk(), rescue.growth(), circumstances, needed, free);
        }
        List<Space> space = new ArrayList<>();
        needed.forEach((volume, bytes) -> space.add(new Space(volume, bytes, free.get(volume))));
        return space;
    }

    private static void add(
            Path disk,
            long growth,
            Circumstances circumstances,
            Map<String, Long> needed,
            Map<String, Long> free) {
        Volume volume = circumstances.volumes().get(disk);
        needed.merge(volume.name(), growth, Long::sum);
        free.put(volume.name(), volume.free());
    }
}
