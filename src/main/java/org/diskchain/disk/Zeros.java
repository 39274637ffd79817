package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.ByteRange;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Writes zeros over stretches of a file.
final class Zeros {
    private static final int PIECE = 1 << 20;

    private Zeros() {}

    static void write(ByteFile file, ByteRange range) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(PIECE, range.length()));
        for (long at = range.start(); at < range.end(); at += zeros.limit()) {
            file.write(at, zeros.clear().limit((int) Math.min(zeros.capacity(), range.end() - at)));
        }
    }
}
