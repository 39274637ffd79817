package org.diskchain.run;

import org.diskchain.disk.Change;
import org.diskchain.read.Batch;

import java.util.BitSet;

/// Where on a virtual disk something was written, in stretches of 1 MiB: little memory for whatever
/// disk.
final class Stretches {
    private static final long LENGTH = 1 << 20;

    private final long virtualSize;
    private final BitSet written = new BitSet();

    /// None, of a disk of that many bytes.
    Stretches(long virtualSize) {
        this.virtualSize = virtualSize;
    }

    void add(Batch batch) {
        for (Change change : batch.changes()) {
            int first = Math.toIntExact(change.start() / LENGTH);
            written.set(first, Math.toIntExact((change.end() - 1) / LENGTH) + 1);
        }
    }

    void addAll() {
        written.set(0, Math.toIntExact((virtualSize + LENGTH - 1) / LENGTH));
    }

    /// Bytes of them all.
    long bytes() {
        long bytes = written.cardinality() * LENGTH;
        boolean last = written.length() * LENGTH > virtualSize;
        return last ? bytes - (written.length() * LENGTH - virtualSize) : bytes;
    }

    /// Where the one begins that `offset` lies in, or the next one; the end of the disk where there
    /// is none.
    long next(long offset) {
        int next = written.nextSetBit(Math.toIntExact(offset / LENGTH));
        return next < 0 ? virtualSize : Math.max(offset, next * LENGTH);
    }

    /// Where it ends that `offset` lies in.
    long end(long offset) {
        return Math.min(virtualSize, (offset / LENGTH + 1) * LENGTH);
    }
}
