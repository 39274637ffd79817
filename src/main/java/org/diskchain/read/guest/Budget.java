package org.diskchain.read.guest;

import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

/// How much one look into a guest may read, so that none takes long, whatever the guest says. Hears
/// a cancel each time.
final class Budget {
    private static final int READS = 2000;
    private static final long BYTES = 8L << 20;

    private final Progress progress;
    private int reads = READS;
    private long bytes = BYTES;

    Budget(Progress progress) {
        this.progress = progress;
    }

    /// Whether so many bytes may be read.
    boolean spend(int length) throws CancelledException {
        progress.advance(0);
        if (reads < 1 || bytes < length) return false;
        reads--;
        bytes -= length;
        return true;
    }
}
