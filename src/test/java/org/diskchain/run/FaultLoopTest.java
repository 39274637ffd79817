package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.FileLock;
import org.diskchain.bytes.Storage;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.testing.CancelAt;
import org.diskchain.testing.CrashState;
import org.diskchain.testing.FailingStorage;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The n-th call to the machine fails, for every n until the merge succeeds; the disk is full from
/// the n-th call on; the person stops at the n-th word of progress. After each the promises hold
/// that hold after a power cut, and going on ends right.
///
/// `-Ddiskchain.faults=all` lets every call fail in all scenarios.
final class FaultLoopTest {
    private static final Set<String> FEW =
            Set.of("VHD into fixed", "VHD at depth 3", "VHDX into fixed", "VHDX that grows");
    private static final boolean ALL = System.getProperty("diskchain.faults", "").equals("all");

    static final List<CrashScenario> SCENARIOS = CrashScenario.ALL;

    /// Many calls only read: a part of the scenarios does for these, but where all are asked for.
    static final List<CrashScenario> FEWER =
            SCENARIOS.stream().filter(s -> ALL || FEW.contains(s.name())).toList();

    private CrashForest forest;
    private CrashJudge judge;
    private MergePlan plan;

    /// Runs the merge; false once nothing went wrong any more.
    @FunctionalInterface
    private interface Attempt {
        boolean wentWrong(MemoryStorage storage, int n) throws IOException;
    }

    @ParameterizedTest
    @FieldSource("FEWER")
    void anyCallMayFail(CrashScenario scenario) throws Exception {
        loop(scenario, (storage, n) -> fails(FailingStorage.once(n), storage));
    }

    @ParameterizedTest
    @FieldSource("SCENARIOS")
    void theDiskMayFillUp(CrashScenario scenario) throws Exception {
        loop(scenario, (storage, n) -> fails(FailingStorage.fullFrom(n), storage));
    }

    @ParameterizedTest
    @FieldSource("SCENARIOS")
    void thePersonMayStopItAnywhere(CrashScenario scenario) throws Exception {
        loop(scenario, (storage, n) -> !runner(storage).run(plan, new CancelAt(n)).finished());
    }

    private boolean fails(FailingStorage failing, MemoryStorage storage) {
        try {
            boolean finished = runner(failing.over(storage)).run(plan, Progress.NONE).finished();
            assertTrue(finished);
        } catch (IOException told) {
            assertTrue(failing.hasFailed(), told::toString);
            return true;
        }
        return failing.hasFailed();
    }

    private static MergeRunner runner(Storage storage) {
        return CrashJudge.runner(storage, 7);
    }

    private void loop(CrashScenario scenario, Attempt attempt) throws Exception {
        forest = scenario.maker().of(1);
        judge = new CrashJudge(scenario, forest);
        plan =
                CrashJudge.plan(
                        forest.storage(), CrashJudge.scan(forest.storage()), scenario, forest);
        int n = 1;
        while (goesWrong(attempt, n)) n++;
        assertTrue(n > 5, "n = " + n);
    }

    private boolean goesWrong(Attempt attempt, int n) throws Exception {
        MemoryStorage storage = forest.storage().copy();
        boolean wentWrong = attempt.wentWrong(storage, n);
        for (Path disk : forest.disks().keySet()) {
            Optional<FileLock> lock = storage.lock(disk);
            assertTrue(lock.isPresent(), "n = " + n + ": still locked: " + disk);
            lock.get().close();
        }
        judge.judge(CrashState.of(storage, "n = " + n));
        return wentWrong;
    }
}
