package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.journal.Phase;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.run.MergeResult.StartedOver;
import org.diskchain.run.MergeResult.StartedOver.Cause;
import org.diskchain.run.RunRefusedException.Changed;
import org.diskchain.run.RunRefusedException.Difference;
import org.diskchain.run.RunRefusedException.Reason;
import org.diskchain.run.RunRefusedException.Remedy;
import org.diskchain.testing.CancelAt;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.StoppableMerge;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Disks of an unfinished merge that were put back from a backup, copied, moved or altered.
final class PutBackTest {
    private static final Path FOLDER = Path.of("/vm").toAbsolutePath();
    private static final Path ELSEWHERE = Path.of("/mnt/other/vm").toAbsolutePath();
    private static final long SIZE = 4 << 20;
    private static final int PIECE = 4096;

    private final MemoryStorage storage = new MemoryStorage();
    private MemoryStorage backup;
    private StoppableMerge merge;
    private String source;
    private String sibling;

    private void make(String ending) throws Exception {
        merge = StoppableMerge.make(storage, FOLDER, ending, SIZE);
        source = merge.hash(merge.source());
        sibling = merge.hash(merge.sibling());
        backup = storage.copy();
    }

    private void putBack(Path... disks) throws IOException {
        for (Path disk : disks) storage.put(disk, backup.bytes(disk));
    }

    private void requireBegunAgain(Path putBack) throws Exception {
        MergeResult result = merge.resume();
        assertTrue(result.finished());
        assertEquals(Optional.of(new StartedOver(putBack, Cause.PUT_BACK)), result.startedOver());
        merge.requireMerged(source, sibling);
    }

