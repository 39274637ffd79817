package org.diskchain.read;

import org.diskchain.bytes.Holder;
import org.diskchain.bytes.Volume;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How the machine stands to the disks that a merge writes or changes the meaning of.
///
/// @param volumes where the target, its journal and the disks that can be rescued lie
/// @param holders other programs that have one of the disks open for writing or locked
/// @param notWritable disks that this process may not write, and a folder in which no journal can
///   be made
/// @param sideFiles change-tracking files of Hyper-V (`.rct`, `.mrt`) beside the disks
public record Circumstances(
        Map<Path, Volume> volumes,
        Map<Path, List<Holder>> holders,
        Set<Path> notWritable,
        List<Path> sideFiles) {
    public Circumstances {
        volumes = Map.copyOf(volumes);
        holders = Map.copyOf(holders);
        notWritable = Set.copyOf(notWritable);
        sideFiles = List.copyOf(sideFiles);
    }
}
