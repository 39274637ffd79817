package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// One image file, open for writing. Content is written in batches, whose payload is durable before
/// the tables say so; everything else is durable when the call returns.
///
/// ```
///   begin(changes)   room for every block that is missing      (file grows, force)
///   write / zero     payload to its place                      (nothing points there yet)
///   commit()         force payload -> tables -> force          (VHDX: through the log)
/// ```
///
/// A power cut at any moment leaves a valid disk, in which each sector of the batch is old or new.
public sealed interface DiskWriter extends Closeable permits VhdWriter, VhdxWriter {
    /// The disk as it is now, changes committed so far included.
    Disk disk();

    /// Makes room for a batch: allocates the blocks that the changes need.
    ///
    /// @param changes in ascending order, disjoint, within the virtual size. A block that becomes
    ///   zeros as a whole is told in one change: cut into several, or by batches, it may take room
    void begin(List<Change> changes) throws IOException;

    /// Writes payload that the batch announced.
    void write(long offset, ByteBuffer from) throws IOException;

    /// Returns when the payload written so far is on the device, and all zeros of the batch that
    /// have a place in the file. Nothing points there yet.
    void flush() throws IOException;

    /// Fills the rest of `into` with payload of the batch as it stands in the file, through another
    /// opening of the same file, for instance one past the system's cache. Zeros that have no place
    /// there, because the table tells them, are zeros.
    void readBack(ByteFile file, long offset, ByteBuffer into) throws IOException;

    /// Makes the batch part of the disk; returns when it is durable. Stretches announced as zero
    /// are zeros then.
    void commit() throws IOException;

    /// Gives up whole blocks, so that the parent decides them from now on; they must read the same
    /// there. Differencing VHDX only. Their room stays in the file until [Disks#giveBack].
    ///
    /// @param offsets one in each block, of virtual disk
    void giveUp(List<Long> offsets) throws IOException;

    /// Makes the virtual disk larger; what is new reads as zeros, never as the parent's or as stale
    /// bytes. VHDX only.
    void grow(long virtualSize, Progress progress) throws IOException, CancelledException;

    /// Gives the disk another identity: VHD unique id in all footers; VHDX DataWriteGuid in both
    /// headers.
    void setIdentity(Guid identity) throws IOException;

    /// Lets the disk also accept a parent of that identity, where the format has room for a second
    /// one (VHDX: `parent_linkage2`, [MS-VHDX] 2.6.2.6.3). VHD has one slot: nothing happens.
    ///
    /// @param current the parent's identity now, which stays accepted
    void acceptParent(Guid identity, Guid current) throws IOException;

    /// Makes `identity` the one by which the disk knows its parent; where the format has room for a
    /// second one, that becomes `previous`.
    void adoptParent(Guid identity, Guid previous) throws IOException;

    /// Gives the disk another parent: identity and paths. A power cut leaves the one or the other,
    /// except in a VHD, whose header is two sectors: it may be damaged then, and
    /// [Disks#restoreHeader] gives it back.
    void link(ParentLink parent) throws IOException;

    /// Takes on what belongs to the virtual disk and not to the file: VHDX metadata items with the
    /// IsVirtualDisk flag, the size among them ([MS-VHDX] 2.6.1.2). Entries past a smaller end are
    /// cleared. VHD has none.
    void takeVirtualDiskFacts(Disk source, Progress progress)
            throws IOException, CancelledException;
}
