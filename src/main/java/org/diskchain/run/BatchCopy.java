package org.diskchain.run;

import org.diskchain.disk.Change;
import org.diskchain.disk.DiskWriter;
import org.diskchain.read.Batch;
import org.diskchain.read.Layers;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Copies batches into a disk.
///
/// ```
///   begin    room for the blocks that are missing             force
///   write    payload                                          (nothing points there yet)
///   check    payload and zeros, where they are to be read back force
///   commit   payload, then tables                             force, force
/// ```
///
/// A cancel may end it in the middle of the payload: closing the disk gives the room back.
final class BatchCopy {
    private static final int BUFFER = 1 << 20;

    private final Layers from;
    private final DiskWriter into;
    private final Progress progress;
    private final Check check;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    /// Looks at what is on the device, before it becomes part of the disk.
    @FunctionalInterface
    interface Check {
        Check NONE = (_, _) -> {};

        void check(Change change, DiskWriter into) throws IOException, CancelledException;
    }

    BatchCopy(Layers from, DiskWriter into, Progress progress, Check check) {
        this.from = from;
        this.into = into;
        this.progress = progress;
        this.check = check;
    }

    /// Makes the batch part of the disk; returns when it is durable.
    ///
    /// @return of its owned bytes those that are not reported yet
    long copy(Batch batch) throws IOException, CancelledException {
        into.begin(batch.changes());
        long data = 0;
        for (Change change : batch.changes()) {
            if (!change.zero()) data += copy(change);
        }
        check(batch);
        into.commit();
        return batch.ownedBytes() - data;
    }

    private void check(Batch batch) throws IOException, CancelledException {
        if (check == Check.NONE) return;
        into.flush();
        for (Change change : batch.changes()) check.check(change, into);
    }

    private long copy(Change change) throws IOException, CancelledException {
        for (long at = change.start(); at < change.end(); at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(BUFFER, change.end() - at));
            from.read(at, buffer);
            buffer.flip();
            into.write(at, buffer);
            progress.advance(buffer.limit());
        }
        return change.length();
    }
}
