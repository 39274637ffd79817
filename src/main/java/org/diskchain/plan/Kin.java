package org.diskchain.plan;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;
import org.diskchain.disk.Severity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The disks of a forest by identity, and how they hang together.
final class Kin {
    private final DiskForest forest;
    private final Map<Guid, List<DiskNode>> byIdentity = new HashMap<>();
    private final Map<Guid, Integer> diskIds = new HashMap<>();

    Kin(DiskForest forest) {
        this.forest = forest;
        for (DiskNode disk : forest.disks()) {
            diskIds.merge(disk.facts().id(), 1, Integer::sum);
            Guid identity = disk.facts().identity();
            if (!disk.facts().isReadable() || identity.isZero()) continue;
            byIdentity.computeIfAbsent(identity, _ -> new ArrayList<>()).add(disk);
        }
    }

    /// The disks of one format whose identity the child records, itself left out.
    List<DiskNode> accepted(DiskNode child) {
        return child.facts().parent().identities().stream()
                .flatMap(identity -> byIdentity.getOrDefault(identity, List.of()).stream())
                .filter(disk -> disk.facts().format() == child.facts().format())
                .filter(disk -> !disk.key().equals(child.key()))
                .toList();
    }

    /// Another disk that the child accepts and whose chain holds, rather one that differs from the
    /// candidate.
    Optional<DiskNode> twin(DiskNode child, DiskNode candidate) {
        List<DiskNode> twins =
                accepted(child).stream()
                        .filter(disk -> !disk.key().equals(candidate.key()))
                        .filter(disk -> broken(disk).isEmpty() && !wouldClose(child, disk))
                        .toList();
        return twins.stream()
                .filter(twin -> !isCopy(child, candidate, twin))
                .findFirst()
                .or(() -> twins.stream().findFirst());
    }

    /// Whether two VHDXs of one data identity look alike, so that either will do: by that identity
    /// their content is the same. The identity of a VHD does not say that.
    boolean isCopy(DiskNode child, DiskNode one, DiskNode other) {
        return switch (child.facts().format()) {
            case VHD, UNKNOWN -> false;
            case VHDX -> looks(one).equals(looks(other)) && broken(one).equals(broken(other));
        };
    }

    private static Looks looks(DiskNode disk) {
        return new Looks(
                disk.facts().identity(),
                disk.facts().id(),
                disk.facts().virtualSize(),
                disk.facts().blockSize(),
                disk.ownedBytes(),
                disk.facts().parent().identities());
    }

    private record Looks(
            Guid identity,
            Guid id,
            long virtualSize,
            int blockSize,
            long ownedBytes,
            List<Guid> parents) {}

    /// A disk that was merged into this one: it has its identity, and stands on it.
    Optional<DiskNode> mergedInto(DiskNode target) {
        return byIdentity.getOrDefault(target.facts().identity(), List.of()).stream()
                .filter(disk -> !disk.key().equals(target.key()))
                .filter(disk -> forest.chainOfFiles(disk.path()).contains(target))
                .findFirst();
    }

    /// Whether the child would be its own ancestor.
    boolean wouldClose(DiskNode child, DiskNode parent) {
        if (parent.key().equals(child.key())) return true;
        List<DiskNode> chain = forest.chain(parent.path());
        return chain.contains(child)
                || chain.getLast().parent() instanceof ParentState.Cycle(_, var cycle)
                        && cycle.contains(child.path());
    }

    /// Whether a disk besides the child has its virtual disk id, so that their maker copies it.
    boolean sharesDiskId(DiskNode child) {
        return diskIds.getOrDefault(child.facts().id(), 0) > 1;
    }

    /// The code of what fails in the disk's own chain; empty where it holds.
    Optional<String> broken(DiskNode disk) {
        return disk.findings().stream()
                .filter(
                        finding ->
                                finding.severity() == Severity.ERROR
                                        || finding instanceof Finding.MergeUnfinished)
                .map(Finding::code)
                .findFirst();
    }
}
