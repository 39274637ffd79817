package org.diskchain.read;

import org.diskchain.disk.Disk;
import org.diskchain.disk.Extent;
import org.diskchain.read.Layers.Piece;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// What a disk inherits and would read otherwise on another parent, as it reads it now.
///
/// ```
///   the disk       |..|own|..............................|
///   its ancestors  |aaaaaaaa|bbbb|------zeros------|aaaaa|
///   the others     |aaaaaaaa|cccc|--zeros--|ddd|---|aaaaa|
///   differing      |........|bbbb|.........|zer|.........|
/// ```
///
/// Compared in stretches of 4 KiB: bytes around one that differs count as differing too, which
/// costs room and changes nothing. What both read from the same file is not read.
public final class Differing implements Content {
    private static final int UNIT = 4 << 10;
    private static final int WINDOW = 1 << 20;

    private final Disk disk;
    private final List<Path> disks;
    private final List<Path> otherDisks;
    private final Layers parent;
    private final Layers other;
    private final ByteBuffer now = ByteBuffer.allocate(WINDOW);
    private final ByteBuffer then = ByteBuffer.allocate(WINDOW);
    private Extent seen;
    private long window;
    private long windowEnd;

    /// @param parent the disk's ancestors, nearest first
    /// @param other those that it would have
    public Differing(Disk disk, List<Disk> parent, List<Disk> other) {
        this.disk = disk;
        this.disks = parent.stream().map(Disk::path).toList();
        this.otherDisks = other.stream().map(Disk::path).toList();
        this.parent = new Layers(parent);
        this.other = new Layers(other);
    }

    @Override
    public long virtualSize() {
        return disk.facts().virtualSize();
    }

    /// Data and zeros are what the disk reads there; nothing is what it reads the same on the other
    /// parent.
    @Override
    public Piece pieceAt(long offset, long limit) throws IOException {
        Extent own = extentAt(offset);
        long end = Math.min(limit, own.end());
        if (!(own instanceof Extent.Absent)) return new Piece.Nothing(offset, end - offset);
        Piece old = parent.pieceAt(offset, end);
        Piece next = other.pieceAt(offset, old.end());
        if (isSame(old, next)) return new Piece.Nothing(offset, next.end() - offset);
        look(offset, next.end());
        long same = firstDifference(offset);
        if (same > offset) return new Piece.Nothing(offset, same - offset);
        long length = Math.min(firstSame(offset), next.end()) - offset;
        return old instanceof Piece.Data(_, _, int layer, Extent.Data extent)
                ? new Piece.Data(offset, length, layer, extent)
                : new Piece.Zero(offset, length, 0);
    }

    private boolean isSame(Piece old, Piece next) {
        if (old instanceof Piece.Data one && next instanceof Piece.Data two) {
            return disks.get(one.layer()).equals(otherDisks.get(two.layer()));
        }
        return !(old instanceof Piece.Data) && !(next instanceof Piece.Data);
    }

    /// Has what both parents read from `offset` on, as far as `end` or a window reaches.
    private void look(long offset, long end) throws IOException {
        if (offset >= window && offset < windowEnd && end <= windowEnd) return;
        int length = (int) Math.min(WINDOW, end - offset);
        window = 0;
        windowEnd = 0; // a read that fails leaves no window
        parent.read(offset, now.clear().limit(length));
        other.read(offset, then.clear().limit(length));
        window = offset;
        windowEnd = offset + length;
    }

    /// Where the first stretch begins that differs; the end of the window where none does.
    private long firstDifference(long offset) {
        long at = offset;
        while (at < windowEnd && isEqual(at)) at = unitEnd(at);
        return at;
    }

    private long firstSame(long offset) {
        long at = offset;
        while (at < windowEnd && !isEqual(at)) at = unitEnd(at);
        return at;
    }

    private long unitEnd(long at) {
        return Math.min(windowEnd, (at / UNIT + 1) * UNIT);
    }

    private boolean isEqual(long at) {
        int from = (int) (at - window);
        int length = (int) (unitEnd(at) - at);
        return now.slice(from, length).equals(then.slice(from, length));
    }

    private Extent extentAt(long offset) throws IOException {
        if (seen == null || offset < seen.start() || offset >= seen.end()) {
            long sector = offset - offset % disk.facts().logicalSectorSize();
            seen = disk.extentAt(sector, Math.min(virtualSize(), sector + Layers.LOOK));
        }
        return seen;
    }
}
