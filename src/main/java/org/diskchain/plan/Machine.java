package org.diskchain.plan;

import org.diskchain.bytes.Holder;
import org.diskchain.bytes.Volume;
import org.diskchain.read.Circumstances;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What of the machine stands against writing one disk that is built on others.
record Machine(Circumstances circumstances) {
    /// What a link and the record of its change take at most, in bytes.
    static final long ROOM = 1 << 20;

    /// @param child the disk that is written
    /// @param read disks that must not change meanwhile
    /// @param needed bytes by which files on the child's volume grow
    List<Refusal> refuses(Path child, List<Path> read, long needed) {
        List<Refusal> reasons = new ArrayList<>();
        addInUse(child, reasons);
        read.forEach(disk -> addInUse(disk, reasons));
        Path folder = circumstances.realPath(child).getParent();
        for (Path place : List.of(child, folder)) {
            if (circumstances.notWritable().contains(place)) {
                reasons.add(new Refusal.NotWritable(child, place));
            }
        }
        Volume volume = circumstances.volumes().get(child);
        if (volume.free() < needed) {
            reasons.add(new Refusal.NoSpace(child, volume.name(), needed, volume.free()));
        }
        return reasons;
    }

    private void addInUse(Path disk, List<Refusal> reasons) {
        List<Holder> holders = circumstances.holders().getOrDefault(disk, List.of());
        if (!holders.isEmpty()) reasons.add(new Refusal.InUse(disk, holders));
    }
}
