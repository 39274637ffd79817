package org.diskchain.chain;

import org.diskchain.bytes.Storage;
import org.diskchain.journal.Journal;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.Participant;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The unfinished merges that a scan met, and which of the scanned disks they write. The paths in a
/// journal are compared, never followed; a disk that was found has the scan's path in it.
final class FoundJournals {
    private final List<Journal> readable = new ArrayList<>();
    private final List<Path> damaged = new ArrayList<>();
    private final Map<Path, List<Role>> roles = new HashMap<>();
    private final Map<Path, ScannedDisk> byPath = new HashMap<>();
    private final Map<String, ScannedDisk> byKey = new HashMap<>();

    /// A disk's part in a merge.
    ///
    /// @param number in the merged line
    private record Role(Journal journal, int number, List<Optional<ScannedDisk>> line) {}

    FoundJournals(Storage storage, Collection<Path> files, Collection<ScannedDisk> disks) {
        for (ScannedDisk disk : disks) byPath.put(disk.real(), disk);
        for (ScannedDisk disk : disks) {
            byPath.put(disk.path(), disk);
            byKey.put(disk.key(), disk);
        }
        for (Path file : files) {
            try {
                JournalFile.read(storage, file).ifPresent(this::assign);
            } catch (IOException e) {
                damaged.add(file);
            }
        }
    }

    private void assign(Journal recorded) {
        List<Optional<ScannedDisk>> line = new ArrayList<>();
        List<Path> addresses = new ArrayList<>();
        for (Participant disk : recorded.mergedLine()) {
            Optional<ScannedDisk> found = Optional.ofNullable(byPath.get(disk.path()));
            line.add(found.or(() -> Optional.ofNullable(byKey.get(disk.witness().key()))));
            addresses.add(found.map(ScannedDisk::path).orElse(disk.path()));
        }
        Journal journal = recorded.addressedAt(addresses);
        readable.add(journal);
        for (int i = 0; i < line.size(); i++) {
            Role role = new Role(journal, i, line);
            line.get(i)
                    .ifPresent(
                            disk ->
                                    roles.computeIfAbsent(disk.path(), _ -> new ArrayList<>())
                                            .add(role));
        }
    }

    List<Journal> readable() {
        return List.copyOf(readable);
    }

    /// Whether the merge writes one of these disks.
    boolean involvesAny(Journal journal, Set<Path> disks) {
        return disks.stream()
                .flatMap(disk -> roles.getOrDefault(disk, List.of()).stream())
                .anyMatch(role -> role.journal.equals(journal));
    }

    boolean involve(Path disk) {
        return roles.containsKey(disk);
    }

    /// The parent that an unfinished merge gives to the child, whichever identities are in place.
    Optional<ScannedDisk> parentOf(ScannedDisk child) {
        for (Role role : roles.getOrDefault(child.path(), List.of())) {
            if (role.number + 1 == role.line.size()) continue;
            Optional<ScannedDisk> parent = role.line.get(role.number + 1);
            if (parent.isPresent() && links(role, child, parent.get())) return parent;
        }
        return Optional.empty();
    }

    private static boolean links(Role role, ScannedDisk child, ScannedDisk parent) {
        List<Participant> line = role.journal.mergedLine();
        Path above = line.get(role.number).path();
        Path below = line.get(role.number + 1).path();
        return child.link().identities().stream()
                .anyMatch(
                        recorded -> role.journal.links(above, recorded, below, parent.identity()));
    }

    /// What a disk's part in unfinished merges means for it.
    List<Finding> findings(Path disk) {
        List<Finding> findings = new ArrayList<>();
        for (Role role : roles.getOrDefault(disk, List.of())) {
            boolean readable = role.number == 0 || role.journal.isDroppable();
            findings.add(new Finding.MergeUnfinished(disk, role.journal.file(), readable));
        }
        return findings;
    }

    /// Journals that cannot be read, by the disk that they stand beside.
    Map<Path, Path> damaged() {
        Map<Path, Path> byTarget = new HashMap<>();
        for (Path journal : damaged) {
            Path target = JournalFile.targetOf(journal);
            ScannedDisk disk = byPath.get(target);
            byTarget.put(disk == null ? target : disk.path(), journal);
        }
        return byTarget;
    }
}
