package org.diskchain.chain;

import org.diskchain.bytes.Storage;
import org.diskchain.journal.Journal;
import org.diskchain.journal.JournalDamagedException;
import org.diskchain.journal.JournalDamagedException.Damage;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.Participant;
import org.diskchain.journal.RecordName;
import org.diskchain.journal.Rescued;
import org.diskchain.journal.Stamp;

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
    private final List<Damaged> damaged = new ArrayList<>();
    private final Map<Path, List<Role>> roles = new HashMap<>();
    private final Map<Path, ScannedDisk> byPath = new HashMap<>();
    private final Map<Path, Path> targets = new HashMap<>(); // of journals
    private final Map<String, ScannedDisk> byKey = new HashMap<>();

    /// A disk's part in a merge.
    ///
    /// @param path the disk's, as the journal has it
    /// @param readable whether the disk reads as before while the merge is unfinished
    /// @param below the parent that the merge gives it; empty for the target
    private record Role(Journal journal, Path path, boolean readable, Optional<Path> below) {}

    /// A journal that cannot be trusted.
    record Damaged(Path file, Damage damage) {}

    FoundJournals(Storage storage, Collection<Path> files, Collection<ScannedDisk> disks) {
        for (ScannedDisk disk : disks) add(disk.real(), disk);
        for (ScannedDisk disk : disks) {
            add(disk.path(), disk);
            byKey.put(disk.key(), disk);
        }
        for (Path file : files) {
            try {
                JournalFile.read(storage, file).ifPresent(this::assign);
            } catch (JournalDamagedException e) {
                damaged.add(new Damaged(file, e.damage()));
            } catch (IOException e) {
                damaged.add(new Damaged(file, Damage.UNREADABLE));
            }
        }
    }

    private void add(Path path, ScannedDisk disk) {
        byPath.put(path, disk);
        targets.put(JournalFile.beside(path), disk.path());
    }

    private void assign(Journal recorded) {
        Map<Path, Path> shown = new HashMap<>();
        for (Participant disk : recorded.participants()) {
            found(disk).ifPresent(found -> shown.put(disk.path(), found.path()));
        }
        Journal journal = recorded.addressedAt(path -> shown.getOrDefault(path, path));
        readable.add(journal);
        List<Path> line = journal.paths();
        for (int i = 0; i < line.size(); i++) {
            boolean readable = i == 0 || journal.isDroppable();
            Optional<Path> below =
                    i + 1 == line.size() ? Optional.empty() : Optional.of(line.get(i + 1));
            add(new Role(journal, line.get(i), readable, below));
        }
        for (Rescued rescued : journal.rescued()) {
            Optional<Path> below = Optional.of(journal.parentOf(rescued).path());
            add(new Role(journal, rescued.disk().path(), true, below));
        }
    }

    private Optional<ScannedDisk> found(Participant disk) {
        Optional<ScannedDisk> found = Optional.ofNullable(byPath.get(disk.path()));
        return found.or(() -> Optional.ofNullable(byKey.get(disk.witness().key())));
    }

    private void add(Role role) {
        roles.computeIfAbsent(role.path, _ -> new ArrayList<>()).add(role);
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
            Optional<ScannedDisk> parent = role.below.map(byPath::get);
            if (parent.isPresent() && links(role, child, parent.get())) return parent;
        }
        return Optional.empty();
    }

    private static boolean links(Role role, ScannedDisk child, ScannedDisk parent) {
        Path below = role.below.orElseThrow();
        if (mayBeUsed(role.journal, parent)) return false;
        return child.link().identities().stream()
                .anyMatch(
                        recorded ->
                                role.journal.links(role.path, recorded, below, parent.identity()));
    }

    /// Whether it is a target that has the source's identity and is not as the merge left it. Who
    /// uses a VHD leaves no other trace: nothing is read through it then but by who links it anew.
    private static boolean mayBeUsed(Journal journal, ScannedDisk parent) {
        boolean taken =
                parent.path().equals(journal.target().path())
                        && parent.identity().equals(journal.source().oldIdentity());
        Stamp now = new Stamp(parent.facts().fileSize(), parent.key(), parent.modified());
        return taken && journal.left().isKnown() && !journal.left().equals(now);
    }

    /// What a disk's part in unfinished merges means for it.
    List<Finding> findings(Path disk) {
        List<Finding> findings = new ArrayList<>();
        for (Role role : roles.getOrDefault(disk, List.of())) {
            findings.add(new Finding.MergeUnfinished(disk, role.journal.file(), role.readable));
        }
        return findings;
    }

    /// Journals that cannot be read, by the disk that they stand beside.
    Map<Path, Damaged> damaged() {
        Map<Path, Damaged> byTarget = new HashMap<>();
        for (Damaged journal : damaged) {
            Path file = journal.file();
            byTarget.put(targets.getOrDefault(file, RecordName.MERGE.diskOf(file)), journal);
        }
        return byTarget;
    }
}
