package org.diskchain.chain;

import org.diskchain.bytes.Guid;
import org.diskchain.disk.Format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The scanned disks by the identity under which children know them.
final class Identities {
    /// One answer, one that may be the asking disk itself, and one that makes it ambiguous.
    private static final int ENOUGH = 3;

    private final Map<Id, List<ScannedDisk>> disks = new HashMap<>();
    private final Map<Question, List<ScannedDisk>> nearest = new HashMap<>();

    private record Id(Format format, Guid identity) {}

    private record Question(Id id, Path folder) {}

    /// @param disks in order of path
    Identities(Collection<ScannedDisk> disks) {
        for (ScannedDisk disk : disks) {
            if (disk.facts().isReadable() && !disk.identity().isZero()) {
                this.disks.computeIfAbsent(id(disk), _ -> new ArrayList<>()).add(disk);
            }
        }
    }

    private static Id id(ScannedDisk disk) {
        return new Id(disk.facts().format(), disk.identity());
    }

    /// The one or two likeliest parents of the child: those in its own folder, then the nearest.
    List<ScannedDisk> parents(ScannedDisk child) {
        for (Guid identity : child.link().identities()) {
            Id id = new Id(child.facts().format(), identity);
            List<ScannedDisk> found =
                    nearest.computeIfAbsent(new Question(id, child.folder()), this::sorted).stream()
                            .filter(disk -> !disk.key().equals(child.key()))
                            .limit(2)
                            .toList();
            if (!found.isEmpty()) return found;
        }
        return List.of();
    }

    private List<ScannedDisk> sorted(Question question) {
        return disks.getOrDefault(question.id, List.of()).stream()
                .sorted(
                        Comparator.comparingInt(
                                        (ScannedDisk disk) -> steps(question.folder, disk.folder()))
                                .thenComparing(ScannedDisk::path))
                .limit(ENOUGH)
                .toList();
    }

    /// How many folders one must go up and down.
    private static int steps(Path from, Path to) {
        if (from.equals(to)) return 0;
        int common = 0;
        int most = Math.min(from.getNameCount(), to.getNameCount());
        while (common < most && from.getName(common).equals(to.getName(common))) common++;
        return from.getNameCount() + to.getNameCount() - 2 * common;
    }

    /// Another file of the same identity.
    Optional<ScannedDisk> twin(ScannedDisk disk) {
        return disks.getOrDefault(id(disk), List.of()).stream()
                .filter(other -> !other.path().equals(disk.path()))
                .findFirst();
    }
}
