package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.NoRoomException;
import org.diskchain.bytes.NoRoomException.Kind;
import org.diskchain.journal.Phase;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.testing.FullVolume;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.StoppableMerge;
import org.diskchain.work.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;

/// A volume that becomes full at any write of a merge.
final class OutOfRoomTest {
    private static final Path FOLDER = Path.of("/vm").toAbsolutePath();
    private static final long SIZE = 4 << 20;
    private static final long FREE = 100;

    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void whereverItHappensAllDisksReadAsBeforeAndItIsGoneOnWith(String ending) throws Exception {
        MemoryStorage made = new MemoryStorage();
        StoppableMerge before = StoppableMerge.make(made, FOLDER, ending, SIZE);
        String source = before.hash(before.source());
        String sibling = before.hash(before.sibling());
        int full = 0;
        for (int writes = 0; ; writes++) {
            MemoryStorage files = made.copy();
            StoppableMerge merge = before.in(files, FOLDER);
            MergePlan plan = merge.plan();
            FullVolume volume = FullVolume.after(writes, Kind.VOLUME_FULL, files);
            try {
                merge.runner(volume.storage()).run(plan, Progress.NONE);
                merge.requireMerged(source, sibling);
                break;
            } catch (OutOfRoomException | NoRoomException e) {
                full++;
            }
            assertTrue(volume.refused());
            assertEquals(source, merge.hash(merge.source()), "the source after " + writes);
            assertEquals(sibling, merge.hash(merge.sibling()), "the sibling after " + writes);
            merge.runner().run(merge.plan(), Progress.NONE);
            merge.requireMerged(source, sibling);
        }
        assertTrue(full > 30, "only " + full + " writes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void whatIsMissingIsWhatTheFilesStillGrowLessWhatIsFree(String ending) throws Exception {
        MemoryStorage files = new MemoryStorage();
        StoppableMerge merge = StoppableMerge.make(files, FOLDER, ending, SIZE);
        long growth = merge.plan().space().getFirst().needed();
        merge.stopIn(Phase.PLANNED);
        files.free(FREE);
        OutOfRoomException full = runOutOfRoom(merge, files, 3);
        assertEquals(Kind.VOLUME_FULL, full.kind());
        assertEquals(growth, full.growth());
        assertEquals(growth - FREE, full.missing());
        files.free(growth);
        assertEquals(0, runOutOfRoom(merge, files, 3).missing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void whatWasCopiedIsNotMissing(String ending) throws Exception {
        MemoryStorage files = new MemoryStorage();
        StoppableMerge merge = StoppableMerge.make(files, FOLDER, ending, SIZE);
        MergePlan plan = merge.plan();
        merge.stopIn(Phase.COPY);
        files.free(FREE);
        OutOfRoomException full = runOutOfRoom(merge, files, 3);
        long after = plan.amounts().targetSizeAfter();
        long now = files.facts(merge.base()).orElseThrow().size();
        assertEquals(after, full.size());
        assertEquals(Math.max(0, after - now), full.growth());
        assertEquals(merge.base(), full.file());
    }

    /// The refused write is the first one after the journal's.
    private static OutOfRoomException runOutOfRoom(
            StoppableMerge merge, MemoryStorage files, int writes) throws Exception {
        for (int more = 0; ; more++) {
            FullVolume volume = FullVolume.after(writes + more, Kind.VOLUME_FULL, files);
            try {
                merge.runner(volume.storage())
                        .resume(merge.scan(), merge.unfinished(), Progress.NONE);
                throw new AssertionError("it had room");
            } catch (OutOfRoomException full) {
                if (!full.file().toString().contains("diskchain-merge")) return full;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
