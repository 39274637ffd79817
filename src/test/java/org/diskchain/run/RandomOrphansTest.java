package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Orphan;
import org.diskchain.chain.Orphans;
import org.diskchain.chain.Scanner;
import org.diskchain.disk.Format;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.Candidate.Verdict;
import org.diskchain.plan.Evidence;
import org.diskchain.plan.Evidence.Speaks;
import org.diskchain.plan.Evidence.Topic;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.ShuffledForest;
import org.diskchain.testing.ShuffledForest.Entry;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Random forests whose files were moved, renamed, copied, deleted, resized, written to, and their
/// identities damaged, with decoys of the same size and name: the right parent ranks first, and a
/// wrong one is never called certain.
///
/// What is right is said by the record of what was done, see [Answers]. `-Ddiskchain.orphans=N`
/// judges N orphans; `-Ddiskchain.seed=S` one forest.
final class RandomOrphansTest {
    private static final Path ROOT = Path.of("/vms").toAbsolutePath();
    private static final int ORPHANS = Integer.getInteger("diskchain.orphans", 2_000);
    private static final long SEED = Long.getLong("diskchain.seed", -1);
    private static final double FIRST = 0.999;
    private static final int THREADS = 2;

    private final AtomicLong next = new AtomicLong(SEED < 0 ? 1 : SEED);
    private final AtomicInteger orphans = new AtomicInteger();
    private final AtomicInteger ranked = new AtomicInteger();
    private final AtomicInteger first = new AtomicInteger();
    private final AtomicInteger identified = new AtomicInteger();
    private final AtomicInteger certain = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final List<String> wrong = java.util.Collections.synchronizedList(new ArrayList<>());

    @Test
    void theRightParentRanksFirstAndNoWrongOneIsCertain() {
        long began = System.nanoTime();
        IntStream.range(0, THREADS)
                .parallel()
                .forEach(
                        _ -> {
                            do judge(next.getAndIncrement());
                            while (SEED < 0 && orphans.get() < ORPHANS);
                        });
        System.out.printf(
                "%d orphans (seeds %d to %d) in %.0f s: %d had an answer, the right one first for"
                        + " %d (%.3f %%), %d of them with more than one right answer; %d had the"
                        + " identity to be found, %d of these certain%n",
                orphans.get(),
                SEED < 0 ? 1 : SEED,
                next.get() - 1,
                (System.nanoTime() - began) / 1e9,
                ranked.get(),
                first.get(),
                100.0 * first.get() / Math.max(1, ranked.get()),
                open.get(),
                identified.get(),
                certain.get());
        assertTrue(first.get() >= FIRST * ranked.get(), () -> String.join("\n", wrong));
        assertTrue(SEED >= 0 || certain.get() > identified.get() / 2, "most are certain");
    }

