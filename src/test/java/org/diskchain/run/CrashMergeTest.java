package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.chain.DiskForest;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Phase;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.testing.CrashRecorder;
import org.diskchain.testing.CrashRecorder.Forgetting;
import org.diskchain.testing.CrashState;
import org.diskchain.testing.CrashStates;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// The power is cut at every event of a merge, in many ways each. Whatever is left: no reader gets
/// wrong bytes from any disk, the source reads as before, the target is a valid disk, and going on
/// ends as the plan says.
///
/// Known and meant: the target, and a disk between it and the source, opened by themselves show a
/// merge half done; in each sector what they held or what the source holds. They have a new
/// identity then, by which no other disk's link leads to them.
///
/// `-Ddiskchain.crashes=N` judges at least N states, `-Ddiskchain.tries=K` K combinations of what
/// was not synced at each cut, `-Ddiskchain.threads=T` with T threads.
final class CrashMergeTest {
    private static final long CRASHES = Long.getLong("diskchain.crashes", 100_000);
    private static final int THREADS = Integer.getInteger("diskchain.threads", 2);
    private static final int TRIES = Integer.getInteger("diskchain.tries", 36);
    private static final int RESUMED = 2;
    private static final int FIRST = 7; // seeds of identities
    private static final int SECOND = 55;

    private final AtomicLong states = new AtomicLong();
    private final AtomicLong distinct = new AtomicLong();
    private final AtomicLong putBack = new AtomicLong();

    @Test
    void everyStateKeepsThePromises() throws Exception {
        long start = System.nanoTime();
        long seed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            while (states.get() < CRASHES) {
                long round = ++seed;
                List<Future<?>> running =
                        CrashScenario.ALL.stream()
                                .<Future<?>>map(s -> threads.submit(() -> run(s, round)))
                                .toList();
                for (Future<?> future : running) future.get();
            }
        }
        System.out.printf(
                "%,d crash states of %d merges judged, %,d of them distinct (seeds 1 to %d): %d"
                        + " s%n",
                states.get(),
                CrashScenario.ALL.size(),
                distinct.get(),
                seed,
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
        assertTrue(putBack.get() > 0, "no merge was gone on with on a disk that was put back");
    }

    /// The merge itself, and goings-on with it from some of the states that it leaves.
    private Void run(CrashScenario scenario, long seed) throws Exception {
        CrashForest forest = scenario.maker().of(seed);
        CrashJudge judge = new CrashJudge(scenario, forest);
        SplittableRandom random = new SplittableRandom(seed);
        List<MemoryStorage> begun = new ArrayList<>();
        int[] unfinished = {0};
        CrashRecorder first = merge(scenario, forest, Forgetting.NOTHING);
        new CrashStates(first, seed, TRIES)
                .forEach(
                        state -> {
                            boolean hasBegun = judge.judge(state);
                            if (hasBegun) keep(begun, ++unfinished[0], random, state);
                            return true;
                        });
        for (int i = 0; i < begun.size(); i++) judge(judge, resume(begun.get(i)), seed + i);
        judge.allowPuttingBack();
        Optional<MemoryStorage> copying =
                begun.stream().filter(CrashMergeTest::isCopying).findAny();
        if (copying.isPresent()) {
            judge(judge, resume(puttingBack(copying.get(), forest, scenario, random)), seed);
            putBack.incrementAndGet();
        }
        states.addAndGet(judge.states());
        distinct.addAndGet(judge.distinct());
        return null;
    }

