package org.diskchain.backup;

import org.diskchain.backup.UnreadableException.Cause;

/// How much may be read and kept of all documents that are opened together. Whoever made them may
/// mean harm; genuine ones stay far below.
final class Allowance {
    /// Bytes of one document; the largest genuine one that is known has two million.
    static final long DOCUMENT_BYTES = 64L << 20;

    /// Levels of elements; genuine documents have less than ten.
    static final int DEPTH = 64;

    /// Characters of one tag, one comment or one run of text.
    static final int PIECE = 2 << 20;

    /// Documents in a folder or zip.
    static final int DOCUMENTS = 1024;

    private static final long ALL_BYTES = 128L << 20;
    private static final int ELEMENTS = 500_000;
    private static final int KEPT_ROWS = 100_000;
    private static final int KEPT_CHARACTERS = 8 << 20;

    private long bytes = ALL_BYTES;
    private int elements = ELEMENTS;
    private int rows = KEPT_ROWS;
    private int characters = KEPT_CHARACTERS;

    void read(long count) throws UnreadableException {
        bytes -= count;
        require(bytes);
    }

    void element() throws UnreadableException {
        elements--;
        require(elements);
    }

    /// Something is kept as a row of its own.
    void keepRow() throws UnreadableException {
        rows--;
        require(rows);
    }

    void keep(String text) throws UnreadableException {
        characters -= text.length();
        require(characters);
    }

    private static void require(long left) throws UnreadableException {
        if (left < 0) throw new UnreadableException(Cause.TOO_LARGE, "");
    }
}
