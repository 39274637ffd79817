package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Journal;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Stamp;
import org.diskchain.journal.Verify;
import org.diskchain.run.MergeResult.StartedOver;
import org.diskchain.run.MergeResult.StartedOver.Cause;
import org.diskchain.run.RunRefusedException.Changed;
import org.diskchain.run.RunRefusedException.Difference;
import org.diskchain.run.RunRefusedException.Reason;
import org.diskchain.run.RunRefusedException.Remedy;
import org.diskchain.testing.CancelAt;
import org.diskchain.testing.MadeDisks;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.StoppableMerge;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/// Disks of an unfinished merge that somebody wrote in place, so that neither sizes nor tables
/// tell.
///
/// ```
///   base - middle - source      source into base, over both
///     +- sibling                rescued
/// ```
final class WrittenMeanwhileTest {
    private static final Path FOLDER = Path.of("/vm").toAbsolutePath();
    private static final Path ELSEWHERE = Path.of("/mnt/other/vm").toAbsolutePath();
    private static final long SIZE = 4 << 20;
    private static final int PIECE = 4096;
    private static final long IN_BASE = SIZE / 16;
    private static final long IN_MIDDLE = SIZE / 8;
    private static final long IN_SOURCE = SIZE / 4;

    private final MemoryStorage storage = new MemoryStorage();
    private StoppableMerge merge;
    private String source;
    private String sibling;

    private void make(String ending) throws Exception {
        merge = StoppableMerge.make(storage, FOLDER, ending, SIZE);
        source = merge.hash(merge.source());
        sibling = merge.hash(merge.sibling());
    }

    private void requireRefused(Path disk, Changed changed) throws Exception {
        MemoryStorage before = storage.copy();
        RunRefusedException refused = assertThrows(RunRefusedException.class, merge::resume);
        assertEquals(Reason.CHANGED, refused.reason());
        assertEquals(disk, refused.disk());
        assertEquals(Optional.of(changed), refused.changed());
        for (Path file : before.files()) {
            assertArrayEquals(before.bytes(file), storage.bytes(file), "written: " + file);
        }
    }

    /// The sibling holds parts of what the base was before, and would show the rest as it is now.
    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void aDiskFromWhichSomethingWasRescuedMustNotHaveBeenWritten(String ending) throws Exception {
        make(ending);
        merge.stopRescuing();
        merge.write(merge.base(), IN_BASE, PIECE);
        requireRefused(merge.base(), new Changed(Difference.TIMES, Remedy.RESTORE));
    }

