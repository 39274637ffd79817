package org.diskchain.testing;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.TreeMap;

/// The bytes of a file of a [MemoryStorage]. Pages that hold only zeros cost nothing.
final class MemoryContent {
    private static final int PAGE = 4096;

    private final TreeMap<Long, byte[]> pages = new TreeMap<>();
    private long size;
    private Instant modified = Instant.EPOCH;

    synchronized long size() {
        return size;
    }

    synchronized Instant modified() {
        return modified;
    }

    synchronized void touch(Instant time) {
        modified = time;
    }

    /// Bytes that are really kept.
    synchronized long kept() {
        return (long) pages.size() * PAGE;
    }

    synchronized void read(long offset, ByteBuffer into) {
        long at = offset;
        while (into.hasRemaining()) {
            int within = (int) (at % PAGE);
            int count = Math.min(PAGE - within, into.remaining());
            byte[] page = pages.get(at / PAGE);
            if (page == null) into.put(new byte[count]);
            else into.put(page, within, count);
            at += count;
        }
    }

    synchronized void write(long offset, ByteBuffer from) {
        long at = offset;
        while (from.hasRemaining()) {
            int within = (int) (at % PAGE);
            byte[] bytes = new byte[Math.min(PAGE - within, from.remaining())];
            from.get(bytes);
            put(at / PAGE, within, bytes);
            at += bytes.length;
        }
        size = Math.max(size, at);
        changed();
    }

    private void put(long number, int within, byte[] bytes) {
        byte[] page = pages.get(number);
        if (page == null) {
            if (isZero(bytes)) return;
            page = new byte[PAGE];
            pages.put(number, page);
        }
        System.arraycopy(bytes, 0, page, within, bytes.length);
    }

    private static boolean isZero(byte[] bytes) {
        for (byte b : bytes) if (b != 0) return false;
        return true;
    }

    synchronized void resize(long newSize) {
        if (newSize < size) {
            pages.tailMap((newSize + PAGE - 1) / PAGE, true).clear();
            byte[] last = pages.get(newSize / PAGE);
            if (last != null) {
                Arrays.fill(last, (int) (newSize % PAGE), PAGE, (byte) 0);
            }
        }
        size = newSize;
        changed();
    }

    private void changed() {
        modified = modified.plusSeconds(1);
    }

    synchronized MemoryContent copy() {
        MemoryContent copy = new MemoryContent();
        pages.forEach((number, page) -> copy.pages.put(number, page.clone()));
        copy.size = size;
        copy.modified = modified;
        return copy;
    }
}
