package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Writes zeros over a stretch of a file.
final class ZeroFill {
    private static final int CHUNK = 256 << 10;

    private ZeroFill() {}

    static void write(ByteFile file, long offset, long length) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(CHUNK, length));
        for (long done = 0; done < length; done += zeros.limit()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), length - done));
            file.write(offset + done, zeros);
        }
    }
}
