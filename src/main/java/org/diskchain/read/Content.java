package org.diskchain.read;

import org.diskchain.read.Layers.Piece;

import java.io.IOException;

/// A virtual disk, or what is of interest of it, in pieces.
public interface Content {
    /// In bytes.
    long virtualSize();

    /// The piece that begins at `offset` and ends at `limit` or before; the next one may be of the
    /// same kind.
    Piece pieceAt(long offset, long limit) throws IOException;
}
