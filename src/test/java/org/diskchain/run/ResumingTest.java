package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.disk.Change;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Journal;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Verify;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.read.ChainBrokenException;
import org.diskchain.read.Measurer;
import org.diskchain.read.OpenChain;
import org.diskchain.run.RunRefusedException.Reason;
import org.diskchain.testing.CancelIn;
import org.diskchain.testing.MadeDisks;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.WatchedStorage;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/// What becomes of an unfinished merge when something happened to its disks, or to it, meanwhile.
final class ResumingTest {
    private static final Path FOLDER = Path.of("/vm").toAbsolutePath();
    private static final int PIECE = 4096;

    private final MemoryStorage storage = new MemoryStorage();
    private final MadeDisks disks = new MadeDisks(storage);
    private final Random random = new Random(1);
    private final MergeRunner runner = new MergeRunner(storage, random, InstantSource.system());

    private Path source;
    private Path target;
    private byte[] content;
    private Verify verify = Verify.COPIED;

    private void make(String ending) throws IOException {
        target = FOLDER.resolve("base." + ending);
        source = FOLDER.resolve("child." + ending);
        disks.child(source, disks.base(target), ".\\base." + ending);
        content = new byte[(int) MadeDisks.SIZE];
        write(0);
    }

    /// What a machine does that runs on the source.
    private void write(int at) throws IOException {
        byte[] bytes = new byte[PIECE];
        random.nextBytes(bytes);
        System.arraycopy(bytes, 0, content, at, PIECE);
        try (DiskWriter writer = Disks.openForWriting(storage, source, random)) {
            if (source.toString().endsWith("x")) writer.setIdentity(Guid.random(random));
            writer.begin(List.of(new Change(at, PIECE, false)));
            writer.write(at, ByteBuffer.wrap(bytes));
            writer.commit();
        }
    }

    private DiskForest scan() throws Exception {
        return new Scanner(storage).scan(List.of(FOLDER), Progress.NONE);
    }

    private MergePlan plan() throws Exception {
        DiskForest forest = scan();
        MergeWish wish = new MergeWish(source, 1, List.of(FOLDER), false).verifying(verify);
        return assertInstanceOf(
                MergePlan.class,
                new MergePlanning(new Measurer(storage)).plan(forest, wish, Progress.NONE));
    }

    private Journal unfinished() throws Exception {
        return scan().unfinished().getFirst();
    }

    /// A merge that was stopped at the first moment at which it was in that phase.
    private void stopIn(Phase phase) throws Exception {
        assertFalse(runner.run(plan(), new CancelIn(storage, target, phase)).finished());
        assertEquals(phase, unfinished().phase());
    }

