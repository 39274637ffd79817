package org.diskchain.read.guest;

import org.diskchain.read.Layers;
import org.diskchain.read.Layers.Piece;
import org.diskchain.work.CancelledException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// A disk laid over its would-be ancestors, or these alone, read in small pieces until the budget
/// is used up. Nothing in it is believed: a place outside the disk, or past the budget, is nothing.
final class View {
    private final Layers layers;
    private final Budget budget;

    View(Layers layers, Budget budget) {
        this.layers = layers;
        this.budget = budget;
    }

    long size() {
        return layers.virtualSize();
    }

    /// The bytes at the offset, little-endian; empty where they cannot be had or are all zero.
    Optional<ByteBuffer> bytes(long offset, int length) throws IOException, CancelledException {
        if (offset < 0 || offset > size() - length || !budget.spend(length)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        layers.read(offset, bytes);
        bytes.flip();
        for (int i = 0; i < length; i++) if (bytes.get(i) != 0) return Optional.of(bytes);
        return Optional.empty();
    }

    /// Whether the uppermost disk itself decides all of the range.
    boolean isOwn(long offset, int length) throws IOException {
        if (offset < 0 || offset > size() - length) return false;
        for (long at = offset; at < offset + length; ) {
            Piece piece = layers.pieceAt(at, offset + length);
            boolean own =
                    switch (piece) {
                        case Piece.Data data -> data.layer() == 0;
                        case Piece.Zero zero -> zero.layer() == 0;
                        case Piece.Beyond _, Piece.Nothing _ -> false;
                    };
            if (!own) return false;
            at = piece.end();
        }
        return true;
    }
}
