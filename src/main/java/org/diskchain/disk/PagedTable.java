package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/// A table of numbers in an image file, read page by page as it is asked for. A few pages are kept,
/// so that neither a table of gigabytes nor a chain of thousands of disks fills the heap.
///
/// Offsets are bytes from the start of the table, multiples of the size of its numbers.
final class PagedTable {
    /// Enough for the neighbourhood that a walk along the disk asks for.
    private static final int PAGE_BYTES = 4 << 10;

    private static final int MOST_PAGES = 4;

    private static final int STREAM_BYTES = 64 << 10;

    private final ByteFile file;
    private final long start;
    private final long length;
    private final ByteOrder order;
    private final Map<Long, ByteBuffer> pages = new LinkedHashMap<>(MOST_PAGES, 1, true);

    /// Takes a piece of the table.
    @FunctionalInterface
    interface Visitor<X extends Exception> {
        /// @param offset of the piece, from the start of the table
        void accept(long offset, ByteBuffer piece) throws IOException, X;
    }

    /// @param start where the table begins in the file
    /// @param length bytes of the table, all within the file
    PagedTable(ByteFile file, long start, long length, ByteOrder order) {
        this.file = file;
        this.start = start;
        this.length = length;
        this.order = order;
    }

    int intAt(long offset) throws IOException {
        return page(offset).getInt((int) (offset % PAGE_BYTES));
    }

    long longAt(long offset) throws IOException {
        return page(offset).getLong((int) (offset % PAGE_BYTES));
    }

    /// The first offset behind `offset` that lies in another page, or the end of the table: up to
    /// there reading on costs nothing.
    long pageEnd(long offset) {
        return Math.min(length, (offset / PAGE_BYTES + 1) * PAGE_BYTES);
    }

    /// Gives the first `bytes` of the table in order, in pieces of whole numbers, past the pages.
    <X extends Exception> void forEachPiece(long bytes, Visitor<X> visitor) throws IOException, X {
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(STREAM_BYTES, bytes)).order(order);
        for (long offset = 0; offset < bytes; offset += piece.limit()) {
            piece.clear().limit((int) Math.min(piece.capacity(), bytes - offset));
            file.read(start + offset, piece);
            visitor.accept(offset, piece.flip());
        }
    }

    /// Forgets what was read: the file has been written to.
    void forget() {
        pages.clear();
    }

    private ByteBuffer page(long offset) throws IOException {
        if (offset < 0 || offset >= length) throw new IndexOutOfBoundsException(offset);
        long index = offset / PAGE_BYTES;
        ByteBuffer page = pages.get(index);
        if (page != null) return page;
        if (pages.size() == MOST_PAGES) pages.remove(pages.keySet().iterator().next());
        ByteBuffer read = read(index * PAGE_BYTES);
        pages.put(index, read);
        return read;
    }

    private ByteBuffer read(long offset) throws IOException {
        int bytes = (int) Math.min(PAGE_BYTES, length - offset);
        ByteBuffer page = ByteBuffer.allocate(bytes).order(order);
        file.read(start + offset, page);
        return page.flip();
    }
}
