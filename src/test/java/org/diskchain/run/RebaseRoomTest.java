package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.NoRoomException;
import org.diskchain.bytes.NoRoomException.Kind;
import org.diskchain.disk.Format;
import org.diskchain.journal.Verify;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.RebaseWish;
import org.diskchain.run.OutOfRoomException.Work;
import org.diskchain.testing.FullVolume;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// A disk that is rebased and has no room: in its own table, or on its volume.
final class RebaseRoomTest {
    private static final int FOOTER = 512;
    private static final long TABLE_END = (1L << 41) - 512;
    private static final long FREE = 100;

    private LinkForest forest;
    private MemoryStorage storage;

    private void make(Format format) throws Exception {
        forest = new LinkForest(format, 1);
        storage = forest.storage;
    }

    private RebaseWish wish(Path parent) {
        return new RebaseWish(forest.child, parent, new HostPath.Told(), false, Verify.FULL);
    }

    /// The entries of its table are sectors, of 32 bits.
    @Test
    void aVhdThatWouldOutgrowItsTableIsRefused() throws Exception {
        make(Format.VHD);
        byte[] child = storage.bytes(forest.child);
        try (ByteFile file = storage.openForWriting(forest.child)) {
            file.write(TABLE_END - FOOTER, ByteBuffer.wrap(child, child.length - FOOTER, FOOTER));
        }
        assertEquals(List.of("table-full"), RebaseTest.refusals(storage, wish(forest.other)));
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void whereTheVolumeIsFullItIsToldHowMuchIsMissing(Format format) throws Exception {
        make(format);
        RebasePlan plan = RebaseTest.plan(storage, LinkForest.scan(storage), wish(forest.other));
        storage.free(FREE);
        int told = 0;
        for (int writes = 0; ; writes++) {
            MemoryStorage files = storage.copy();
            FullVolume volume = FullVolume.after(writes, Kind.VOLUME_FULL, files);
            try {
                RebaseTest.rebaser(volume.storage()).run(plan, Progress.NONE);
                break;
            } catch (OutOfRoomException full) {
                assertEquals(Work.REBASE, full.work());
                if (!full.file().equals(forest.child)) continue;
                long size = files.facts(forest.child).orElseThrow().size();
                assertEquals(Math.max(0, plan.fileSizeAfter() - size), full.growth());
                assertEquals(Math.max(0, full.growth() - FREE), full.missing());
                told++;
            } catch (NoRoomException record) {
                assertFalse(record.file().equals(forest.child), "it had begun");
            }
        }
        assertTrue(told > 5, "only " + told);
    }
}
