package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.disk.Format;
import org.diskchain.journal.Undo.Standing;
import org.diskchain.journal.UndoFile;
import org.diskchain.journal.Undoable;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.PlannedReconnect.ReconnectPlan;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.testing.CrashRecorder;
import org.diskchain.testing.CrashRecorder.Forgetting;
import org.diskchain.testing.CrashStates;
import org.diskchain.testing.CutStorage;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.checker.CheckedDisk;
import org.diskchain.testing.checker.InvalidDiskException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The power is cut at every event of a reconnect and of its undo, and the n-th call to the machine
/// fails. Whatever is left: the child has its old link or its new one, or is told to be unfinished;
/// no other file has changed; the same reconnect completes it, and undo gives the file back bit for
/// bit.
final class CrashReconnectTest {
    private LinkForest forest;
    private byte[] before;
    private byte[] throughOther;
    private byte[] throughBase;
    private LeftStates left;

    private void make(Format format, boolean twice) throws Exception {
        forest = new LinkForest(format, 1);
        before = forest.storage.bytes(forest.child);
        MemoryStorage done = forest.storage.copy();
        reconnect(done, done, forest.other);
        throughOther = LinkForest.read(done, forest.child);
        reconnect(done, done, forest.base);
        throughBase = LinkForest.read(done, forest.child);
        assertTrue(!Arrays.equals(throughOther, forest.content(forest.child)));
        if (twice) reconnect(forest.storage, forest.storage, forest.base);
        left = new LeftStates(forest, this::judge);
    }

    private ReconnectWish wish(Path parent) {
        return new ReconnectWish(forest.child, parent, new HostPath.Told(), true);
    }

