package org.diskchain.testing.checker;

import static org.diskchain.testing.checker.InvalidDiskException.require;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/// The log of a VHDX ([MS-VHDX] 2.3), laid over the file in memory.
final class VhdxLogInMemory {
    private static final int SECTOR = 4096;
    private static final int DESCRIPTOR = 32;
    private static final int HEAD = 64;

    private final Source source;
    private final byte[] log;
    private final String guid;

    private record Entry(int start, int length, int tail, long sequence, ByteBuffer bytes) {}

    VhdxLogInMemory(Source source, long offset, int length, String guid) throws IOException {
        this.source = source;
        this.guid = guid;
        this.log = source.bytes(offset, length, ByteOrder.LITTLE_ENDIAN).array();
    }

    /// @throws InvalidDiskException if no complete sequence is there
    void replay() throws IOException {
        List<Entry> best = List.of();
        for (int start = 0; start < log.length; start += SECTOR) {
            if (log[start] != 'l') continue;
            List<Entry> run = runFrom(start);
            boolean better =
                    !run.isEmpty()
                            && (best.isEmpty() || run.getLast().sequence > best.getLast().sequence);
            if (better) best = run;
        }
        require(!best.isEmpty(), "the header names log %s, which holds no sequence", guid);
        ByteBuffer head = best.getLast().bytes;
        long flushed = head.getLong(48);
        require(source.size() >= flushed, "%d bytes, were %d", source.size(), flushed);
        require(
                source.size() >= head.getLong(56),
                "shorter than the log says: a replay extends it");
        for (Entry entry : best) apply(entry);
    }

    /// A sequence that ends with the entry after which none follows, from its tail on.
    private List<Entry> runFrom(int start) {
        List<Entry> run = new ArrayList<>();
        int at = start;
        Entry next = entryAt(at);
        while (next != null && (run.isEmpty() || next.sequence == run.getLast().sequence + 1)) {
            run.add(next);
            at = (at + next.length) % log.length;
            next = at == start ? null : entryAt(at);
        }
        if (run.isEmpty()) return run;
        int tail = run.getLast().tail;
        for (int i = 0; i < run.size(); i++) {
            if (run.get(i).start == tail) return run.subList(i, run.size());
        }
        return List.of();
    }

    private Entry entryAt(int start) {
        ByteBuffer head = around(start, SECTOR);
        if (head.getInt(0) != 0x65676f6c || !guid.equals(CheckedVhdx.guid(head, 32))) return null;
        int length = head.getInt(8);
        if (length < SECTOR || length % SECTOR != 0 || length > log.length) return null;
        ByteBuffer bytes = around(start, length);
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 0, 4);
        crc.update(new byte[4]);
        crc.update(bytes.array(), 8, length - 8);
        if ((int) crc.getValue() != bytes.getInt(4)) return null;
        return new Entry(start, length, bytes.getInt(12), bytes.getLong(16), bytes);
    }

    private ByteBuffer around(int start, int length) {
        byte[] bytes = Arrays.copyOfRange(log, start, start + length);
        int beyond = start + length - log.length;
        if (beyond > 0) System.arraycopy(log, 0, bytes, length - beyond, beyond);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void apply(Entry entry) throws InvalidDiskException {
        ByteBuffer bytes = entry.bytes;
        int count = bytes.getInt(24);
        int data = (HEAD + count * DESCRIPTOR + SECTOR - 1) / SECTOR * SECTOR;
        for (int i = 0; i < count; i++) {
            int at = HEAD + i * DESCRIPTOR;
            long target = bytes.getLong(at + 16);
            require(bytes.getLong(at + 24) == entry.sequence, "a stray descriptor");
            require(target >= 3 << 16 && target % SECTOR == 0, "log aims at 0x%x", target);
            if (bytes.getInt(at) == 0x6f72657a) {
                for (long zero = 0; zero < bytes.getLong(at + 8); zero += SECTOR) {
                    source.lay(target + zero, new byte[SECTOR]);
                }
                continue;
            }
            require(bytes.getInt(at) == 0x63736564, "no descriptor");
            source.lay(target, page(bytes, at, data, entry.sequence));
            data += SECTOR;
        }
    }

    private static byte[] page(ByteBuffer bytes, int descriptor, int data, long sequence)
            throws InvalidDiskException {
        require(bytes.getInt(data) == 0x61746164, "no data sector");
        boolean same =
                bytes.getInt(data + 4) == (int) (sequence >>> 32)
                        && bytes.getInt(data + SECTOR - 4) == (int) sequence;
        require(same, "a stray data sector");
        byte[] page = new byte[SECTOR];
        bytes.get(descriptor + 8, page, 0, 8);
        bytes.get(data + 8, page, 8, SECTOR - 12);
        bytes.get(descriptor + 4, page, SECTOR - 4, 4);
        return page;
    }
}
