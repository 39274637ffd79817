package org.diskchain.read;

import org.diskchain.disk.Disk;
import org.diskchain.disk.Extent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Some disks of a chain laid over each other, uppermost first: the first that says something of a
/// byte decides it.
///
/// ```
///   0  |--data--|...........|-zero-|..........|     dots: Absent, ask the next
///   1  |.......|---data---|...............| end
///        0         1          0       none   beyond
/// ```
///
/// A disk contributes only below its own size. Past it there are zeros, and the disks further down
/// are not asked: what they hold there must not reappear.
public final class Layers implements Content {
    /// How far one look into a disk's tables may reach, so that none takes long.
    static final long LOOK = 1L << 36;

    private final List<Disk> disks;
    private final Extent[] seen;

    /// @param disks uppermost first, at least one; closed by whoever opened them
    public Layers(List<Disk> disks) {
        this.disks = List.copyOf(disks);
        this.seen = new Extent[disks.size()];
    }

    /// A stretch of virtual disk that one layer decides.
    public sealed interface Piece {
        long start();

        long length();

        default long end() {
            return start() + length();
        }

        /// The layer's file holds the bytes.
        record Data(long start, long length, int layer, Extent.Data extent) implements Piece {}

        /// The layer says that the bytes are zero.
        record Zero(long start, long length, int layer) implements Piece {}

        /// A layer ends before, and none above it says anything: zeros.
        record Beyond(long start, long length) implements Piece {}

        /// No layer says anything.
        record Nothing(long start, long length) implements Piece {}
    }

    /// Bytes of virtual disk of the uppermost disk.
    @Override
    public long virtualSize() {
        return disks.getFirst().facts().virtualSize();
    }

    @Override
    public Piece pieceAt(long offset, long limit) throws IOException {
        long end = limit;
        for (int layer = 0; layer < disks.size(); layer++) {
            if (offset >= disks.get(layer).facts().virtualSize()) {
                return new Piece.Beyond(offset, end - offset);
            }
            Extent extent = extentAt(layer, offset);
            end = Math.min(end, extent.end());
            switch (extent) {
                case Extent.Data data -> {
                    return new Piece.Data(offset, end - offset, layer, data);
                }
                case Extent.Zero _ -> {
                    return new Piece.Zero(offset, end - offset, layer);
                }
                case Extent.Absent _ -> {}
            }
        }
        return new Piece.Nothing(offset, end - offset);
    }

    /// Fills the rest of `into` from the virtual offset; what no layer holds is zeros.
    public void read(long offset, ByteBuffer into) throws IOException {
        long at = offset;
        while (into.hasRemaining()) {
            Piece piece = pieceAt(at, at + into.remaining());
            ByteBuffer part = into.slice(into.position(), (int) piece.length());
            if (piece instanceof Piece.Data data) read(data, part);
            else Zeros.fill(part);
            into.position(into.position() + (int) piece.length());
            at = piece.end();
        }
    }

    /// Fills the rest of `into` from the start of the piece.
    public void read(Piece.Data piece, ByteBuffer into) throws IOException {
        disks.get(piece.layer()).read(piece.extent(), piece.start(), into);
    }

    private Extent extentAt(int layer, long offset) throws IOException {
        Extent last = seen[layer];
        if (last == null || offset < last.start() || offset >= last.end()) {
            Disk disk = disks.get(layer);
            long sector = offset - offset % disk.facts().logicalSectorSize();
            long limit = Math.min(disk.facts().virtualSize(), sector + LOOK);
            last = disk.extentAt(sector, limit);
            seen[layer] = last;
        }
        return last;
    }
}