    private void reconnect(MemoryStorage files, Storage storage, Path parent) throws Exception {
        DiskForest scanned = LinkForest.scan(files);
        ReconnectPlan plan = ReconnectTest.plan(storage, scanned, wish(parent));
        ReconnectTest.reconnector(storage).run(plan);
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void aReconnectSurvivesAnything(Format format) throws Exception {
        make(format, false);
        judge(reconnected(Forgetting.NOTHING));
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void aSecondReconnectSurvivesAnything(Format format) throws Exception {
        make(format, true);
        judge(reconnected(Forgetting.NOTHING));
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void anUndoSurvivesAnything(Format format) throws Exception {
        for (boolean twice : new boolean[] {false, true}) {
            make(format, twice);
            judge(undone(Forgetting.NOTHING));
        }
    }

    /// One sync that is left out.
    private record Twin(Format format, boolean undo, String place, int nth, int of) {
        boolean forgets(String where, int number) {
            return where.startsWith(place) && number % of == nth;
        }
    }

    static Stream<Twin> twins() {
        return Stream.of(Format.VHD, Format.VHDX)
                .flatMap(
                        format ->
                                Stream.of(
                                        new Twin(format, false, "RecordFile.write", 0, 2),
                                        new Twin(format, false, "RecordFile.write", 1, 2),
                                        new Twin(format, false, "RecordedLink.write", 0, 1),
                                        new Twin(format, true, "RecordedLink.takeBack", 0, 1)));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void withoutOneSyncAPromiseIsBroken(Twin twin) throws Exception {
        make(twin.format, false);
        CrashRecorder run = twin.undo ? undone(twin::forgets) : reconnected(twin::forgets);
        assertTrue(run.forgotten() > 0, "no such place: " + twin.place);
        assertThrows(AssertionError.class, () -> judge(run));
    }

    private CrashRecorder reconnected(Forgetting forgetting) throws Exception {
        CrashRecorder recorder = new CrashRecorder(forest.storage, forgetting);
        reconnect(forest.storage, recorder, forest.other);
        return recorder;
    }

    private CrashRecorder undone(Forgetting forgetting) throws Exception {
        reconnect(forest.storage, forest.storage, forest.other);
        CrashRecorder recorder = new CrashRecorder(forest.storage, forgetting);
        ReconnectTest.reconnector(recorder).undo(LinkForest.scan(forest.storage), forest.child);
        return recorder;
    }

    private void judge(CrashRecorder run) throws Exception {
        int judged = left.afterCuts(run);
        assertTrue(judged > 6, "only " + judged);
    }

    private void judge(MemoryStorage files) throws Exception {
        link(files);
        undo(files.copy());
        completed(files);
    }

    /// An outside reader finds the old link or the new one; or the disk is damaged, and the record
    /// tells so.
    private void link(MemoryStorage left) throws Exception {
        DiskForest scanned = LinkForest.scan(left);
        Optional<Undoable> record = scanned.undoable(forest.child);
        boolean unfinished =
                record.filter(undo -> undo.standing() == Standing.UNFINISHED).isPresent();
        assertTrue(record.filter(undo -> undo.standing() == Standing.CHANGED).isEmpty());
        try (ByteFile file = left.open(forest.child)) {
            CheckedDisk outside = CheckedDisk.of(file);
            Path parent =
                    outside.parents().equals(List.of(forest.plainIdentity(forest.other)))
                            ? forest.other
                            : parentBefore(outside);
            String name = parent.getFileName().toString();
            assertTrue(outside.paths().stream().allMatch(path -> path.endsWith(name)));
        } catch (InvalidDiskException damaged) {
            assertTrue(unfinished, damaged.toString());
            return;
        }
        byte[] read = LinkForest.read(left, forest.child);
        boolean isKnown =
                Arrays.equals(read, throughOther)
                        || Arrays.equals(read, forest.content(forest.child))
                        || Arrays.equals(read, throughBase);
        assertTrue(isKnown, "reads otherwise");
    }

    private Path parentBefore(CheckedDisk outside) {
        for (Path parent : List.of(forest.old, forest.base)) {
            if (outside.parents().equals(List.of(forest.plainIdentity(parent)))) {
                return parent;
            }
        }
        throw new AssertionError("unknown parents: " + outside.parents());
    }

    private void undo(MemoryStorage left) throws Exception {
        DiskForest scanned = LinkForest.scan(left);
        if (left.facts(UndoFile.beside(forest.child)).isPresent()) {
            ReconnectTest.reconnector(left).undo(scanned, forest.child);
        }
        assertArrayEquals(before, left.bytes(forest.child));
    }

    private void completed(MemoryStorage left) throws Exception {
        reconnect(left, left, forest.other);
        assertArrayEquals(throughOther, LinkForest.read(left, forest.child));
        ReconnectTest.reconnector(left).undo(LinkForest.scan(left), forest.child);
        assertArrayEquals(before, left.bytes(forest.child));
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void anyCallMayFail(Format format) throws Exception {
        make(format, false);
        left.afterFailures(
                forest.storage, (files, failing) -> reconnect(files, failing, forest.other));
        reconnect(forest.storage, forest.storage, forest.other);
        left.afterFailures(
                forest.storage,
                (files, failing) ->
                        ReconnectTest.reconnector(failing)
                                .undo(LinkForest.scan(files), forest.child));
    }

    /// The power is cut a second time while the first cut is mended, forth or back.
    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void whatWasCutOffMayBeCutOffAgain(Format format) throws Exception {
        for (int changes : new int[] {8, 9, 11}) {
            make(format, false);
            assertThrows(
                    IOException.class,
                    () ->
                            reconnect(
                                    forest.storage,
                                    CutStorage.of(forest.storage, changes),
                                    forest.other));
            Standing cut =
                    LinkForest.scan(forest.storage).undoable(forest.child).orElseThrow().standing();
            assertEquals(Standing.UNFINISHED, cut, "after " + changes);
            left.afterCuts(reconnected(Forgetting.NOTHING));
            CrashRecorder back = new CrashRecorder(forest.storage, Forgetting.NOTHING);
            ReconnectTest.reconnector(back).undo(LinkForest.scan(forest.storage), forest.child);
            left.afterCuts(back);
        }
    }

    /// The record is there as a whole or gone; the link stays.
    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void lettingGoSurvivesAnything(Format format) throws Exception {
        make(format, false);
        reconnect(forest.storage, forest.storage, forest.other);
        left = new LeftStates(forest, this::linked);
        CrashRecorder run = new CrashRecorder(forest.storage, Forgetting.NOTHING);
        ReconnectTest.reconnector(run).forget(forest.child);
        left.afterCuts(run);
        left.afterFailures(
                forest.storage,
                (_, failing) -> ReconnectTest.reconnector(failing).forget(forest.child));
    }

    private void linked(MemoryStorage files) throws Exception {
        assertArrayEquals(throughOther, LinkForest.read(files, forest.child));
        if (files.facts(UndoFile.beside(forest.child)).isEmpty()) return;
        ReconnectTest.reconnector(files).undo(LinkForest.scan(files), forest.child);
        assertArrayEquals(before, files.bytes(forest.child));
    }

    @Test
    void theHeaderOfAVhdIsSeenTorn() throws Exception {
        make(Format.VHD, false);
        boolean[] torn = {false};
        new CrashStates(reconnected(Forgetting.NOTHING), 1, 50)
                .forEach(
                        state -> {
                            try (ByteFile file = state.storage().open(forest.child)) {
                                CheckedDisk.of(file);
                            } catch (InvalidDiskException damaged) {
                                torn[0] = true;
                            }
                            return !torn[0];
                        });
        assertTrue(torn[0], "no state was damaged: nothing was tried");
    }
}
