package org.diskchain.read;

import org.diskchain.disk.Disk;
import org.diskchain.disk.Extent;
import org.diskchain.read.Layers.Piece;

import java.io.IOException;

/// What a disk inherits and would lose by a merge, as it reads it now.
///
/// ```
///   merged above   |--data--|....|--zero--|........|      its parent is one of the disks below these
///   the disk       |..|own|....................|
///   lost           |--|...|-|....|--------|........|      content: what the parent's chain says
/// ```
///
/// A stretch that none of the merged disks above its parent decides reads the same after the merge:
/// the target then holds what the parent said. Past the source's end nothing is lost: a merge that
/// would cut data there is refused.
public final class Inherited implements Content {
    private final Disk disk;
    private final Layers above;
    private final Layers parent;
    private Extent seen;

    /// @param above the merged disks above the parent, source first
    /// @param parent the parent and all its ancestors
    public Inherited(Disk disk, Layers above, Layers parent) {
        this.disk = disk;
        this.above = above;
        this.parent = parent;
    }

    @Override
    public long virtualSize() {
        return Math.min(disk.facts().virtualSize(), above.virtualSize());
    }

    /// Data and zeros are what the disk reads there; nothing is what it keeps anyway.
    @Override
    public Piece pieceAt(long offset, long limit) throws IOException {
        Extent own = extentAt(offset);
        long end = Math.min(limit, own.end());
        if (!(own instanceof Extent.Absent)) return new Piece.Nothing(offset, end - offset);
        Piece altered = above.pieceAt(offset, end);
        if (altered instanceof Piece.Nothing) return altered;
        return switch (parent.pieceAt(offset, altered.end())) {
            case Piece.Data data -> data;
            case Piece.Zero(long start, long length, _) -> new Piece.Zero(start, length, 0);
            case Piece.Beyond(long start, long length) -> new Piece.Zero(start, length, 0);
            case Piece.Nothing(long start, long length) -> new Piece.Zero(start, length, 0);
        };
    }

    private Extent extentAt(long offset) throws IOException {
        if (seen == null || offset < seen.start() || offset >= seen.end()) {
            long sector = offset - offset % disk.facts().logicalSectorSize();
            seen = disk.extentAt(sector, Math.min(virtualSize(), sector + Layers.LOOK));
        }
        return seen;
    }
}
