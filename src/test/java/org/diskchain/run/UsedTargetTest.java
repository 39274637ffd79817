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
import org.diskchain.journal.Journal;
import org.diskchain.journal.Phase;
import org.diskchain.run.RunRefusedException.Changed;
import org.diskchain.run.RunRefusedException.Difference;
import org.diskchain.run.RunRefusedException.Reason;
import org.diskchain.run.RunRefusedException.Remedy;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.StoppableMerge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A target that had taken the source's identity when the power went, and that somebody used before
/// the merge was gone on with, while the rescued disk was not linked to it yet.
final class UsedTargetTest {
    private static final Path FOLDER = Path.of("/vm").toAbsolutePath();
    private static final Path ELSEWHERE = Path.of("/mnt/other/vm").toAbsolutePath();
    private static final long SIZE = 4 << 20;
    private static final int PIECE = 4096;

    private MemoryStorage storage = new MemoryStorage();
    private StoppableMerge merge;
    private String source;
    private String sibling;

    /// Every moment of the last phase at which the target had the identity.
    private List<MemoryStorage> complete(String ending) throws Exception {
        merge = StoppableMerge.make(storage, FOLDER, ending, SIZE);
        source = merge.hash(merge.source());
        sibling = merge.hash(merge.sibling());
        merge.stopIn(Phase.VERIFY);
        MemoryStorage first = storage.copy();
        List<MemoryStorage> states = new ArrayList<>();
        boolean failed = true;
        for (long writes = 1; failed; writes++) {
            storage = first.copy();
            merge = merge.in(storage, FOLDER);
            failed = merge.failAfter(writes);
            if (failed && isComplete()) states.add(storage.copy());
        }
        assertFalse(states.isEmpty());
        return states;
    }

    private boolean isComplete() throws Exception {
        List<Journal> unfinished = merge.scan().unfinished();
        if (unfinished.isEmpty() || unfinished.getFirst().phase() != Phase.FINISH) return false;
        try (Disk target = Disks.open(storage, merge.base())) {
            Guid identity = unfinished.getFirst().source().oldIdentity();
            return target.facts().identity().equals(identity);
        }
    }

    private void in(MemoryStorage state) {
        storage = state.copy();
        merge = merge.in(storage, FOLDER);
    }

    private boolean isLinked() throws Exception {
        try (Disk disk = Disks.open(storage, merge.sibling())) {
            Guid identity = merge.unfinished().source().oldIdentity();
            return disk.facts().parent().recordedIdentity().equals(identity);
        }
    }

    /// A guest that writes to a VHDX gives it another identity.
    private void use(long at) throws Exception {
        if (merge.base().toString().endsWith("vhdx")) {
            try (DiskWriter writer = Disks.openForWriting(storage, merge.base(), new Random(4))) {
                writer.setIdentity(Guid.random(new Random(4)));
            }
        }
        merge.write(merge.base(), at, PIECE);
    }

    /// Neither linked to what it must not show, nor read by anybody; and there is a way out.
    @ParameterizedTest
    @CsvSource({"vhd,0", "vhd,3", "vhdx,0", "vhdx,3"})
    void whatWasNotLinkedYetIsNotLinkedToAUsedTarget(String ending, int eighth) throws Exception {
        int refusals = 0;
        for (MemoryStorage state : complete(ending)) {
            in(state);
            if (isLinked()) continue;
            boolean seen = merge.unfinished().left().isKnown() || ending.equals("vhdx");
            // a moment after a power cut, only what was copied tells
            long at = seen && eighth > 0 ? SIZE / 8 * eighth + SIZE / 16 : SIZE / 8 * 2;
            use(at);
            if (seen) requireRefusedOrRight();
            byte[] target = storage.bytes(merge.base());
            RunRefusedException refused = assertThrows(RunRefusedException.class, merge::resume);
            assertEquals(Reason.CHANGED, refused.reason());
            assertEquals(
                    Optional.of(new Changed(Difference.USED, Remedy.GIVE_UP)), refused.changed());
            merge.runner().drop(merge.unfinished());
            assertTrue(merge.scan().unfinished().isEmpty());
            assertArrayEquals(target, storage.bytes(merge.base()), "the target was written");
            assertNotEquals(source, merge.hash(merge.base()));
            assertFalse(merge.scan().isSound(merge.sibling()));
            assertFalse(merge.scan().isSound(merge.source()));
            refusals++;
        }
        assertTrue(refusals > 0);
    }

    private void requireRefusedOrRight() throws Exception {
        if (merge.scan().isSound(merge.sibling())) {
            assertEquals(sibling, merge.hash(merge.sibling()), "rescued");
        }
        if (merge.scan().isSound(merge.source())) {
            assertEquals(source, merge.hash(merge.source()), "the source");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void whatWasLeftAloneIsLinked(String ending) throws Exception {
        for (MemoryStorage state : complete(ending)) {
            in(state);
            RunRefusedException refused =
                    isLinked()
                            ? null
                            : assertThrows(
                                    RunRefusedException.class,
                                    () -> merge.runner().drop(merge.unfinished()));
            assertTrue(refused == null || refused.reason() == Reason.NOT_DROPPABLE);
            assertTrue(merge.resume().finished());
            merge.requireMerged(source, sibling);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void aCopyOfTheWholeFolderIsLinked(String ending) throws Exception {
        for (MemoryStorage state : complete(ending)) {
            in(state);
            for (Path file : storage.files()) {
                Path copy = ELSEWHERE.resolve(file.getFileName());
                storage.put(copy, storage.bytes(file));
                storage.modified(copy, Instant.parse("2027-01-01T00:00:00Z"));
            }
            StoppableMerge copied = merge.in(storage, ELSEWHERE);
            assertTrue(copied.resume().finished());
            copied.requireMerged(source, sibling);
        }
    }

    /// Who sees the target complete may delete the source before the merge is gone on with.
    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void aMergeThatLostItsSourceIsGivenUpWhereTheTargetIsComplete(String ending) throws Exception {
        for (MemoryStorage state : complete(ending)) {
            in(state);
            storage.delete(merge.source());
            RunRefusedException refused = assertThrows(RunRefusedException.class, merge::resume);
            assertEquals(Reason.GONE, refused.reason());
            merge.runner().drop(merge.unfinished());
            assertTrue(merge.scan().unfinished().isEmpty());
            assertEquals(source, merge.hash(merge.base()));
            if (merge.scan().isSound(merge.sibling())) {
                assertEquals(sibling, merge.hash(merge.sibling()));
            }
        }
    }

    /// All was linked: the merge is given up in favour of who used the target, and no disk changes.
    @Test
    void aTargetToWhichAllIsLinkedMayBeUsed() throws Exception {
        int linked = 0;
        for (MemoryStorage state : complete("vhdx")) {
            in(state);
            if (!isLinked()) continue;
            use(SIZE / 8 * 2);
            byte[] target = storage.bytes(merge.base());
            assertThrows(RunRefusedException.class, merge::resume);
            merge.runner().drop(merge.unfinished());
            assertTrue(merge.scan().unfinished().isEmpty());
            assertArrayEquals(target, storage.bytes(merge.base()), "the target was written");
            assertFalse(merge.scan().isSound(merge.sibling()));
            linked++;
        }
        assertTrue(linked > 0);
    }
}
