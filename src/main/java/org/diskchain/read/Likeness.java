package org.diskchain.read;

import org.diskchain.disk.Disk;
import org.diskchain.read.Layers.Piece;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Whether two disks that by their headers are copies of each other hold the same, as far as places
/// tell that are spread over all of what they own. A copy that was cut off has a table like the
/// original's and zeros where the data should be.
///
/// ```
///   places    |              |              |              |
///   one       |..ddddd..ddd..|..............|dddddddddddddd|
///   looked at |..x...x..x.x..|..............|x............x|
/// ```
public final class Likeness {
    private static final int PLACES = 256;
    private static final int LOOKED_AT = 4 << 10;
    private static final int PIECES = 3; // of one place

    private final Layers one;
    private final Layers other;
    private final ByteBuffer ones = ByteBuffer.allocate(LOOKED_AT);
    private final ByteBuffer others = ByteBuffer.allocate(LOOKED_AT);

    private Likeness(Layers one, Layers other) {
        this.one = one;
        this.other = other;
    }

    /// Whether nothing was seen that differs. The ancestors of the disks are not looked at.
    public static boolean between(Disk one, Disk other) throws IOException {
        if (one.facts().virtualSize() != other.facts().virtualSize()) return false;
        Layers ones = new Layers(List.of(one));
        Layers others = new Layers(List.of(other));
        return new Likeness(ones, others).holds() && new Likeness(others, ones).holds();
    }

    private boolean holds() throws IOException {
        long size = one.virtualSize();
        long step = Math.max(LOOKED_AT, size / PLACES / LOOKED_AT * LOOKED_AT);
        for (long start = 0; start < size; start += step) {
            if (!holds(start, Math.min(size, start + step))) return false;
        }
        return true;
    }

    /// The first and the last bytes of each of the first pieces of data.
    private boolean holds(long start, long end) throws IOException {
        int looked = 0;
        for (long at = start; at < end && looked < PIECES; ) {
            Piece piece = one.pieceAt(at, end);
            if (piece instanceof Piece.Data) {
                int length = (int) Math.min(LOOKED_AT, piece.length());
                if (!isSame(at, length) || !isSame(piece.end() - length, length)) return false;
                looked++;
            }
            at = piece.end();
        }
        return true;
    }

    private boolean isSame(long at, int length) throws IOException {
        one.read(at, ones.clear().limit(length));
        other.read(at, others.clear().limit(length));
        return ones.flip().equals(others.flip());
    }
}
