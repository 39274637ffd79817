package org.diskchain.cli;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.NewLink;
import org.diskchain.chain.Orphan;
import org.diskchain.disk.ParentLink;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.Candidate.Verdict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The commands that reconnect those orphans of which the parent is certain. A disk is reconnected
/// before those that get it, or what is built on it, as their parent.
final class ReconnectCommands {
    private final DiskForest forest;
    private final Map<Path, Path> parents = new HashMap<>();
    private final Map<Path, Path> unrecordable = new TreeMap<>();
    private final Set<Path> ordered = new LinkedHashSet<>();

    ReconnectCommands(
            DiskForest forest, List<Orphan> orphans, Map<Path, List<Candidate>> candidates) {
        this.forest = forest;
        for (Orphan orphan : orphans) {
            candidates.getOrDefault(orphan.disk(), List.of()).stream()
                    .filter(candidate -> candidate.verdict() == Verdict.CERTAIN)
                    .findFirst()
                    .ifPresent(parent -> put(orphan.disk(), parent.disk()));
        }
        for (Orphan orphan : orphans) order(orphan.disk());
    }

    private void put(Path orphan, Path parent) {
        ParentLink link = NewLink.of(orphan, parent, Guid.ZERO, Optional.empty());
        boolean recordable = NewLink.leadsTo(orphan, link, parent);
        (recordable ? parents : unrecordable).put(orphan, parent);
    }

    /// Orphans whose parent has a name, or lies in a folder, that cannot be recorded; with it.
    Map<Path, Path> unrecordable() {
        return unrecordable;
    }

    /// What the parent stands on goes first.
    private void order(Path orphan) {
        if (!parents.containsKey(orphan) || ordered.contains(orphan)) return;
        Set<Path> waiting = new LinkedHashSet<>();
        Path disk = orphan;
        while (parents.containsKey(disk) && waiting.add(disk)) disk = next(parents.get(disk));
        ordered.addAll(List.copyOf(waiting).reversed());
    }

    /// The uppermost orphan of a chain, or where it ends.
    private Path next(Path parent) {
        List<Path> chain = forest.chain(parent).stream().map(DiskNode::path).toList();
        return chain.stream().filter(parents::containsKey).findFirst().orElse(chain.getLast());
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Path orphan : ordered) lines.add(line(orphan, parents.get(orphan)));
        return lines;
    }

    private String line(Path orphan, Path parent) {
        ReadyCommand command =
                new ReadyCommand("reparent").path(orphan).word("--parent").path(parent);
        for (Path folder : searched(orphan, parent)) command.word("--search").path(folder);
        return command.toString();
    }

    /// Folders of the parent's ancestors that are not looked through anyway.
    private Set<Path> searched(Path orphan, Path parent) {
        Set<Path> folders = new LinkedHashSet<>();
        for (DiskNode disk : forest.chain(parent)) {
            Path folder = disk.path().getParent();
            boolean known =
                    folder.startsWith(orphan.getParent()) || folder.startsWith(parent.getParent());
            if (!known) folders.add(folder);
        }
        return folders;
    }
}