    private Changed requireRefused(Path disk) throws Exception {
        byte[] before = storage.bytes(merge.base());
        RunRefusedException refused = assertThrows(RunRefusedException.class, () -> merge.resume());
        assertEquals(Reason.CHANGED, refused.reason());
        assertEquals(disk, refused.disk());
        assertArrayEquals(before, storage.bytes(merge.base()), "the target was written");
        return refused.changed().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"vhd,COPY", "vhdx,COPY", "vhd,VERIFY", "vhdx,VERIFY"})
    void aTargetFromBeforeTheMergeIsMergedIntoAgain(String ending, Phase phase) throws Exception {
        make(ending);
        merge.stopIn(phase);
        putBack(merge.base());
        requireBegunAgain(merge.base());
    }

    @ParameterizedTest
    @CsvSource({"vhd,COPY", "vhdx,COPY", "vhd,VERIFY", "vhdx,VERIFY"})
    void aSourceFromBeforeTheMergeIsLinkedAgain(String ending, Phase phase) throws Exception {
        make(ending);
        merge.stopIn(phase);
        putBack(merge.source());
        requireBegunAgain(merge.source());
    }

    @ParameterizedTest
    @CsvSource({"vhd,COPY", "vhdx,COPY", "vhd,VERIFY", "vhdx,VERIFY"})
    void allMergedDisksMayBeFromBefore(String ending, Phase phase) throws Exception {
        make(ending);
        merge.stopIn(phase);
        putBack(merge.base(), merge.middle(), merge.source());
        requireBegunAgain(merge.source());
    }

    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void aDiskBetweenFromBeforeTheMergeIsLinkedAgain(String ending) throws Exception {
        make(ending);
        merge.stopIn(Phase.VERIFY);
        putBack(merge.middle());
        requireBegunAgain(merge.middle());
    }

    /// The merge holds sectors of the source that an older state of it does not own.
    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void aSourceThatIsOlderThanWhatWasCopiedIsRefused(String ending) throws Exception {
        make(ending);
        merge.stopIn(Phase.COPY);
        merge.runMachineOnSource(PIECE);
        merge.resumeUpTo(Phase.VERIFY);
        putBack(merge.source());
        assertFalse(merge.scan().isSound(merge.source()), "it would read what was copied later");
        assertEquals(new Changed(Difference.LINK, Remedy.PUT_BACK), requireRefused(merge.source()));
    }

    /// More is copied then, and what the rescued disk inherits of it is copied into that first.
    @ParameterizedTest
    @CsvSource({
        "vhd,IDENTITIES",
        "vhdx,IDENTITIES",
        "vhd,COPY",
        "vhdx,COPY",
        "vhd,VERIFY",
        "vhdx,VERIFY"
    })
    void whatASourceGotMeanwhileIsRescuedAndCopiedToo(String ending, Phase phase) throws Exception {
        make(ending);
        merge.stopIn(phase);
        merge.runMachineOnSource(SIZE / 2 + SIZE / 16);
        source = merge.hash(merge.source());
        MergeResult result = null;
        for (int call = 1; result == null || !result.finished(); call++) {
            result = merge.runner().resume(merge.scan(), merge.unfinished(), new CancelAt(call));
            assertEquals(sibling, merge.hash(merge.sibling()), "after call " + call);
        }
        merge.requireMerged(source, sibling);
    }

    @ParameterizedTest
    @CsvSource({"vhd,COPY", "vhdx,COPY", "vhd,VERIFY", "vhdx,VERIFY"})
    void aTargetIsPutBackAndASourceWritten(String ending, Phase phase) throws Exception {
        make(ending);
        merge.stopIn(phase);
        putBack(merge.base());
        merge.runMachineOnSource(SIZE / 2 + SIZE / 16);
        source = merge.hash(merge.source());
        requireBegunAgain(merge.base());
    }

    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void aTargetOfAnotherTimeIsRefused(String ending) throws Exception {
        make(ending);
        merge.stopIn(Phase.COPY);
        putBack(merge.base());
        merge.write(merge.base(), SIZE / 2 + PIECE, PIECE); // by a program that keeps the identity
        if (storage.bytes(merge.base()).length == backup.bytes(merge.base()).length) return;
        assertEquals(
                new Changed(Difference.IDENTITY, Remedy.PUT_BACK), requireRefused(merge.base()));
    }

    @ParameterizedTest
    @CsvSource({"vhd,COPY", "vhdx,COPY", "vhd,VERIFY", "vhdx,VERIFY"})
    void aRescuedDiskFromBeforeTheMergeIsRefused(String ending, Phase phase) throws Exception {
        make(ending);
        merge.stopIn(phase);
        putBack(merge.sibling());
        assertFalse(merge.scan().isSound(merge.sibling()), "it would read what was copied");
        assertEquals(
                new Changed(Difference.LINK, Remedy.PUT_BACK), requireRefused(merge.sibling()));
    }

    /// The base was put back, and identities are being changed once more; the sibling comes from a
    /// backup of its own, older than the merge and not what that was planned with.
    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void aRescuedDiskOfAThirdTimeIsRefusedWhileIdentitiesChangeAgain(String ending)
            throws Exception {
        make(ending);
        byte[] older = storage.bytes(merge.sibling());
        merge.write(merge.sibling(), SIZE / 16, PIECE);
        sibling = merge.hash(merge.sibling());
        backup = storage.copy();
        merge.stopIn(Phase.VERIFY);
        putBack(merge.base());
        for (long writes = 1; merge.unfinished().phase() != Phase.IDENTITIES; writes++) {
            assertTrue(merge.failAfter(writes));
        }
        storage.put(merge.sibling(), older);
        assertEquals(
                new Changed(Difference.LINK, Remedy.PUT_BACK), requireRefused(merge.sibling()));
    }

    @ParameterizedTest
    @CsvSource({"vhd,PLANNED", "vhdx,PLANNED", "vhd,RESCUE", "vhdx,RESCUE"})
    void beforeIdentitiesChangeStartingOverIsSafe(String ending, Phase phase) throws Exception {
        make(ending);
        merge.stopIn(phase);
        merge.runMachineOnSource(PIECE);
        String written = merge.hash(merge.source());
        Changed changed = requireRefused(merge.source());
        assertEquals(Remedy.DROP, changed.remedy());
        assertTrue(changed.what() != Difference.TIMES, changed.toString());
        merge.runner().drop(merge.unfinished());
        merge.runner().run(merge.plan(), Progress.NONE);
        merge.requireMerged(written, sibling);
    }

    @Test
    void aPlanForFilesWhoseTimesChangedIsMadeAgain() throws Exception {
        make("vhdx");
        MergePlan plan = merge.plan();
        storage.modified(merge.middle(), Instant.EPOCH);
        RunRefusedException refused =
                assertThrows(
                        RunRefusedException.class, () -> merge.runner().run(plan, Progress.NONE));
        assertEquals(
                Optional.of(new Changed(Difference.TIMES, Remedy.PLAN_AGAIN)), refused.changed());
        assertTrue(merge.scan().unfinished().isEmpty());
    }

    /// On another machine: other paths, other files, other times; the first folder stays.
    @ParameterizedTest
    @CsvSource({
        "vhd,PLANNED",
        "vhdx,PLANNED",
        "vhd,RESCUE",
        "vhdx,RESCUE",
        "vhd,COPY",
        "vhdx,COPY",
        "vhd,VERIFY",
        "vhdx,VERIFY"
    })
    void aCopiedFolderSaysSoAndStartsOver(String ending, Phase phase) throws Exception {
        make(ending);
        merge.stopIn(phase);
        MemoryStorage first = storage.copy();
        MemoryStorage machine = new MemoryStorage();
        for (Path file : storage.files()) {
            Path copy = ELSEWHERE.resolve(file.getFileName());
            machine.put(copy, storage.bytes(file)).modified(copy, Instant.EPOCH);
            storage.put(copy, storage.bytes(file));
        }
        for (MemoryStorage place : new MemoryStorage[] {machine, storage}) {
            StoppableMerge moved = merge.in(place, ELSEWHERE);
            MergeResult result = moved.resume();
            assertTrue(result.finished());
            assertEquals(Cause.TIMES, result.startedOver().orElseThrow().cause());
            moved.requireMerged(source, sibling);
        }
        for (Path file : first.files()) {
            assertArrayEquals(first.bytes(file), storage.bytes(file), file.toString());
        }
    }

    /// The same files, in another folder.
    @ParameterizedTest
    @CsvSource({"vhd,COPY", "vhdx,COPY", "vhd,VERIFY", "vhdx,VERIFY"})
    void aMovedFolderIsGoneOnWith(String ending, Phase phase) throws Exception {
        make(ending);
        merge.stopIn(phase);
        storage.createFolders(ELSEWHERE);
        for (Path file : storage.files()) {
            storage.rename(file, ELSEWHERE.resolve(file.getFileName()));
        }
        StoppableMerge moved = merge.in(storage, ELSEWHERE);
        MergeResult result = moved.resume();
        assertTrue(result.finished());
        moved.requireMerged(source, sibling);
    }
}
