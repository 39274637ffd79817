package org.diskchain.read;

import org.diskchain.disk.Change;
import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.Format;
import org.diskchain.read.Layers.Piece;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts what the merged disks own into batches. Measuring and running cut alike, from the start or
/// from the end of any batch, so that what was foretold is what is done.
///
/// Data is cut at multiples of 32 MiB, zeros of which the target can say so at multiples of 256
/// MiB, the largest block of any format, so that a whole block of zeros is never split.
public final class Batches {
    /// Bytes that are written in a batch: forcing every 32 MiB costs little, a stop is heard soon,
    /// and no more is copied twice after a power cut.
    public static final long WRITTEN = 32L << 20;

    private static final long ZERO_CUT = 256L << 20;

    /// Zeros of a batch, where they are written down as a state of a block.
    private static final long ZERO_STATES = 8L << 30;

    private final Content merged;
    private final boolean zerosAreWritten;
    private final long blockSize;
    private final long most;
    private long position;

    /// @param merged what is copied, with nothing where it stays as it is
    /// @param position where to begin: 0, or the end of an earlier batch
    /// @param target the disk that it is copied into
    /// @param most bytes that are written in a batch, as a rule [#WRITTEN]
    public Batches(Content merged, long position, DiskFacts target, long most) {
        this.merged = merged;
        this.position = position;
        this.zerosAreWritten = target.format() == Format.VHD || target.type() == DiskType.FIXED;
        this.blockSize = target.blockSize();
        this.most = most;
    }

    /// The next batch; empty at the end of the virtual disk.
    public Optional<Batch> next(Progress progress) throws IOException, CancelledException {
        Growing batch = new Growing();
        long end = merged.virtualSize();
        while (position < end) {
            Piece piece = merged.pieceAt(position, end);
            if (!(piece instanceof Piece.Nothing)) {
                Change change = cut(piece);
                if (!batch.takes(change)) break;
                batch.add(change, !(piece instanceof Piece.Beyond));
                position = change.end();
            } else {
                position = piece.end();
            }
            progress.advance(0);
        }
        return batch.changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Batch(batch.changes, batch.owned, position));
    }

    private Change cut(Piece piece) {
        boolean zero = !(piece instanceof Piece.Data);
        long step = cutStep(zero);
        long end = Math.min(piece.end(), (piece.start() / step + 1) * step);
        return new Change(piece.start(), end - piece.start(), zero);
    }

    private long cutStep(boolean zero) {
        return zero && !zerosAreWritten ? ZERO_CUT : most;
    }

    /// What of a change is written as payload: of zeros what is not a whole block.
    private long written(Change change) {
        if (!change.zero() || zerosAreWritten) return change.length();
        long firstBlock = (change.start() + blockSize - 1) / blockSize;
        long blocks = change.end() / blockSize - firstBlock;
        return change.length() - Math.max(0, blocks) * blockSize;
    }

    /// A batch being put together.
    private final class Growing {
        private final List<Change> changes = new ArrayList<>();
        private long written;
        private long zeros;
        private long owned;

        boolean takes(Change change) {
            if (changes.isEmpty()) return true;
            boolean fits = written + written(change) <= most;
            return fits && (!change.zero() || zeros + change.length() <= ZERO_STATES);
        }

        void add(Change change, boolean counts) {
            written += written(change);
            if (change.zero()) zeros += change.length();
            if (counts) owned += change.length();
            Change last = changes.isEmpty() ? null : changes.getLast();
            if (last != null && joins(last, change)) {
                changes.removeLast();
                changes.add(new Change(last.start(), last.length() + change.length(), last.zero()));
            } else {
                changes.add(change);
            }
        }

        private boolean joins(Change last, Change next) {
            return last.end() == next.start()
                    && last.zero() == next.zero()
                    && next.start() % cutStep(next.zero()) != 0;
        }
    }
}
