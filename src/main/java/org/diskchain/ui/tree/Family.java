package org.diskchain.ui.tree;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Orphan;
import org.diskchain.chain.Orphans;
import org.diskchain.chain.ParentState;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The forest as it is drawn: every disk and every ghost once, each below one parent at most. A
/// mismatched parent is a parent here; a circle is cut at its first disk.
final class Family {
    static final Family NONE = new Family(DiskForest.EMPTY);

    private static final Comparator<DiskNode> BY_AGE =
            Comparator.comparing(DiskNode::modified)
                    .thenComparing(DiskNode::name)
                    .thenComparing(DiskNode::path);

    private final Map<Path, Card> cards = new LinkedHashMap<>();
    private final Map<Path, Path> parents = new HashMap<>();
    private final Map<Path, Link> links = new HashMap<>();
    private final Map<Path, List<Path>> children = new HashMap<>();
    private final List<Path> roots = new ArrayList<>();
    private final Map<Path, Orphan.State> orphans = new HashMap<>();

    Family(DiskForest forest) {
        List<DiskNode> disks = new ArrayList<>(forest.disks());
        disks.sort(BY_AGE);
        Orphans.of(forest).forEach(orphan -> orphans.put(orphan.disk(), orphan.state()));
        disks.forEach(disk -> cards.put(disk.path(), new Card.Present(disk)));
        disks.forEach(this::link);
        cutCircles();
        for (Path card : cards.keySet()) {
            Path parent = parents.get(card);
            if (parent == null) roots.add(card);
            else children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(card);
        }
        sortRoots();
    }

    /// The roots of the trees, sorted by folder, then by name.
    List<Path> roots() {
        return Collections.unmodifiableList(roots);
    }

    /// In order of file time, then name.
    List<Path> children(Path card) {
        return Collections.unmodifiableList(children.getOrDefault(card, List.of()));
    }

    Optional<Path> parent(Path card) {
        return Optional.ofNullable(parents.get(card));
    }

    Link link(Path card) {
        return links.getOrDefault(card, Link.NONE);
    }

    Optional<Card> card(Path path) {
        return Optional.ofNullable(cards.get(path));
    }

    int size() {
        return cards.size();
    }

    private void link(DiskNode disk) {
        switch (disk.parent()) {
            case ParentState.Base _ -> {}
            case ParentState.Resolved(var parent, _) -> hang(disk, parent, resolved(disk.path()));
            case ParentState.Mismatch(var parent, _) -> hang(disk, parent, Link.MISMATCH);
            case ParentState.Cycle(var parent, _) -> hang(disk, parent, Link.CYCLE);
            case ParentState.Missing(var tried) ->
                    haunt(disk, tried.isEmpty() ? besides(disk) : tried.getFirst());
            case ParentState.Blocked(var recorded) ->
                    haunt(disk, disk.path().resolveSibling(lastName(recorded)));
        }
    }

    private Link resolved(Path disk) {
        return Optional.ofNullable(orphans.get(disk))
                .map(
                        state ->
                                switch (state) {
                                    case SUPERSEDED -> Link.SUPERSEDED;
                                    case MOVED -> Link.MOVED;
                                    case SECOND_SLOT -> Link.SECOND_SLOT;
                                    case UNIDENTIFIED -> Link.MISMATCH;
                                    case STALE_PATH, MISSING, MISMATCH, CYCLE, BLOCKED ->
                                            Link.RESOLVED;
                                })
                .orElse(Link.RESOLVED);
    }

    private void hang(DiskNode disk, Path parent, Link link) {
        if (!cards.containsKey(parent)) {
            haunt(disk, parent);
            return;
        }
        parents.put(disk.path(), parent);
        links.put(disk.path(), link);
    }

    private void haunt(DiskNode disk, Path ghost) {
        Card.Ghost missing = new Card.Ghost(ghost);
        if (cards.putIfAbsent(ghost, missing) instanceof Card.Present) {
            links.put(disk.path(), Link.MISSING);
            return;
        }
        parents.put(disk.path(), ghost);
        links.put(disk.path(), Link.MISSING);
    }

    private static Path besides(DiskNode disk) {
        String recorded =
                disk.facts().parent().paths().stream()
                        .map(path -> lastName(path.value()))
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse("?");
        return disk.path().resolveSibling(recorded);
    }

    private static String lastName(String recorded) {
        String name = recorded.substring(recorded.lastIndexOf('\\') + 1);
        name = name.substring(name.lastIndexOf('/') + 1);
        return name.isEmpty() || name.indexOf('\0') >= 0 ? "?" : name;
    }

    /// Walks up from every card; where the way comes back to itself, the first card loses its link.
    private void cutCircles() {
        Set<Path> rooted = new HashSet<>();
        for (Path start : List.copyOf(cards.keySet())) {
            Set<Path> way = new HashSet<>();
            Path card = start;
            while (card != null && !rooted.contains(card)) {
                if (!way.add(card)) {
                    parents.remove(card);
                    break;
                }
                card = parents.get(card);
            }
            rooted.addAll(way);
        }
    }

    private void sortRoots() {
        Map<Path, String> folders = new HashMap<>();
        for (Path root : roots) folders.put(root, folder(root));
        roots.sort(
                Comparator.comparing((Path root) -> folders.get(root))
                        .thenComparing(root -> cards.get(root).name())
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// The folder of the root; below a ghost, that of its first disk, as the ghost is nowhere.
    private String folder(Path root) {
        Path disk = cards.get(root) instanceof Card.Ghost ? children.get(root).getFirst() : root;
        return String.valueOf(disk.getParent());
    }
}
