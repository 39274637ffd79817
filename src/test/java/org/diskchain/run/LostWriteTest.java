package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.disk.Change;
import org.diskchain.disk.DamagedDiskException;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.Phase;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.testing.ForgetfulStorage;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.StoppableMerge;
import org.diskchain.work.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// A drive that loses a write to a disk that is being rescued, be it payload, zeros, a table or a
/// bitmap: the rescue is not taken for done.
final class LostWriteTest {
    private static final Path FOLDER = Path.of("/vm").toAbsolutePath();
    private static final int SIZE = 4 << 20;
    private static final int STALE = 64 << 10;

    private MemoryStorage storage = new MemoryStorage();
    private StoppableMerge merge;
    private String source;
    private String sibling;

    private void make(String ending) throws Exception {
        merge = StoppableMerge.make(storage, FOLDER, ending, SIZE);
        merge.write(merge.base(), 0, STALE / 2); // payload to rescue, besides zeros
        stain();
        source = merge.hash(merge.source());
        sibling = merge.hash(merge.sibling());
    }

    /// Old bytes in a block of the sibling, where it is to get zeros; nothing points at them.
    private void stain() throws IOException {
        byte[] stale = new byte[STALE / 2];
        Arrays.fill(stale, (byte) 0x77);
        int at = SIZE / 8;
        try (DiskWriter writer = Disks.openForWriting(storage, merge.sibling(), new Random(1))) {
            writer.begin(List.of(new Change(at, stale.length, false)));
            writer.write(at, ByteBuffer.wrap(stale));
        }
    }

    private boolean isRescuing() {
        try {
            Path journal = JournalFile.beside(merge.base());
            return JournalFile.read(storage, journal)
                    .filter(found -> found.phase() == Phase.RESCUE)
                    .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whichever write is lost: what counts as rescued is, and going on ends right, or is refused
    /// with every disk as it was.
    @ParameterizedTest
    @ValueSource(strings = {"vhd", "vhdx"})
    void aWriteThatIsLostIsNoticed(String ending) throws Exception {
        make(ending);
        MemoryStorage first = storage;
        int noticed = 0;
        boolean forgot = true;
        for (int nth = 1; forgot; nth++) {
            storage = first.copy();
            merge = merge.in(storage, FOLDER);
            ForgetfulStorage machine =
                    new ForgetfulStorage(storage, merge.sibling(), nth, _ -> isRescuing());
            MergePlan plan = merge.plan();
            boolean finished = true;
            try {
                assertTrue(merge.runner(machine.storage()).run(plan, Progress.NONE).finished());
            } catch (IOException told) {
                noticed++;
                assertEquals(sibling, merge.hash(merge.sibling()), "lost: " + nth);
                assertEquals(source, merge.hash(merge.source()), "lost: " + nth);
                finished = goOn();
            }
            forgot = machine.hasForgotten();
            if (finished) merge.requireMerged(source, sibling);
        }
        assertTrue(noticed > 2, noticed + " noticed");
    }

    /// @return whether the merge is finished
    private boolean goOn() throws Exception {
        try {
            return merge.resume().finished();
        } catch (DamagedDiskException beyondRepair) {
            assertEquals(sibling, merge.hash(merge.sibling()));
            merge.runner().drop(merge.unfinished());
            return false;
        }
    }
}
