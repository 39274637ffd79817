package org.diskchain.plan;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Orphan;
import org.diskchain.chain.RecordedPlaces;
import org.diskchain.read.Probe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Ranks the disks that could be an orphan's parent. Touches no file.
///
/// Where disks of the recorded identity are there, they are compared, and those at a recorded path
/// or of a recorded name. Else also those of the same virtual disk id or size, and all others where
/// there are few: the likeliest of them.
public final class Candidates {
    /// So many are compared where nothing but the size tells.
    private static final int COMPARED = 64;

    /// So many dangerous ones are told.
    private static final int DANGEROUS = 5;

    /// So many are worth reading, where a disk of the recorded identity is there and where not.
    private static final int PROBED = 4;

    private static final int PROBED_BLIND = 24;

    private final DiskForest forest;
    private final Kin kin;
    private final Map<Guid, List<DiskNode>> byDiskId = new HashMap<>();
    private final Map<String, List<DiskNode>> byName = new HashMap<>();
    private final Map<Long, List<DiskNode>> bySize = new HashMap<>();
    private final Map<Path, Set<DiskNode>> considered = new HashMap<>();

    private record Ranked(Candidate candidate, long weight) {}

    private Candidates(DiskForest forest) {
        this.forest = forest;
        kin = new Kin(forest);
        for (DiskNode disk : forest.disks()) {
            put(byName, RecordedPlaces.folded(disk.name()), disk);
            if (!disk.facts().isReadable()) continue;
            put(byDiskId, disk.facts().id(), disk);
            put(bySize, disk.facts().virtualSize(), disk);
        }
    }

    private static <K> void put(Map<K, List<DiskNode>> map, K key, DiskNode disk) {
        map.computeIfAbsent(key, _ -> new ArrayList<>()).add(disk);
    }

    /// For many orphans of one forest.
    public static Candidates in(DiskForest forest) {
        return new Candidates(forest);
    }

    /// The candidates among the disks of the forest, the best first.
    ///
    /// @param probes what was read of some of them
    public static List<Candidate> rank(DiskForest forest, Orphan orphan, Map<Path, Probe> probes) {
        return in(forest).rank(orphan, probes);
    }

    /// The candidates of one orphan, the best first.
    ///
    /// @param probes what was read of some of them
    public List<Candidate> rank(Orphan orphan, Map<Path, Probe> probes) {
        return rank(orphan, probes, Set.of());
    }

    /// The same, where some are known not to be copies of each other.
    ///
    /// @param unlike disks that by their headers are copies, and do not hold the same
    public List<Candidate> rank(Orphan orphan, Map<Path, Probe> probes, Set<Path> unlike) {
        List<Candidate> told = new ArrayList<>();
        int dangerous = 0;
        for (Ranked ranked : ranked(orphan, probes, unlike)) {
            boolean isDangerous = ranked.candidate.verdict() == Candidate.Verdict.DANGEROUS;
            if (!isDangerous || dangerous++ < DANGEROUS) told.add(ranked.candidate);
        }
        return told;
    }

    /// The disks of which a look at their content may decide, the likeliest first.
    public List<Path> worthProbing(Orphan orphan) {
        boolean known = !kin.accepted(child(orphan)).isEmpty();
        return ranked(orphan, Map.of(), Set.of()).stream()
                .map(ranked -> ranked.candidate)
                .filter(candidate -> !candidate.says(Evidence.Topic.KIND, Evidence.Speaks.AGAINST))
                .filter(candidate -> !candidate.says(Evidence.Topic.CYCLE, Evidence.Speaks.AGAINST))
                .limit(known ? PROBED : PROBED_BLIND)
                .map(Candidate::disk)
                .toList();
    }

    /// The disks that are certain and by their headers are copies of each other, by path: either
    /// will do, unless a look at what they hold tells otherwise.
    ///
    /// @param probes what was read of some of them
    public List<Path> copies(Orphan orphan, Map<Path, Probe> probes) {
        return ranked(orphan, probes, Set.of()).stream()
                .map(ranked -> ranked.candidate)
                .filter(candidate -> candidate.verdict() == Candidate.Verdict.CERTAIN)
                .filter(candidate -> candidate.says(Evidence.Topic.TWIN, Evidence.Speaks.NEITHER))
                .map(Candidate::disk)
                .sorted()
                .toList();
    }

