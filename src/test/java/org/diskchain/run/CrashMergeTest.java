package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.testing.CrashRecorder;
import org.diskchain.testing.CrashRecorder.Forgetting;
import org.diskchain.testing.CrashStates;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// The power is cut at every event of a merge, in many ways each. Whatever is left: no reader gets
/// wrong bytes from any disk, the source reads as before, the target is a valid disk, and going on
/// ends as the plan says.
///
/// Known and meant: the target, and a disk between it and the source, opened by themselves show a
/// merge half done; in each sector what they held or what the source holds. They have a new
/// identity then, by which no other disk's link leads to them.
///
/// `-Ddiskchain.crashes=N` judges at least N states; `-Ddiskchain.threads=T` with T threads.
final class CrashMergeTest {
    private static final long CRASHES = Long.getLong("diskchain.crashes", 100_000);
    private static final int THREADS = Integer.getInteger("diskchain.threads", 1);
    private static final int TRIES = 40;

    private final AtomicLong states = new AtomicLong();
    private final AtomicLong distinct = new AtomicLong();

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
                "%,d crash states of %d merges judged, %,d of them distinct (seeds 1 to %d): %s%n",
                states.get(),
                CrashScenario.ALL.size(),
                distinct.get(),
                seed,
                Duration.ofNanos(System.nanoTime() - start).truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
    }

    private Void run(CrashScenario scenario, long seed) throws Exception {
        CrashForest forest = scenario.maker().of(seed);
        CrashJudge judge = new CrashJudge(scenario, forest);
        long start = System.nanoTime();
        CrashRecorder recorder = record(scenario, forest, Forgetting.NOTHING);
        CrashStates cuts = new CrashStates(recorder, seed, TRIES);
        cuts.forEach(
                state -> {
                    judge.judge(state);
                    return true;
                });
        states.addAndGet(judge.states());
        distinct.addAndGet(judge.distinct());
        System.out.printf("%s: %d cuts, %d states, %d distinct, %d ms%n", scenario, cuts.cuts(), judge.states(), judge.distinct(), (System.nanoTime() - start) / 1_000_000);
        return null;
    }

    private static CrashRecorder record(
            CrashScenario scenario, CrashForest forest, Forgetting forgetting) throws Exception {
        CrashRecorder recorder = new CrashRecorder(forest.storage(), forgetting);
        Path source = forest.path(scenario.source());
        MergeResult result =
                CrashJudge.runner(recorder, 7)
                        .run(
                                CrashJudge.plan(
                                        recorder,
                                        CrashJudge.scan(recorder.now()),
                                        source,
                                        scenario.depth()),
                                Progress.NONE);
        assertTrue(result.finished());
        return recorder;
    }
}
