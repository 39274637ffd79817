package org.diskchain.testing;

import org.diskchain.disk.Disk;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;

/// The digest of a disk's tables, which nobody stops.
public final class Tables {
    private Tables() {}

    public static String digest(Disk disk) throws IOException {
        try {
            return disk.tablesDigest(Progress.NONE);
        } catch (CancelledException nobodyCancels) {
            throw new IllegalStateException(nobodyCancels);
        }
    }
}