    private DiskNode child(Orphan orphan) {
        return forest.disk(orphan.disk())
                .orElseThrow(
                        () -> new IllegalArgumentException("not in the forest: " + orphan.disk()));
    }

    private List<Ranked> ranked(Orphan orphan, Map<Path, Probe> probes, Set<Path> unlike) {
        DiskNode child = child(orphan);
        RecordedPlaces places = RecordedPlaces.of(child);
        return considered.computeIfAbsent(child.path(), _ -> considered(child, places)).stream()
                .map(disk -> compared(child, places, disk, probes, unlike))
                .sorted(order(child))
                .toList();
    }

    private static Comparator<Ranked> order(DiskNode child) {
        return Comparator.comparing((Ranked ranked) -> ranked.candidate.verdict())
                .thenComparing(Comparator.comparingLong(Ranked::weight).reversed())
                .thenComparing(ranked -> steps(child.path(), ranked.candidate.disk()))
                .thenComparing(ranked -> ranked.candidate.disk());
    }

    /// How many folders one must go up and down.
    private static int steps(Path from, Path to) {
        return from.getRoot() != null && from.getRoot().equals(to.getRoot())
                ? from.relativize(to).getNameCount()
                : Integer.MAX_VALUE;
    }

    private Ranked compared(
            DiskNode child,
            RecordedPlaces places,
            DiskNode disk,
            Map<Path, Probe> probes,
            Set<Path> unlike) {
        boolean mayBeCopy = !unlike.contains(disk.path());
        Comparison comparison = new Comparison(child, places, disk, kin, mayBeCopy);
        List<Evidence> evidence = comparison.evidence(Optional.ofNullable(probes.get(disk.path())));
        boolean accepted = child.facts().parent().accepts(disk.facts().identity());
        Candidate candidate =
                new Candidate(disk.path(), Weights.verdict(child, accepted, evidence), evidence);
        return new Ranked(candidate, comparison.weight(evidence));
    }

    private Set<DiskNode> considered(DiskNode child, RecordedPlaces places) {
        List<DiskNode> accepted = kin.accepted(child);
        Set<DiskNode> considered = new LinkedHashSet<>(accepted);
        places.paths().keySet().forEach(path -> forest.disk(path).ifPresent(considered::add));
        Map<Path, DiskNode> weak = new LinkedHashMap<>();
        places.names().keySet().forEach(name -> put(weak, byName.get(name)));
        Set<Path> named = Set.copyOf(weak.keySet());
        boolean found = accepted.stream().anyMatch(disk -> kin.broken(disk).isEmpty());
        if (!found) {
            if (!child.facts().id().isZero()) put(weak, byDiskId.get(child.facts().id()));
            put(weak, bySize.get(child.facts().virtualSize()));
            if (weak.size() < COMPARED) put(weak, List.copyOf(forest.disks()));
        }
        considered.addAll(likeliest(child, places, weak.values(), named));
        considered.removeIf(disk -> disk.key().equals(child.key()));
        return considered;
    }

    private record Weak(DiskNode disk, int likeness, int steps) {}

    private static void put(Map<Path, DiskNode> all, List<DiskNode> disks) {
        if (disks != null) disks.forEach(disk -> all.putIfAbsent(disk.path(), disk));
    }

    /// In order of path among those that are equally likely.
    private List<DiskNode> likeliest(
            DiskNode child, RecordedPlaces places, Collection<DiskNode> weak, Set<Path> named) {
        Map<Path, Integer> steps = new HashMap<>();
        return weak.stream()
                .filter(disk -> disk.facts().format() == child.facts().format())
                .map(
                        disk ->
                                new Weak(
                                        disk,
                                        named.contains(disk.path())
                                                ? likeness(child, disk)
                                                        + places.sharedTrail(disk.path())
                                                : likeness(child, disk),
                                        steps.computeIfAbsent(
                                                disk.path().getParent(),
                                                folder -> steps(child.path(), folder))))
                .sorted(
                        Comparator.comparingInt((Weak disk) -> -disk.likeness)
                                .thenComparingInt(Weak::steps))
                .limit(COMPARED)
                .map(Weak::disk)
                .filter(disk -> !kin.wouldClose(child, disk))
                .toList();
    }

    private static int likeness(DiskNode child, DiskNode disk) {
        int likeness = disk.facts().id().equals(child.facts().id()) ? 2 : 0;
        return disk.facts().virtualSize() == child.facts().virtualSize() ? likeness + 2 : likeness;
    }
}
