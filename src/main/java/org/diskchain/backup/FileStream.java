package org.diskchain.backup;

import org.diskchain.bytes.ByteFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// A file read from its beginning to its end.
final class FileStream extends InputStream {
    private final ByteFile file;
    private final long size;
    private long position;

    FileStream(ByteFile file) throws IOException {
        this.file = file;
        size = file.size();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (position == size) return -1;
        int count = (int) Math.min(length, size - position);
        file.read(position, ByteBuffer.wrap(bytes, offset, count));
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
