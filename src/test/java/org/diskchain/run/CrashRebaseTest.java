package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.FileLock;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.disk.Format;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.RebaseFile;
import org.diskchain.journal.UndoFile;
import org.diskchain.journal.Verify;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.RebaseWish;
import org.diskchain.testing.CancelAt;
import org.diskchain.testing.CrashRecorder;
import org.diskchain.testing.CrashRecorder.Forgetting;
import org.diskchain.testing.CrashState;
import org.diskchain.testing.CrashStates;
import org.diskchain.testing.FailingStorage;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The power is cut at every event of a rebase, the n-th call to the machine fails, and the person
/// stops it at every word of progress. Whatever is left: the disk and what is built on it read what
/// they read, or the disk is told to be unfinished; nobody else's file has changed; going on ends
/// right, and where dropping is offered it leaves everything readable too.
///
/// `-Ddiskchain.faults=all` lets every call fail, `-Ddiskchain.tries=K` looks at K combinations of
/// what was not synced at each cut.
final class CrashRebaseTest {
    private static final int TRIES = Integer.getInteger("diskchain.tries", 1);

    private static final boolean ALL = System.getProperty("diskchain.faults", "").equals("all");
    private static final int FIRST = 8;
    private static final int STRIDE = 29; // most calls only read

    private LinkForest forest;
    private RebasePlan plan;
    private final Set<Long> judged = new HashSet<>();

    private void make(Format format) throws Exception {
        make(format, false);
    }

    private void make(Format format, boolean drops) throws Exception {
        forest = new LinkForest(format, 1);
        if (drops) forest.makeEqual();
        RebaseWish wish =
                new RebaseWish(forest.child, forest.other, Optional.empty(), drops, Verify.COPIED);
        plan = RebaseTest.plan(forest.storage, LinkForest.scan(forest.storage), wish);
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void everyStateKeepsThePromises(Format format) throws Exception {
        make(format);
        judge(recorded(Forgetting.NOTHING));
    }

    @Test
    void droppingKeepsThePromises() throws Exception {
        make(Format.VHDX, true);
        judge(recorded(Forgetting.NOTHING));
        loop((files, n) -> !RebaseTest.rebaser(files).run(plan, new CancelAt(n)).finished());
    }

    /// The syncs of one place, left out.
    private record Twin(Format format, String place) {
        boolean forgets(String where, int number) {
            return where.startsWith(place);
        }
    }

    static Stream<Twin> twins() {
        return Stream.of(Format.VHD, Format.VHDX)
                .flatMap(
                        format ->
                                Stream.of(
                                        new Twin(format, "RecordedLink.write"),
                                        new Twin(format, "RecordFile.write < UndoFile.write"),
                                        new Twin(format, "RecordFile.write < RebaseFile.write")));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void withoutOneSyncAPromiseIsBroken(Twin twin) throws Exception {
        make(twin.format);
        CrashRecorder run = recorded(twin::forgets);
        assertTrue(run.forgotten() > 0, "no such place: " + twin.place);
        assertThrows(AssertionError.class, () -> judge(run));
    }

    private CrashRecorder recorded(Forgetting forgetting) throws Exception {
        CrashRecorder recorder = new CrashRecorder(forest.storage, forgetting);
        assertTrue(RebaseTest.rebaser(recorder).run(plan, Progress.NONE).finished());
        return recorder;
    }

    private void judge(CrashRecorder run) throws Exception {
        new CrashStates(run, 1, TRIES)
                .forEach(
                        state -> {
                            judge(state);
                            return true;
                        });
        assertTrue(judged.size() > 10, "only " + judged.size());
    }

    private void judge(CrashState state) {
        if (!judged.add(state.digest())) return;
        try {
            others(state.storage());
            kept(state.storage());
            dropped(state.storage());
            completed(state.storage());
        } catch (Exception | AssertionError e) {
            throw new AssertionError(forest.child + ", " + state + ": " + e, e);
        }
    }

    private void others(MemoryStorage left) throws IOException {
        for (Path disk : List.of(forest.base, forest.old, forest.leaf, forest.other)) {
            assertEquals(forest.storage.digest(disk), left.digest(disk), disk.toString());
        }
    }

    /// Only while the header of a VHD is written may the disk not be readable, and then its record
    /// says so.
    private void kept(MemoryStorage left) throws Exception {
        DiskForest scanned = LinkForest.scan(left);
        boolean linking =
                scanned.rebases().stream().anyMatch(rebase -> !rebase.isDroppable())
                        && scanned.undoable(forest.child).isPresent()
                        && forest.child.toString().endsWith(".vhd");
        if (!linking) requireContent(left);
    }

    private void requireContent(MemoryStorage left) throws Exception {
        for (Path disk : List.of(forest.child, forest.leaf)) {
            assertArrayEquals(forest.content(disk), LinkForest.read(left, disk), disk.toString());
        }
    }

    private void dropped(MemoryStorage left) throws Exception {
        List<Rebase> begun = LinkForest.scan(left).rebases();
        if (begun.isEmpty() || !begun.getFirst().isDroppable()) return;
        RebaseTest.rebaser(left).drop(begun.getFirst());
        requireContent(left);
        requireNoRecord(left);
    }

    private void completed(MemoryStorage left) throws Exception {
        List<Rebase> begun = LinkForest.scan(left).rebases();
        if (!begun.isEmpty()) {
            assertTrue(RebaseTest.rebaser(left).resume(begun.getFirst(), Progress.NONE).finished());
            assertTrue(LinkForest.scan(left).children(forest.other).contains(forest.child));
        }
        requireContent(left);
        requireNoRecord(left);
    }

    private void requireNoRecord(MemoryStorage left) {
        assertTrue(left.facts(RebaseFile.beside(forest.child)).isEmpty());
        assertTrue(left.facts(UndoFile.beside(forest.child)).isEmpty());
    }

    /// Runs the rebase; false once nothing went wrong any more.
    @FunctionalInterface
    private interface Attempt {
        boolean wentWrong(MemoryStorage files, int n) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void anyCallMayFail(Format format) throws Exception {
        make(format);
        loop((files, n) -> fails(FailingStorage.once(n), files));
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void theDiskMayFillUp(Format format) throws Exception {
        make(format);
        loop((files, n) -> fails(FailingStorage.fullFrom(n), files));
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void thePersonMayStopItAnywhere(Format format) throws Exception {
        make(format);
        loop((files, n) -> !RebaseTest.rebaser(files).run(plan, new CancelAt(n)).finished());
    }

    private boolean fails(FailingStorage failing, MemoryStorage files) {
        Storage storage = failing.over(files);
        try {
            assertTrue(RebaseTest.rebaser(storage).run(plan, Progress.NONE).finished());
        } catch (IOException told) {
            assertTrue(failing.hasFailed(), told::toString);
            return true;
        }
        return failing.hasFailed();
    }

    private void loop(Attempt attempt) throws Exception {
        boolean wrong = true;
        int n = 0;
        while (wrong) {
            MemoryStorage files = forest.storage.copy();
            n += n < FIRST || ALL ? 1 : STRIDE;
            wrong = attempt.wentWrong(files, n);
            Optional<FileLock> lock = files.lock(forest.child);
            assertTrue(lock.isPresent(), "still locked, n = " + n);
            lock.get().close();
            judge(CrashState.of(files, "n = " + n));
        }
        assertTrue(n > 5, "n = " + n);
    }
}