    private void judge(long seed) {
        try {
            MemoryStorage storage = new MemoryStorage();
            ShuffledForest made = new ShuffledForest(storage, ROOT, seed);
            DiskForest forest = new Scanner(storage).scan(List.of(ROOT), Progress.NONE);
            List<Orphan> found = Orphans.of(forest);
            Map<Path, List<Candidate>> all =
                    new CandidateSearch(storage).search(forest, found, Progress.NONE);
            for (Entry child : made.entries()) {
                List<Candidate> candidates = all.get(child.path());
                if (candidates != null) judge(seed, made, child, candidates);
            }
        } catch (Exception | AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private void judge(long seed, ShuffledForest made, Entry child, List<Candidate> candidates) {
        orphans.incrementAndGet();
        Answers answers = new Answers(made, child);
        Set<Path> mayBeCertain = paths(answers.identified());
        for (Candidate candidate : candidates) {
            assertTrue(
                    candidate.verdict() != Verdict.CERTAIN
                            || mayBeCertain.contains(candidate.disk()),
                    () -> "wrong and certain: " + told(child, mayBeCertain, candidates));
        }
        Set<Path> right = paths(answers.right());
        if (right.isEmpty()) return;
        ranked.incrementAndGet();
        if (right.size() > 1) open.incrementAndGet();
        boolean isFirst = !candidates.isEmpty() && right.contains(candidates.getFirst().disk());
        if (isFirst) first.incrementAndGet();
        else wrong.add("seed " + seed + ": " + told(child, right, candidates));
        if (mayBeCertain.isEmpty()) return;
        identified.incrementAndGet();
        if (isFirst && candidates.getFirst().verdict() == Verdict.CERTAIN)
            certain.incrementAndGet();
    }

    private static String told(Entry child, Set<Path> right, List<Candidate> candidates) {
        StringBuilder text = new StringBuilder(child.path() + ", right " + right);
        for (Candidate candidate : candidates) {
            text.append("\n  ").append(candidate.verdict()).append(' ').append(candidate.disk());
            for (Evidence fact : candidate.evidence()) {
                if (fact.speaks() == Speaks.NEITHER) continue;
                text.append(fact.speaks() == Speaks.FOR ? " +" : " -").append(fact.topic().code());
                if (fact.topic() == Topic.CONTENT) {
                    text.append("(" + fact.recorded() + "|" + fact.found() + ")");
                }
            }
        }
        return text.toString();
    }

    private static Set<Path> paths(List<Entry> entries) {
        return entries.stream().map(Entry::path).collect(Collectors.toSet());
    }

    /// What can be known of a child's parent from what is there.
    ///
    /// Nobody can tell apart copies of one file that are bit for bit the same; copies of a VHD of
    /// which one was written to since, because they keep their identity; and, where the identity is
    /// lost, the disks of one machine, unless one has the recorded name. Any of them is right then.
    ///
    /// The guest does not tell where the child holds nothing that names it, or where the parent's
    /// own line is broken, so that what lies below is not to be read. Then only the name can tell,
    /// or the virtual disk id where the machine has one. Where another machine's VHD has the
    /// identity of a base, nobody knows on which of the two the others stand: without the recorded
    /// identity nothing can be told there.
    private static final class Answers {
        private final Entry child;
        private final List<Entry> all;
        private final Format format;
        private final boolean forged;

        Answers(ShuffledForest made, Entry child) {
            this.child = child;
            this.all = made.entries();
            this.format = made.format();
            this.forged = made.isForged();
        }

        /// The parent and its copies, those that have the recorded identity.
        List<Entry> identified() {
            return family().stream()
                    .filter(entry -> entry.identity().equals(child.recorded()))
                    .toList();
        }

        List<Entry> right() {
            if (family().isEmpty()) return List.of();
            List<Entry> identified = identified();
            if (!identified.isEmpty()) return withForged(identified);
            if (forged) return List.of();
            List<Entry> possible = all.stream().filter(this::isPossible).toList();
            List<Entry> named = possible.stream().filter(this::hasRecordedName).toList();
            List<Entry> family = family();
            if (!named.isEmpty() && family.containsAll(named)) return named;
            return possible;
        }

        private List<Entry> family() {
            return all.stream().filter(entry -> entry.original() == child.parent()).toList();
        }

        private List<Entry> withForged(List<Entry> identified) {
            if (format != Format.VHD || child.tells()) return identified;
            return all.stream().filter(entry -> entry.identity().equals(child.recorded())).toList();
        }

        /// Whether the line from the entry down to a base is there.
        private boolean isWhole(Entry entry) {
            if (entry.parent() == null) return true;
            return all.stream()
                    .filter(below -> below.original() == entry.parent())
                    .filter(below -> below.identity().equals(entry.recorded()))
                    .anyMatch(this::isWhole);
        }

        private boolean isPossible(Entry entry) {
            if (entry == child) return false;
            boolean guest = child.tells() && family().stream().anyMatch(this::isWhole);
            boolean told = guest || format == Format.VHDX && child.machine().sharesId();
            return !told || entry.machine() == child.machine();
        }

        private boolean hasRecordedName(Entry entry) {
            return entry.path().getFileName().toString().equals(child.recordedName());
        }
    }

    @Test
    void sameSeedsGiveTheSameForest() throws Exception {
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            new ShuffledForest(new MemoryStorage(), ROOT, 7)
                    .entries()
                    .forEach(entry -> paths.add(entry.path()));
        }
        assertEquals(
                paths.subList(0, paths.size() / 2), paths.subList(paths.size() / 2, paths.size()));
    }
}