    private static boolean isCopying(MemoryStorage left) {
        try {
            Phase phase = CrashJudge.scan(left).unfinished().getFirst().phase();
            return phase == Phase.COPY || phase == Phase.VERIFY;
        } catch (IOException | CancelledException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same disks, one of the merged line put back as it was before the merge.
    private static MemoryStorage puttingBack(
            MemoryStorage left, CrashForest forest, CrashScenario scenario, SplittableRandom random)
            throws Exception {
        List<Path> line =
                CrashJudge.plan(
                                forest.storage(),
                                CrashJudge.scan(forest.storage()),
                                scenario,
                                forest)
                        .effects()
                        .mergedLine();
        Path disk = line.get(random.nextInt(line.size()));
        return left.copy().put(disk, forest.storage().bytes(disk));
    }

    /// Keeps a few of all, each with the same chance.
    private static void keep(
            List<MemoryStorage> kept, int count, SplittableRandom random, CrashState state) {
        if (kept.size() < RESUMED) kept.add(state.storage());
        else if (random.nextInt(count) < RESUMED) {
            kept.set(random.nextInt(RESUMED), state.storage());
        }
    }

    private static void judge(CrashJudge judge, CrashRecorder run, long seed) throws Exception {
        new CrashStates(run, seed, TRIES)
                .forEach(
                        state -> {
                            judge.judge(state);
                            return true;
                        });
    }

    /// One rule of the order of writes, and the sync that keeps it.
    ///
    /// @param place how the name of where the sync is made begins; several with `|`
    /// @param nth which of the syncs there, counted from 0 and modulo `of`
    private record Twin(String rule, String scenario, String place, int nth, int of) {
        boolean forgets(String where, int number) {
            boolean here = Stream.of(place.split("[|]")).anyMatch(where::startsWith);
            return here && number % of == nth;
        }

        @Override
        public String toString() {
            return rule + ": " + scenario;
        }
    }

    private static final String WRITTEN = "RecordFile.write < JournalFile.write";

    static List<Twin> twins() {
        String fixed = "VHD into fixed";
        String vhd = "VHD into differencing";
        String vhdFamily = "VHD at depth 2 with family";
        String vhdRescue = "VHD rescuing on both levels";
        String vhdxFixed = "VHDX into fixed";
        String vhdx = "VHDX into differencing";
        String header = "HeaderSlots.writeOther < HeaderSlots.write < HeaderSlots.";
        return List.of(
                new Twin("a journal's content before its name", vhd, WRITTEN, 0, 2),
                new Twin("a journal's name before what it says", vhd, WRITTEN, 1, 2),
                new Twin(
                        "the journal before identities",
                        vhdx,
                        WRITTEN + " < Run.write < Phases.relink",
                        1,
                        4),
                new Twin(
                        "the target's identity before payload",
                        fixed,
                        "VhdWriter.setIdentity < Relinking",
                        0,
                        1),
                new Twin(
                        "links before the journal says so",
                        vhdFamily,
                        "VhdWriter.adoptParent",
                        0,
                        1),
                new Twin("the footer before blocks", vhd, "VhdWriter.begin", 0, 1),
                new Twin("payload before tables", vhd, "VhdBatch.commit", 0, 2),
                new Twin("tables before the journal's progress", vhd, "VhdBatch.commit", 1, 2),
                new Twin(
                        "payload before the journal's progress",
                        fixed,
                        "VhdWriter.commitFixed",
                        0,
                        1),
                new Twin(
                        "the last identity before the journal goes",
                        vhdFamily,
                        "VhdWriter.setIdentity < Finishing",
                        1,
                        2),
                new Twin(
                        "both headers before payload",
                        vhdxFixed,
                        header + "setDataWriteGuid|VhdxWriter.close",
                        0,
                        1),
                new Twin(
                        "payload before its log entry",
                        "VHDX that grows",
                        "VhdxBatch.commit",
                        0,
                        1),
                new Twin(
                        "what is rescued before identities",
                        vhdRescue,
                        "VhdBatch.commit < VhdWriter.commit < BatchCopy.copy < Rescuing",
                        0,
                        1),
                new Twin("the paths of a parent before the header", vhdRescue, "VhdRelink", 1, 3),
                new Twin("a footer before those paths", vhdRescue, "VhdRelink", 0, 3),
                new Twin("a log entry before its pages", vhdx, "VhdxLog.commitEntry", 0, 2),
                new Twin(
                        "headers name the log before its pages",
                        vhdx,
                        header + "setLogGuid < VhdxLog.commitEntry",
                        0,
                        1),
                new Twin("pages before the log is given up", vhdx, "VhdxLog.commitEntry", 1, 2));
    }

    /// Without one of the syncs some state breaks a promise: each is needed, and the recorder is
    /// unkind enough to show it.
    @ParameterizedTest
    @MethodSource("twins")
    void withoutOneSyncAPromiseIsBroken(Twin twin) throws Exception {
        CrashScenario scenario =
                CrashScenario.ALL.stream()
                        .filter(s -> s.name().equals(twin.scenario))
                        .findFirst()
                        .orElseThrow();
        CrashForest forest = scenario.maker().of(1);
        CrashJudge judge = new CrashJudge(scenario, forest);
        CrashRecorder run = merge(scenario, forest, twin::forgets);
        assertTrue(run.forgotten() > 0, "no such place: " + twin.place);
        assertThrows(AssertionError.class, () -> judge(judge, run, 1));
    }

    private static CrashRecorder merge(
            CrashScenario scenario, CrashForest forest, Forgetting forgetting) throws Exception {
        CrashRecorder recorder = new CrashRecorder(forest.storage(), forgetting);
        DiskForest scanned = CrashJudge.scan(forest.storage());
        MergePlan plan = CrashJudge.plan(recorder, scanned, scenario, forest);
        assertTrue(CrashJudge.runner(recorder, FIRST).run(plan, Progress.NONE).finished());
        return recorder;
    }

    private static CrashRecorder resume(MemoryStorage left) throws Exception {
        CrashRecorder recorder = new CrashRecorder(left, Forgetting.NOTHING);
        DiskForest scanned = CrashJudge.scan(left);
        MergeRunner runner = CrashJudge.runner(recorder, SECOND);
        Journal journal = scanned.unfinished().getFirst();
        assertTrue(runner.resume(scanned, journal, Progress.NONE).finished());
        return recorder;
    }
}
