package org.diskchain.disk;

import java.io.IOException;

/// Foretells, without writing, the size of a disk's file after changes: the same decisions as its
/// [DiskWriter] takes, by the same code. Changes must come in ascending order.
public interface GrowthForecast {
    /// What the disk would become; called first, if at all.
    void grow(long virtualSize) throws IOException;

    void add(Change change) throws IOException;

    /// The disk will be linked to another parent; called last, if at all.
    void link(ParentLink parent);

    /// Bytes of the file once all that was added is committed and the writer is closed.
    long fileSizeAfter() throws IOException;
}
