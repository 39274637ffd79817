package org.diskchain.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The bytes of a file of a [MemoryStorage]. Pages that hold only zeros cost nothing, and copies
/// share pages until one of them is written.
final class MemoryContent {
    private static final int PAGE = 4096;
    private static final byte[] ZEROS = new byte[PAGE];
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

    private final String key;
    private final Map<Long, Page> pages;
    private Object owner = new Object();
    private long size;
    private Instant modified = Instant.EPOCH;

    /// One page, written in place only by the content that owns it.
    private static final class Page {
        private final byte[] bytes;
        private final Object owner;
        private long digest;
        private boolean digested;

        Page(byte[] bytes, Object owner) {
            this.bytes = bytes;
            this.owner = owner;
        }

        long digest() {
            if (!digested) {
                digest = digestOf(bytes);
                digested = true;
            }
            return digest;
        }

        /// Zero for a page of zeros, as if it were not there.
        private static long digestOf(byte[] bytes) {
            ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            long digest = 0;
            for (int at = 0; at < PAGE; at += Long.BYTES) {
                long word = words.getLong(at);
                if (word != 0) digest += mix(word ^ mix(at + 1L));
            }
            return digest;
        }
    }

    /// @param key names the file itself, and stays the same in copies
    MemoryContent(String key) {
        this(key, new HashMap<>());
    }

    private MemoryContent(String key, Map<Long, Page> pages) {
        this.key = key;
        this.pages = pages;
    }

    String key() {
        return key;
    }

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

    /// Tells contents apart: bytes and size, not the time.
    synchronized long digest() {
        long digest = mix(size + 1);
        for (Map.Entry<Long, Page> page : pages.entrySet()) {
            long bytes = page.getValue().digest();
            if (bytes != 0) digest += mix(bytes ^ mix(~page.getKey()));
        }
        return digest;
    }

    /// A number in which each bit depends on all of the other one's.
    static long mix(long number) {
        long mixed = number * MULTIPLIER;
        mixed = (mixed ^ mixed >>> 32) * MULTIPLIER;
        return mixed ^ mixed >>> 29;
    }

    synchronized void read(long offset, ByteBuffer into) {
        long at = offset;
        while (into.hasRemaining()) {
            int within = (int) (at % PAGE);
            int count = Math.min(PAGE - within, into.remaining());
            Page page = pages.get(at / PAGE);
            into.put(page == null ? ZEROS : page.bytes, within, count);
            at += count;
        }
    }

    synchronized void write(long offset, ByteBuffer from) {
        long at = offset;
        while (from.hasRemaining()) {
            int within = (int) (at % PAGE);
            int count = Math.min(PAGE - within, from.remaining());
            put(at / PAGE, within, from.slice(from.position(), count));
            from.position(from.position() + count);
            at += count;
        }
        size = Math.max(size, at);
        changed();
    }

    private void put(long number, int within, ByteBuffer bytes) {
        boolean nothing = !pages.containsKey(number) && isZero(bytes);
        if (nothing) return;
        Page page = own(number);
        bytes.get(page.bytes, within, bytes.remaining());
    }

    private static boolean isZero(ByteBuffer bytes) {
        return bytes.mismatch(ByteBuffer.wrap(ZEROS, 0, bytes.remaining())) < 0;
    }

    /// The page to be written to.
    private Page own(long number) {
        Page page = pages.get(number);
        if (page == null || page.owner != owner) {
            byte[] bytes = page == null ? new byte[PAGE] : page.bytes.clone();
            page = new Page(bytes, owner);
            pages.put(number, page);
        }
        page.digested = false;
        return page;
    }

    synchronized void resize(long newSize) {
        if (newSize < size) {
            pages.keySet().removeIf(number -> number * PAGE >= newSize);
            if (pages.containsKey(newSize / PAGE)) {
                byte[] last = own(newSize / PAGE).bytes;
                Arrays.fill(last, (int) (newSize % PAGE), PAGE, (byte) 0);
            }
        }
        size = newSize;
        changed();
    }

    private void changed() {
        modified = modified.plusSeconds(1);
    }

    /// The same file, apart from this one from now on.
    synchronized MemoryContent copy() {
        MemoryContent copy = new MemoryContent(key, new HashMap<>(pages));
        copy.size = size;
        copy.modified = modified;
        owner = new Object(); // what is shared now belongs to neither
        return copy;
    }
}
