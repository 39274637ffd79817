package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Storage;
import org.diskchain.disk.Format;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.testing.ForgetfulStorage;
import org.diskchain.testing.MemoryStorage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;

/// A drive that loses one write of a reconnect, or of its undo: it is told, what was recorded
/// stays, and from that the file is put in order.
final class LostLinkWriteTest {
    private LinkForest forest;
    private MemoryStorage first;
    private byte[] before;
    private byte[] through;

    private void make(Format format) throws Exception {
        forest = new LinkForest(format, 1);
        first = forest.storage;
        before = first.bytes(forest.child);
        MemoryStorage done = first.copy();
        reconnect(done, done);
        through = LinkForest.read(done, forest.child);
    }

    private void reconnect(MemoryStorage files, Storage machine) throws Exception {
        ReconnectWish wish =
                new ReconnectWish(forest.child, forest.other, new HostPath.Told(), true);
        ReconnectTest.reconnector(machine)
                .run(ReconnectTest.plan(machine, LinkForest.scan(files), wish));
    }

    private void undo(MemoryStorage files, Storage machine) throws Exception {
        ReconnectTest.reconnector(machine).undo(LinkForest.scan(files), forest.child);
    }

    /// Work on files through a drive that may lose a write.
    @FunctionalInterface
    private interface Work {
        void run(MemoryStorage files, Storage machine) throws Exception;
    }

    /// @param work is tried again where it was told that a write was lost
    private void loop(MemoryStorage start, Work work, Work requireDone) throws Exception {
        int noticed = 0;
        boolean forgot = true;
        for (int nth = 1; forgot; nth++) {
            MemoryStorage files = start.copy();
            ForgetfulStorage machine = new ForgetfulStorage(files, forest.child, nth, _ -> true);
            try {
                work.run(files, machine.storage());
            } catch (IOException told) {
                noticed++;
                MemoryStorage back = files.copy();
                undo(back, back);
                assertArrayEquals(before, back.bytes(forest.child), "lost: " + nth);
                work.run(files, files);
            }
            requireDone.run(files, files);
            forgot = machine.hasForgotten();
        }
        assertTrue(noticed > 1, noticed + " noticed");
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void aReconnectNoticesIt(Format format) throws Exception {
        make(format);
        loop(
                first,
                this::reconnect,
                (files, _) -> {
                    assertArrayEquals(through, LinkForest.read(files, forest.child));
                    undo(files, files);
                    assertArrayEquals(before, files.bytes(forest.child));
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void anUndoNoticesIt(Format format) throws Exception {
        make(format);
        reconnect(first, first);
        loop(first, this::undo, (files, _) -> assertArrayEquals(before, files.bytes(forest.child)));
    }
}
