package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.FileLock;
import org.diskchain.bytes.Storage;
import org.diskchain.testing.CancelAt;
import org.diskchain.testing.CrashRecorder;
import org.diskchain.testing.CrashState;
import org.diskchain.testing.CrashStates;
import org.diskchain.testing.FailingStorage;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/// What a power cut, a call that fails or a person who stops leaves of a small forest, in which one
/// child gets another parent. Each state is judged once; nobody else's file may have changed.
///
/// `-Ddiskchain.faults=all` lets every call fail, `-Ddiskchain.tries=K` looks at K combinations of
/// what was not synced at each cut.
final class LeftStates {
    private static final int TRIES = Integer.getInteger("diskchain.tries", 1);
    private static final boolean ALL = System.getProperty("diskchain.faults", "").equals("all");
    private static final int FIRST = 8;
    private static final int STRIDE = 43; // most calls only read

    private final LinkForest forest;
    private final Judge judge;
    private final Set<Long> judged = new HashSet<>();

    /// What must hold of the files that were left, which it may change.
    @FunctionalInterface
    interface Judge {
        void judge(MemoryStorage left) throws Exception;
    }

    /// Work on files, through a storage of which a call fails.
    @FunctionalInterface
    interface Work {
        void run(MemoryStorage files, Storage failing) throws Exception;
    }

    /// Work that a person may stop.
    @FunctionalInterface
    interface Stoppable {
        /// @return whether it was finished
        boolean run(MemoryStorage files, Progress progress) throws IOException;
    }

    LeftStates(LinkForest forest, Judge judge) {
        this.forest = forest;
        this.judge = judge;
    }

    /// @return how many states were judged
    int afterCuts(CrashRecorder run) throws Exception {
        int before = judged.size();
        new CrashStates(run, 1, TRIES)
                .forEach(
                        state -> {
                            judge(state);
                            return true;
                        });
        return judged.size() - before;
    }

    /// The n-th call fails, for n = 1, 2, ...; then the disk is full from the n-th on that takes
    /// space.
    void afterFailures(MemoryStorage start, Work work) throws Exception {
        afterFailures(start, FailingStorage::once, work);
        afterFailures(start, FailingStorage::fullFrom, work);
    }

    private void afterFailures(MemoryStorage start, IntFunction<FailingStorage> nth, Work work)
            throws Exception {
        boolean failed = true;
        for (int n = 1; failed; n = next(n)) {
            MemoryStorage files = start.copy();
            FailingStorage failing = nth.apply(n);
            try {
                work.run(files, failing.over(files));
            } catch (IOException told) {
                assertTrue(failing.hasFailed(), told::toString);
            }
            failed = failing.hasFailed();
            if (failed) left(files, n);
        }
    }

    /// The person stops at the n-th word of progress, for n = 1, 2, ...
    void afterStops(MemoryStorage start, Stoppable work) throws Exception {
        boolean finished = false;
        int n = 1;
        for (; !finished; n = next(n)) {
            MemoryStorage files = start.copy();
            finished = work.run(files, new CancelAt(n));
            left(files, n);
        }
        assertTrue(n > 5, "n = " + n);
    }

    private static int next(int n) {
        return n + (n < FIRST || ALL ? 1 : STRIDE);
    }

    private void left(MemoryStorage files, int n) throws IOException {
        Optional<FileLock> lock = files.lock(forest.child);
        assertTrue(lock.isPresent(), "still locked, n = " + n);
        lock.get().close();
        judge(CrashState.of(files, "n = " + n));
    }

    private void judge(CrashState state) {
        if (!judged.add(state.digest())) return;
        try {
            others(state.storage());
            judge.judge(state.storage());
        } catch (Exception | AssertionError e) {
            throw new AssertionError(forest.child + ", " + state + ": " + e, e);
        }
    }

    private void others(MemoryStorage left) throws IOException {
        for (Path disk : List.of(forest.base, forest.old, forest.leaf, forest.other)) {
            assertEquals(forest.storage.digest(disk), left.digest(disk), disk.toString());
        }
    }
}
