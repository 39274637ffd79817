package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.disk.Format;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.RebaseFile;
import org.diskchain.journal.UndoFile;
import org.diskchain.journal.Verify;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.RebaseWish;
import org.diskchain.testing.CancelAt;
import org.diskchain.testing.CrashRecorder;
import org.diskchain.testing.CrashRecorder.Forgetting;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The power is cut at every event of a rebase, the n-th call to the machine fails, and the person
/// stops it at every word of progress. Whatever is left: the disk and what is built on it read what
/// they read, or the disk is told to be unfinished; nobody else's file has changed; going on ends
/// right, and where dropping is offered it leaves everything readable too.
final class CrashRebaseTest {
    private static final int STOPPED = 8; // words of progress: some is copied by then

    private LinkForest forest;
    private RebasePlan plan;
    private LeftStates left;

    private void make(Format format) throws Exception {
        make(format, false);
    }

    private void make(Format format, boolean drops) throws Exception {
        forest = new LinkForest(format, 1);
        if (drops) forest.makeEqual();
        RebaseWish wish =
                new RebaseWish(
                        forest.child, forest.other, new HostPath.Told(), drops, Verify.COPIED);
        plan = RebaseTest.plan(forest.storage, LinkForest.scan(forest.storage), wish);
        left = new LeftStates(forest, this::judge);
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
        left.afterFailures(forest.storage, this::finish);
        left.afterStops(forest.storage, this::stopped);
    }

    /// The syncs of one place, left out.
    private record Twin(Format format, boolean drops, String place) {
        boolean forgets(String where, int number) {
            return where.contains(place);
        }
    }

    static Stream<Twin> twins() {
        return Stream.concat(
                Stream.of(Format.VHD, Format.VHDX)
                        .flatMap(
                                format ->
                                        Stream.of(
                                                        "RecordedLink.write",
                                                        "RecordFile.write < UndoFile.write",
                                                        "RecordFile.write < RebaseFile.write")
                                                .map(place -> new Twin(format, false, place))),
                Stream.of(new Twin(Format.VHDX, true, "Dropping.run")));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void withoutOneSyncAPromiseIsBroken(Twin twin) throws Exception {
        make(twin.format, twin.drops);
        CrashRecorder run = recorded(twin::forgets);
        assertTrue(run.forgotten() > 0, "no such place: " + twin.place);
        assertThrows(AssertionError.class, () -> judge(run));
    }

    /// The power is cut, a call fails, or the person stops, while a stopped rebase is gone on with.
    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void goingOnKeepsThePromises(Format format) throws Exception {
        make(format);
        Rebase begun = stop();
        CrashRecorder recorder = new CrashRecorder(forest.storage, Forgetting.NOTHING);
        RebaseTest.rebaser(recorder).resume(begun, Progress.NONE);
        judge(recorder);
        left.afterFailures(
                forest.storage,
                (_, failing) -> RebaseTest.rebaser(failing).resume(begun, Progress.NONE));
        left.afterStops(
                forest.storage,
                (files, progress) -> RebaseTest.rebaser(files).resume(begun, progress).finished());
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void lettingGoKeepsThePromises(Format format) throws Exception {
        make(format);
        Rebase begun = stop();
        CrashRecorder recorder = new CrashRecorder(forest.storage, Forgetting.NOTHING);
        RebaseTest.rebaser(recorder).drop(begun);
        left.afterCuts(recorder);
        left.afterFailures(forest.storage, (_, failing) -> RebaseTest.rebaser(failing).drop(begun));
    }

    private Rebase stop() throws Exception {
        assertFalse(RebaseTest.rebaser(forest.storage).run(plan, new CancelAt(STOPPED)).finished());
        return LinkForest.scan(forest.storage).rebases().getFirst();
    }

    private CrashRecorder recorded(Forgetting forgetting) throws Exception {
        CrashRecorder recorder = new CrashRecorder(forest.storage, forgetting);
        assertTrue(RebaseTest.rebaser(recorder).run(plan, Progress.NONE).finished());
        return recorder;
    }

    private void judge(CrashRecorder run) throws Exception {
        int judged = left.afterCuts(run);
        assertTrue(judged > 10, "only " + judged);
    }

    private void judge(MemoryStorage files) throws Exception {
        kept(files);
        dropped(files.copy());
        completed(files);
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

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void anyCallMayFail(Format format) throws Exception {
        make(format);
        left.afterFailures(forest.storage, this::finish);
    }

    private void finish(MemoryStorage files, Storage failing) throws IOException {
        assertTrue(RebaseTest.rebaser(failing).run(plan, Progress.NONE).finished());
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void thePersonMayStopItAnywhere(Format format) throws Exception {
        make(format);
        left.afterStops(forest.storage, this::stopped);
    }

    private boolean stopped(MemoryStorage files, Progress progress) throws IOException {
        return RebaseTest.rebaser(files).run(plan, progress).finished();
    }
}
