package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Orphan;
import org.diskchain.chain.Orphan.State;
import org.diskchain.chain.Orphans;
import org.diskchain.chain.Scanner;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.Candidate.Verdict;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.plan.Effects;
import org.diskchain.plan.MergePlanner;
import org.diskchain.plan.Planned;
import org.diskchain.testing.MadeForest;
import org.diskchain.testing.MadeForest.Made;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.PlannedMerge;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// After a merge, the children of what was merged are orphans, and the target is certain to be
/// their parent, whether the merged files still lie there or not; what became invalid is not told
/// to be certain of anything.
final class OrphansAfterMergeTest {
    private static final Path FOLDER = Path.of("/forest").toAbsolutePath();
    private static final int ORPHANS = 60;

    private final Set<org.diskchain.disk.Format> formats =
            EnumSet.noneOf(org.diskchain.disk.Format.class);
    private int orphans;
    private int merged;

    @Test
    void theTargetIsTheCertainParent() throws Exception {
        for (long seed = 1; orphans < ORPHANS; seed++) merge(seed);

        assertEquals(2, formats.size(), "both formats");
        assertTrue(merged > 0, "merges of one disk");
    }

    private void merge(long seed) throws Exception {
        MemoryStorage storage = new MemoryStorage();
        SplittableRandom random = new SplittableRandom(seed);
        Map<Path, Made> disks = new MadeForest(storage, FOLDER, seed).disks();
        DiskForest before = scan(storage);
        assertEquals(List.of(), Orphans.of(before), "seed " + seed);
        for (Made source : disks.values()) {
            if (source.parent() == null || before.children(source.path()).isEmpty()) continue;
            int depth = 1 + random.nextInt(before.chain(source.path()).size() - 1);
            if (!(PlannedMerge.of(storage, before, source.path(), depth)
                    instanceof Planned.MergePlan plan)) continue;
            Effects effects = MergePlanner.effects(before, source.path(), depth);
            new MergeRunner(storage, random, InstantSource.system()).run(plan, Progress.NONE);
            formats.add(before.disk(source.path()).orElseThrow().facts().format());
            requireFound(
                    storage, effects, "seed " + seed + ", merged file there", State.SUPERSEDED);
            for (Path merged : effects.disks(Kind.MERGED)) storage.delete(merged);
            requireFound(storage, effects, "seed " + seed + ", merged file gone", State.MOVED);
            return;
        }
    }

    private void requireFound(MemoryStorage storage, Effects effects, String where, State state)
            throws Exception {
        DiskForest forest = scan(storage);
        List<Orphan> found = Orphans.of(forest);
        Map<Path, List<Candidate>> all =
                new CandidateSearch(storage).search(forest, found, Progress.NONE);
        for (Path path : effects.disks(Kind.ORPHANED)) {
            Orphan orphan =
                    found.stream()
                            .filter(each -> each.disk().equals(path))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(where + ": " + path));
            assertEquals(state, orphan.state(), where);
            assertEquals(Set.copyOf(forest.descendants(path)), Set.copyOf(orphan.below()), where);
            Candidate best = all.get(path).getFirst();
            assertEquals(effects.target(), best.disk(), where);
            assertEquals(Verdict.CERTAIN, best.verdict(), where + ": " + best);
            all.get(path).stream()
                    .skip(1)
                    .forEach(
                            other ->
                                    assertTrue(
                                            other.verdict() == Verdict.DANGEROUS,
                                            where + ": " + other));
            orphans++;
        }
        boolean there = forest.disk(effects.source()).isPresent();
        if (there && effects.disks(Kind.MERGED).size() == 1) {
            boolean told = found.stream().anyMatch(each -> each.disk().equals(effects.source()));
            assertFalse(told, where + ": a merged disk has nothing to be mended");
            merged++;
        }
        for (Path invalid : effects.disks(Kind.INVALIDATED)) {
            for (Candidate candidate : all.getOrDefault(invalid, List.of())) {
                assertTrue(candidate.verdict() == Verdict.DANGEROUS, where + ": " + candidate);
            }
        }
    }

    private static DiskForest scan(MemoryStorage storage) throws Exception {
        return new Scanner(storage).scan(List.of(FOLDER), Progress.NONE);
    }
}
