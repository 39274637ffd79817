package org.diskchain.chain;

import org.diskchain.bytes.Storage;
import org.diskchain.chain.Linking.Link;
import org.diskchain.journal.Journal;
import org.diskchain.work.CancelledException;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Makes a forest of what was gathered: links, what follows from them, and the disks that belong to
/// it: those met in the places, and all their ancestors.
final class ForestDrawing {
    private final Gathering gathering;
    private final FoundJournals journals;
    private final FoundRecords records;
    private final Map<Path, ScannedDisk> all = new LinkedHashMap<>();
    private final Ancestry ancestry;

    /// Reads records, and what their disks hold now where that must be known.
    ForestDrawing(Storage storage, Gathering gathering) throws CancelledException {
        this.gathering = gathering;
        Collection<ScannedDisk> disks = gathering.disks().values();
        journals = new FoundJournals(storage, gathering.journals(), disks);
        records = new FoundRecords(storage, gathering, disks);
        disks.stream()
                .sorted(Comparator.comparing(ScannedDisk::path))
                .forEach(disk -> all.put(disk.path(), disk));
        Linking linking =
                new Linking(
                        gathering.disks(),
                        gathering.leads(),
                        new Identities(all.values()),
                        journals);
        Map<Path, Link> links = new HashMap<>();
        all.values().forEach(disk -> links.put(disk.path(), linking.of(disk)));
        ancestry = new Ancestry(links);
    }

    /// The forest of all that was met in the places.
    DiskForest forest(List<Path> searched) {
        return forest(all.keySet().stream().filter(gathering::isInside).toList(), searched);
    }

    /// The forest of these disks and their ancestors.
    DiskForest forest(List<Path> roots, List<Path> searched) {
        Map<Path, ScannedDisk> included = withAncestors(roots);
        Map<Path, List<Finding>> findings = new HashMap<>();
        Identities identities = new Identities(included.values());
        included.values().forEach(disk -> findings.put(disk.path(), own(disk, identities)));
        journals.damaged()
                .forEach(
                        (target, journal) -> {
                            List<Finding> own = findings.get(target);
                            if (own == null) return;
                            own.add(
                                    new Finding.JournalDamaged(
                                            target, journal.file(), journal.damage()));
                        });
        Map<Path, Path> broken = ancestry.broken(findings);
        broken.forEach(
                (disk, ancestor) ->
                        findings.get(disk).add(new Finding.ChainBroken(disk, ancestor)));
        Superseding superseding = new Superseding(included.values(), findings);
        broken.keySet().forEach(disk -> addSuperseded(all.get(disk), superseding, findings));
        return new DiskForest(
                included.values().stream().map(disk -> node(disk, findings)).toList(),
                unfinished(included.keySet()),
                searched,
                records.undoable(included.keySet()),
                records.rebases(included.keySet()));
    }

    private void addSuperseded(
            ScannedDisk disk, Superseding superseding, Map<Path, List<Finding>> findings) {
        if (!(ancestry.link(disk.path()).state() instanceof ParentState.Resolved(var parent, _))) {
            return;
        }
        superseding
                .of(disk, parent)
                .ifPresent(
                        by ->
                                findings.get(disk.path())
                                        .add(
                                                new Finding.ParentSuperseded(
                                                        disk.path(), parent, by)));
    }

    private Map<Path, ScannedDisk> withAncestors(List<Path> roots) {
        Map<Path, ScannedDisk> included = new TreeMap<>();
        Deque<Path> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Path next = open.remove();
            if (included.putIfAbsent(next, all.get(next)) != null) continue;
            switch (ancestry.link(next).state()) {
                case ParentState.Resolved(var parent, _) -> open.add(parent);
                case ParentState.Cycle(var parent, _) -> open.add(parent);
                case ParentState.Base _,
                        ParentState.Missing _,
                        ParentState.Mismatch _,
                        ParentState.Blocked _ -> {}
            }
        }
        return included;
    }

    private List<Finding> own(ScannedDisk disk, Identities identities) {
        Path path = disk.path();
        List<Finding> findings = new ArrayList<>(disk.findings());
        Link link = ancestry.link(path);
        if (link.state() instanceof ParentState.Cycle(_, var cycle)) {
            findings.add(new Finding.ParentCycle(path, cycle));
        }
        findings.addAll(link.findings());
        identities.twin(disk).ifPresent(twin -> findings.add(new Finding.Twin(path, twin.path())));
        findings.addAll(journals.findings(path));
        findings.addAll(records.findings(path));
        return findings;
    }

    private DiskNode node(ScannedDisk disk, Map<Path, List<Finding>> findings) {
        return new DiskNode(
                disk.path(),
                disk.key(),
                disk.modified(),
                disk.facts(),
                disk.ownedBytes(),
                ancestry.link(disk.path()).state(),
                findings.get(disk.path()),
                !gathering.isInside(disk.path()));
    }

    /// Merges found beside what was searched, and those that write a disk of the forest.
    private List<Journal> unfinished(Set<Path> included) {
        return journals.readable().stream()
                .filter(
                        journal ->
                                gathering.isInside(journal.file())
                                        || journals.involvesAny(journal, included))
                .toList();
    }
}