    private void requireMerged() throws Exception {
        DiskForest after = scan();
        assertTrue(after.unfinished().isEmpty());
        try (OpenChain chain = OpenChain.open(storage, after, target)) {
            byte[] found = new byte[content.length];
            chain.read(0, ByteBuffer.wrap(found));
            assertArrayEquals(content, found);
        }
        assertThrows(
                ChainBrokenException.class, () -> OpenChain.open(storage, after, source).close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void aSourceThatWasWrittenDuringTheCopyIsCopiedAgain(String ending) throws Exception {
        make(ending);
        stopIn(Phase.COPY);
        write(64 << 10);
        assertTrue(runner.resume(scan(), unfinished(), Progress.NONE).finished());
        requireMerged();
    }

    /// All was read back, and then somebody wrote into the target before it had the source's
    /// identity.
    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void aTargetThatWasReadBackIsReadOnceMore(String ending) throws Exception {
        make(ending);
        stopIn(Phase.VERIFY);
        JournalFile.write(storage, unfinished().at(Phase.FINISH));
        try (DiskWriter writer = Disks.openForWriting(storage, target, random)) {
            writer.begin(List.of(new Change(0, PIECE, false)));
            writer.write(0, ByteBuffer.allocate(PIECE));
            writer.commit();
        }
        assertThrows(
                VerifyFailedException.class,
                () -> runner.resume(scan(), unfinished(), Progress.NONE));
        assertTrue(runner.resume(scan(), unfinished(), Progress.NONE).finished());
        requireMerged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void goingOnMayReadBackWhatWasNotToBeReadBack(String ending) throws Exception {
        make(ending);
        verify = Verify.NONE;
        stopIn(Phase.COPY);
        verify = Verify.FULL;
        MergeResult result = runner.run(plan(), Progress.NONE);
        assertEquals(Verify.FULL, result.verified().orElseThrow().what());
        requireMerged();
    }

    /// The target was a child of something else meanwhile: nothing that is read through it counts.
    @Test
    void anAncestorOfTheTargetMustBeTheSame() throws Exception {
        Path base = FOLDER.resolve("ancestor.vhdx");
        target = FOLDER.resolve("base.vhdx");
        source = FOLDER.resolve("child.vhdx");
        Guid middle = disks.child(target, disks.base(base), ".\\ancestor.vhdx");
        disks.child(source, middle, ".\\base.vhdx");
        content = new byte[(int) MadeDisks.SIZE];
        write(0);
        stopIn(Phase.COPY);
        Journal journal = unfinished();
        try (DiskWriter writer = Disks.openForWriting(storage, base, random)) {
            writer.setIdentity(Guid.random(random));
        }
        RunRefusedException refused =
                assertThrows(
                        RunRefusedException.class,
                        () -> runner.resume(scan(), journal, Progress.NONE));
        assertEquals(base, refused.disk());
    }

    /// The journal says that all is copied; then the machine is started on the source once more.
    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void aSourceThatWasWrittenAfterTheCopyIsCopiedAgain(String ending) throws Exception {
        make(ending);
        stopIn(Phase.COPY);
        Journal copied = unfinished();
        JournalFile.write(storage, copied.at(Phase.FINISH));
        write(64 << 10);
        assertTrue(runner.resume(scan(), unfinished(), Progress.NONE).finished());
        requireMerged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void aMergeThatChangedNothingYetBeginsAnewOnOtherDisks(String ending) throws Exception {
        make(ending);
        stopIn(Phase.PLANNED);
        write(64 << 10);
        RunRefusedException refused =
                assertThrows(
                        RunRefusedException.class,
                        () -> runner.resume(scan(), unfinished(), Progress.NONE));
        assertEquals(Reason.CHANGED, refused.reason());
        assertTrue(runner.run(plan(), Progress.NONE).finished());
        requireMerged();
    }

    /// A child of the target that another program gave another parent since the scan.
    @Test
    void aForestIsNotReadThroughLinksOfBefore() throws Exception {
        make("vhd");
        DiskForest before = scan();
        try (DiskWriter writer = Disks.openForWriting(storage, source, random)) {
            writer.adoptParent(Guid.random(random), Guid.ZERO);
        }
        assertThrows(
                ChainBrokenException.class, () -> OpenChain.open(storage, before, source).close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void aTargetThatWasStoppedAndGoneOnWithIsAsLargeAsForetold(String ending) throws Exception {
        make(ending);
        long foretold = plan().amounts().targetSizeAfter();
        stopIn(Phase.COPY);
        MergeResult result = runner.resume(scan(), unfinished(), Progress.NONE);
        assertEquals(foretold, result.targetSize());
        assertEquals(foretold, storage.facts(target).orElseThrow().size());
    }

    @Test
    void whatWentOnMeanwhileIsNotDropped() throws Exception {
        make("vhdx");
        stopIn(Phase.PLANNED);
        Journal planned = unfinished();
        stopIn(Phase.COPY);
        RunRefusedException refused =
                assertThrows(RunRefusedException.class, () -> runner.drop(planned));
        assertEquals(Reason.NOT_DROPPABLE, refused.reason());
        assertEquals(Phase.COPY, unfinished().phase());
    }

    @Test
    void aMergeOfWhichADiskCannotBeOpenedCanBeDropped() throws Exception {
        make("vhdx");
        MergePlan plan = plan();
        Storage unwritable =
                WatchedStorage.of(
                        storage,
                        (call, path) -> {
                            boolean fails = call.equals("openForWriting") && path.equals(target);
                            if (fails) throw new UncheckedIOException(new IOException("no"));
                        });
        MergeRunner failing = new MergeRunner(unwritable, random, InstantSource.system());
        assertThrows(UncheckedIOException.class, () -> failing.run(plan, Progress.NONE));
        runner.drop(unfinished());
        assertEquals(List.of(target, source), storage.files());
        assertFalse(plan().begun().isPresent());
    }

    @Test
    void aDroppedMergeLeavesNoTrace() throws Exception {
        make("vhdx");
        stopIn(Phase.PLANNED);
        Path journal = unfinished().file();
        storage.put(journal.resolveSibling(journal.getFileName() + ".new"), new byte[1]);
        runner.drop(unfinished());
        assertEquals(List.of(target, source), storage.files());
    }
}
