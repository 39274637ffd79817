package org.diskchain.testing.checker;

import org.diskchain.bytes.ByteFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// A file with pages laid over it, as a log in memory lays them.
final class Source {
    static final int PAGE = 4096;

    private final ByteFile file;
    private final Map<Long, byte[]> overlay = new TreeMap<>();
    private final long size;

    Source(ByteFile file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    long size() {
        return size;
    }

    void lay(long at, byte[] page) {
        overlay.put(at, page);
    }

    /// A copy of a stretch.
    ByteBuffer bytes(long at, int length, ByteOrder order) throws IOException {
        InvalidDiskException.require(
                at >= 0 && length >= 0 && at <= size - length,
                "0x%x + 0x%x lies outside the file of 0x%x bytes",
                at,
                length,
                size);
        ByteBuffer bytes = ByteBuffer.allocate(length);
        read(at, bytes);
        return bytes.flip().order(order);
    }

    String text(long at, int length) throws IOException {
        ByteBuffer bytes = bytes(at, length, ByteOrder.BIG_ENDIAN);
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }

    void read(long at, ByteBuffer into) throws IOException {
        ByteBuffer copy = into.duplicate();
        file.read(at, into);
        for (Map.Entry<Long, byte[]> page : overlay.entrySet()) {
            long from = Math.max(at, page.getKey());
            long to = Math.min(at + copy.remaining(), page.getKey() + PAGE);
            if (from >= to) continue;
            copy.put(
                    copy.position() + (int) (from - at),
                    page.getValue(),
                    (int) (from - page.getKey()),
                    (int) (to - from));
        }
    }
}