    /// It was not written, only its time differs: the way out is to drop the merge.
    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void afterItWasDroppedTheMergeIsPlannedAgain(String ending) throws Exception {
        make(ending);
        merge.stopRescuing();
        storage.modified(merge.base(), Instant.EPOCH);
        requireRefused(merge.base(), new Changed(Difference.TIMES, Remedy.RESTORE));
        merge.runner().drop(merge.unfinished());
        assertTrue(merge.runner().run(merge.plan(), Progress.NONE).finished());
        merge.requireMerged(source, sibling);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void whatNothingWasRescuedFromMayHaveBeenWritten(String ending) throws Exception {
        make(ending);
        merge.stopRescuing();
        merge.write(merge.source(), IN_SOURCE, PIECE);
        merge.write(merge.middle(), IN_MIDDLE, PIECE);
        String written = merge.hash(merge.source());
        assertNotEquals(source, written);
        MergeResult result = merge.resume();
        assertEquals(
                Optional.of(new StartedOver(merge.source(), Cause.TIMES)), result.startedOver());
        merge.requireMerged(written, sibling);
    }

    @ParameterizedTest
    @CsvSource({"vhd,PLANNED", "vhdx,PLANNED", "vhd,RESCUE", "vhdx,RESCUE"})
    void aMergeThatCopiedNothingYetGoesOnWithWhatWasWritten(String ending, Phase phase)
            throws Exception {
        make(ending);
        merge.stopIn(phase);
        merge.write(merge.base(), IN_BASE, PIECE);
        String written = merge.hash(merge.source());
        String beside = merge.hash(merge.sibling());
        MergeResult result = merge.resume();
        assertEquals(Optional.of(new StartedOver(merge.base(), Cause.TIMES)), result.startedOver());
        merge.requireMerged(written, beside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void aCopyOfTheWholeFolderIsGoneOnWith(String ending) throws Exception {
        make(ending);
        merge.stopRescuing();
        for (Path file : storage.files()) {
            Path copy = ELSEWHERE.resolve(file.getFileName());
            storage.put(copy, storage.bytes(file))
                    .modified(copy, Instant.parse("2027-01-01T00:00:00Z"));
        }
        StoppableMerge copied = merge.in(storage, ELSEWHERE);
        assertEquals(Cause.TIMES, copied.resume().startedOver().orElseThrow().cause());
        copied.requireMerged(source, sibling);
    }

    private void neverReadBack(Stamp left) throws Exception {
        Journal journal = merge.unfinished().verifying(Verify.NONE);
        JournalFile.write(storage, left == null ? journal : journal.leaving(left));
    }

    /// Nothing is read back in the end: who wrote the target is noticed all the same.
    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void aTargetThatWasWrittenWhileTheMergeWasStoppedIsCopiedInto(String ending) throws Exception {
        make(ending);
        merge.stopCopying();
        neverReadBack(null);
        merge.write(merge.base(), IN_SOURCE, PIECE);
        MergeResult result = merge.resume();
        assertEquals(Optional.of(new StartedOver(merge.base(), Cause.TIMES)), result.startedOver());
        assertTrue(result.verified().isEmpty());
        merge.requireMerged(source, sibling);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void aTargetThatWasLeftAloneIsGoneOnWith(String ending) throws Exception {
        make(ending);
        merge.stopCopying();
        neverReadBack(null);
        MergeResult result = merge.resume();
        assertTrue(result.startedOver().isEmpty());
        assertTrue(result.verified().isEmpty());
        assertEquals(0, result.copiedBytes());
        merge.requireMerged(source, sibling);
    }

    /// After a power cut nobody knows how the target was left: what can be is read back.
    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void afterAPowerCutWhatWasCopiedIsReadBackOnce(String ending) throws Exception {
        make(ending);
        merge.stopCopying();
        neverReadBack(Stamp.UNKNOWN);
        merge.write(merge.base(), IN_SOURCE, PIECE);
        assertThrows(VerifyFailedException.class, merge::resume);
        assertTrue(merge.resume().verified().isPresent());
        merge.requireMerged(source, sibling);
    }

    /// A look that was stopped has seen nothing: it takes nothing for granted.
    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void whoStopsTheLookAtTheDisksDoesNotHideWhatWasWritten(String ending) throws Exception {
        make(ending);
        merge.stopCopying();
        neverReadBack(null);
        merge.write(merge.base(), IN_SOURCE, PIECE);
        for (int call = 1; call <= 3; call++) {
            MergeResult stopped =
                    merge.runner().resume(merge.scan(), merge.unfinished(), new CancelAt(call));
            assertFalse(stopped.finished());
        }
        merge.resume();
        merge.requireMerged(source, sibling);
    }

    private void shrinkSource(long size) throws Exception {
        Path small = Path.of("/small/small.vhdx").toAbsolutePath();
        storage.createFolders(small.getParent());
        new MadeDisks(storage).make(small, Guid.random(new Random(9)), ParentLink.NONE, size, 512);
        try (Disk smaller = Disks.open(storage, small);
                DiskWriter writer = Disks.openForWriting(storage, merge.source(), new Random(9))) {
            writer.setIdentity(Guid.random(new Random(10)));
            writer.takeVirtualDiskFacts(smaller, Progress.NONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"IDENTITIES", "COPY", "VERIFY"})
    void aSourceThatBecameSmallerCutsNoDataOff(Phase phase) throws Exception {
        make("vhdx");
        merge.stopIn(phase);
        shrinkSource(SIZE / 2);
        byte[] before = storage.bytes(merge.base());
        RunRefusedException refused = assertThrows(RunRefusedException.class, merge::resume);
        assertEquals(Reason.WOULD_CUT_DATA, refused.reason());
        assertArrayEquals(before, storage.bytes(merge.base()), "the target was written");
    }

    @Test
    void aSourceThatBecameSmallerWhereNothingIsGoesOn() throws Exception {
        make("vhdx");
        merge.stopIn(Phase.COPY);
        shrinkSource(SIZE - SIZE / 16);
        String smaller = merge.hash(merge.source());
        assertTrue(merge.resume().finished());
        merge.requireMerged(smaller, sibling);
    }
}
