package org.diskchain.read;

import org.diskchain.bytes.Holder;
import org.diskchain.bytes.HostTrait;
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
/// @param real where the disks and the places that the person named really lie, links resolved; a
///   path that is not in it lies where it says
/// @param sideFiles change-tracking files of Hyper-V (`.rct`, `.mrt`) beside the disks
/// @param hostTraits how the file systems store the disks
public record Circumstances(
        Map<Path, Volume> volumes,
        Map<Path, List<Holder>> holders,
        Set<Path> notWritable,
        Map<Path, Path> real,
        List<Path> sideFiles,
        Map<Path, Set<HostTrait>> hostTraits) {
    public Circumstances {
        volumes = Map.copyOf(volumes);
        holders = Map.copyOf(holders);
        notWritable = Set.copyOf(notWritable);
        real = Map.copyOf(real);
        sideFiles = List.copyOf(sideFiles);
        hostTraits = Map.copyOf(hostTraits);
    }

    /// The path without links.
    public Path realPath(Path path) {
        return real.getOrDefault(path, path);
    }
}
