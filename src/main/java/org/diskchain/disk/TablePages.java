package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.ByteRange;
import org.diskchain.format.vhdx.LogChange;
import org.diskchain.format.vhdx.LogEntryHeader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Tables of a VHDX as they are going to be: pages of the file, changed in memory only, to be put
/// in place through the log. Offsets are bytes of the file.
final class TablePages {
    private static final int PAGE = LogEntryHeader.SECTOR;

    private final ByteFile file;
    private final NavigableMap<Long, ByteBuffer> changed = new TreeMap<>();
    private final ByteBuffer unchanged = page();
    private long unchangedAt = -1;

    TablePages(ByteFile file) {
        this.file = file;
    }

    long getLong(long at) throws IOException {
        return readable(at).getLong(inPage(at));
    }

    void putLong(long at, long value) throws IOException {
        writable(at).putLong(inPage(at), value);
    }

    /// Fills the rest of `into` from `at` on.
    void read(long at, ByteBuffer into) throws IOException {
        while (into.hasRemaining()) {
            int length = Math.min(into.remaining(), PAGE - inPage(at));
            into.put(readable(at).slice(inPage(at), length));
            at += length;
        }
    }

    /// Puts all that remains in `from` at `at`; pages that would stay as they are do not count as
    /// changed.
    void write(long at, ByteBuffer from) throws IOException {
        while (from.hasRemaining()) {
            int length = Math.min(from.remaining(), PAGE - inPage(at));
            ByteBuffer piece = from.slice(from.position(), length);
            if (!piece.equals(readable(at).slice(inPage(at), length))) {
                writable(at).put(inPage(at), piece, 0, length);
            }
            from.position(from.position() + length);
            at += length;
        }
    }

    /// Sets or clears bits, the lowest of a byte first.
    ///
    /// @param bitmap where bit 0 is
    void putBits(long bitmap, long first, long count, boolean set) throws IOException {
        long bit = first;
        while (bit < first + count) {
            int shift = (int) (bit % Byte.SIZE);
            int bits = (int) Math.min(Byte.SIZE - shift, first + count - bit);
            int mask = ((1 << bits) - 1) << shift;
            long at = bitmap + bit / Byte.SIZE;
            ByteBuffer page = writable(at);
            int old = page.get(inPage(at));
            page.put(inPage(at), (byte) (set ? old | mask : old & ~mask));
            bit += bits;
        }
    }

    /// The changed pages that begin within `range`.
    List<LogChange> changesWithin(ByteRange range) {
        return changes(changed.subMap(range.start(), true, range.end(), false));
    }

    /// The changed pages that begin outside of `range`.
    List<LogChange> changesOutside(ByteRange range) {
        List<LogChange> changes = changes(changed.headMap(range.start(), false));
        changes.addAll(changes(changed.tailMap(range.end(), true)));
        return changes;
    }

    private static List<LogChange> changes(NavigableMap<Long, ByteBuffer> pages) {
        List<LogChange> changes = new ArrayList<>();
        pages.forEach((at, page) -> changes.add(new LogChange.Pages(at, page.duplicate())));
        return changes;
    }

    private ByteBuffer readable(long at) throws IOException {
        long start = at - inPage(at);
        ByteBuffer page = changed.get(start);
        if (page != null) return page;
        if (unchangedAt != start) {
            unchangedAt = -1;
            file.read(start, unchanged.clear());
            unchanged.clear();
            unchangedAt = start;
        }
        return unchanged;
    }

    private ByteBuffer writable(long at) throws IOException {
        long start = at - inPage(at);
        ByteBuffer page = changed.get(start);
        if (page != null) return page;
        page = page().put(0, readable(at), 0, PAGE);
        changed.put(start, page);
        return page;
    }

    private static int inPage(long at) {
        return (int) (at % PAGE);
    }

    private static ByteBuffer page() {
        return ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN);
    }
}
