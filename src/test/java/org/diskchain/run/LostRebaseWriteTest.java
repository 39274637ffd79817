package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.disk.DamagedDiskException;
import org.diskchain.disk.Format;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.Rebase.Phase;
import org.diskchain.journal.RebaseFile;
import org.diskchain.journal.Verify;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.RebaseWish;
import org.diskchain.testing.ForgetfulStorage;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.work.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// A drive that loses one write to a disk while a rebase copies into it, be it payload, a table or
/// a bitmap: either nothing is missed, or it is told before the disk gets its new parent. A VHDX
/// reads as before then, and is gone on with.
final class LostRebaseWriteTest {
    private LinkForest forest;

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void aWriteThatIsLostIsNoticed(Format format) throws Exception {
        forest = new LinkForest(format, 1);
        RebaseWish wish =
                new RebaseWish(
                        forest.child, forest.other, new HostPath.Told(), false, Verify.COPIED);
        RebasePlan plan = RebaseTest.plan(forest.storage, LinkForest.scan(forest.storage), wish);
        int noticed = 0;
        boolean forgot = true;
        for (int nth = 1; forgot; nth++) {
            MemoryStorage files = forest.storage.copy();
            ForgetfulStorage machine =
                    new ForgetfulStorage(files, forest.child, nth, _ -> isCopying(files));
            try {
                assertTrue(
                        RebaseTest.rebaser(machine.storage()).run(plan, Progress.NONE).finished());
            } catch (IOException told) {
                noticed++;
                if (format == Format.VHD) continue; // a footer or bitmap that is lost is no copy
                requireContent(files, "lost: " + nth);
                goOn(files);
            }
            forgot = machine.hasForgotten();
            requireContent(files, "lost: " + nth);
        }
        assertTrue(noticed > 4, noticed + " noticed");
    }

    private boolean isCopying(MemoryStorage files) {
        try {
            return RebaseFile.read(files, RebaseFile.beside(forest.child), forest.child)
                    .filter(rebase -> rebase.phase() == Phase.COPY)
                    .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void goOn(MemoryStorage files) throws Exception {
        Rebase begun = LinkForest.scan(files).rebases().getFirst();
        try {
            assertTrue(RebaseTest.rebaser(files).resume(begun, Progress.NONE).finished());
        } catch (DamagedDiskException beyondRepair) {
            RebaseTest.rebaser(files).drop(begun);
        }
    }

    private void requireContent(MemoryStorage files, String what) throws Exception {
        for (Path disk : List.of(forest.child, forest.leaf)) {
            assertArrayEquals(forest.content(disk), LinkForest.read(files, disk), what);
        }
    }
}
