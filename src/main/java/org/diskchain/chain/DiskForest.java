package org.diskchain.chain;

import org.diskchain.disk.Severity;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.Undoable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All trees that a scan found. A snapshot: holds no open file.
public final class DiskForest {
    public static final DiskForest EMPTY = new DiskForest(List.of(), List.of(), List.of());

    private final Map<Path, DiskNode> disks = new LinkedHashMap<>();
    private final Map<Path, List<Path>> children = new HashMap<>();
    private final List<Journal> unfinished;
    private final List<Path> searched;
    private final List<Undoable> undoable;
    private final List<Rebase> rebases;

    public DiskForest(Collection<DiskNode> disks, List<Journal> unfinished, List<Path> searched) {
        this(disks, unfinished, searched, List.of(), List.of());
    }

    /// @param searched the folders that were looked through, with all below them
    public DiskForest(
            Collection<DiskNode> disks,
            List<Journal> unfinished,
            List<Path> searched,
            List<Undoable> undoable,
            List<Rebase> rebases) {
        disks.forEach(disk -> this.disks.put(disk.path(), disk));
        this.unfinished = List.copyOf(unfinished);
        this.searched = List.copyOf(searched);
        this.undoable = List.copyOf(undoable);
        this.rebases = List.copyOf(rebases);
        for (DiskNode disk : disks) {
            if (disk.parent() instanceof ParentState.Resolved(var parent, _)) {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(disk.path());
            }
        }
    }

    /// Every disk, in order of path.
    public Collection<DiskNode> disks() {
        return disks.values();
    }

    public Optional<DiskNode> disk(Path path) {
        return Optional.ofNullable(disks.get(path));
    }

    /// The disks whose link resolves to `parent`.
    public List<Path> children(Path parent) {
        return children.getOrDefault(parent, List.of());
    }

    /// The disk and all its ancestors as far as links resolve, leaf first.
    public List<DiskNode> chain(Path leaf) {
        return chain(leaf, false);
    }

    /// The disk and all its ancestors as far as links lead to a file, be it the right one or not,
    /// leaf first. What a merge along it would do can be told, though it is refused.
    public List<DiskNode> chainOfFiles(Path leaf) {
        return chain(leaf, true);
    }

    private List<DiskNode> chain(Path leaf, boolean throughMismatches) {
        Map<Path, DiskNode> chain = new LinkedHashMap<>();
        DiskNode next = disks.get(leaf);
        while (next != null && chain.putIfAbsent(next.path(), next) == null) {
            next =
                    switch (next.parent()) {
                        case ParentState.Resolved(var parent, _) -> disks.get(parent);
                        case ParentState.Mismatch(var parent, _) when throughMismatches ->
                                disks.get(parent);
                        case ParentState.Mismatch _,
                                ParentState.Base _,
                                ParentState.Missing _,
                                ParentState.Cycle _,
                                ParentState.Blocked _ ->
                                null;
                    };
        }
        return List.copyOf(chain.values());
    }

    /// All disks below `ancestor`, children before grandchildren.
    public Set<Path> descendants(Path ancestor) {
        Set<Path> found = new LinkedHashSet<>(children(ancestor));
        List<Path> open = new ArrayList<>(found);
        for (int i = 0; i < open.size(); i++) {
            for (Path child : children(open.get(i))) if (found.add(child)) open.add(child);
        }
        return found;
    }

    /// Whether the disk can be read through its whole chain.
    public boolean isSound(Path disk) {
        return disk(disk)
                .map(
                        node ->
                                node.findings().stream()
                                        .noneMatch(finding -> finding.severity() == Severity.ERROR))
                .orElse(false);
    }

    public List<Journal> unfinished() {
        return unfinished;
    }

    /// The records of reconnects that lie beside disks of the forest.
    public List<Undoable> undoable() {
        return undoable;
    }

    /// The record of reconnects of one disk.
    public Optional<Undoable> undoable(Path child) {
        return undoable.stream().filter(record -> record.child().equals(child)).findFirst();
    }

    /// The unfinished rebases of disks of the forest.
    public List<Rebase> rebases() {
        return rebases;
    }

    public List<Path> searched() {
        return searched;
    }
}
