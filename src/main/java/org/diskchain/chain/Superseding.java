package org.diskchain.chain;

import org.diskchain.bytes.Guid;
import org.diskchain.disk.Format;
import org.diskchain.disk.Severity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds, for a disk whose parent cannot be read through its own chain, the one that has the
/// parent's identity and can.
final class Superseding {
    private final Map<Id, List<Path>> sound = new HashMap<>();
    private final Map<Path, List<Finding>> findings;

    private record Id(Format format, Guid identity) {}

    /// @param findings of every disk, what fails in its chain included
    Superseding(Collection<ScannedDisk> disks, Map<Path, List<Finding>> findings) {
        this.findings = findings;
        for (ScannedDisk disk : disks) {
            if (disk.identity().isZero() || !isSound(disk.path())) continue;
            Id id = new Id(disk.facts().format(), disk.identity());
            sound.computeIfAbsent(id, _ -> new ArrayList<>()).add(disk.path());
        }
    }

    private boolean isSound(Path disk) {
        return findings.get(disk).stream().noneMatch(each -> each.severity() == Severity.ERROR);
    }

    /// The disk that should be the child's parent instead; empty where the parent's chain holds.
    Optional<Path> of(ScannedDisk child, Path parent) {
        if (isSound(parent) || isBeingMerged(parent)) return Optional.empty();
        return child.link().identities().stream()
                .map(identity -> new Id(child.facts().format(), identity))
                .flatMap(id -> sound.getOrDefault(id, List.of()).stream())
                .filter(other -> !other.equals(parent))
                .findFirst();
    }

    private boolean isBeingMerged(Path disk) {
        return findings.get(disk).stream()
                .anyMatch(
                        each ->
                                each instanceof Finding.MergeUnfinished
                                        || each instanceof Finding.JournalDamaged);
    }
}
