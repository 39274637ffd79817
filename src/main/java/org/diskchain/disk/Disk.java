package org.diskchain.disk;

import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// One image file, open for reading: where each range of the virtual disk is. Opening and reading
/// never write. Not for use by two threads at once.
///
/// ```
///   virtual disk   |----Data----|--Zero--|------Absent------|--Data--|
///                        |                     |
///                  bytes of this file      the parent decides (base: zeros)
/// ```
public sealed interface Disk extends Closeable permits VhdDisk, VhdxDisk {
    Path path();

    DiskFacts facts();

    /// What was odd when the file was opened, and did not prevent it.
    List<Fault> openingFaults();

    /// Walks the tables: how much the disk owns, and what is damaged in them. Reads no payload.
    Inspection inspect(Progress progress) throws IOException, CancelledException;

    /// The extent that begins at `offset` and ends at `limit` or before. As long as can be told
    /// without much reading: the next extent may be of the same kind.
    ///
    /// @param offset a multiple of the sector size, below `limit`
    /// @param limit at most the virtual size
    /// @throws DamagedDiskException if the tables cannot be relied on at this place
    Extent extentAt(long offset, long limit) throws IOException;

    /// Fills the rest of `into` from the virtual offset `from`, which lies in `extent`, as all of
    /// what is asked for.
    void read(Extent.Data extent, long from, ByteBuffer into) throws IOException;

    /// A digest of the structures that a merge relies on (headers and tables, not payload): equal
    /// as long as the disk is the one that was planned with. Tables may be large: it may be
    /// stopped.
    String tablesDigest(Progress progress) throws IOException, CancelledException;

    /// The same, where nobody can stop it.
    default String tablesDigest() throws IOException {
        try {
            return tablesDigest(Progress.NONE);
        } catch (CancelledException nobodyCancels) {
            throw new IllegalStateException(nobodyCancels);
        }
    }
}
