package org.diskchain.bytes;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A file that is read past the system's cache, in whole aligned blocks of its device.
final class DirectFile implements ByteFile {
    private static final int BLOCKS = 256;

    private final FileChannel channel;
    private final Closeable closing;
    private final int alignment;
    private final ByteBuffer blocks;
    private boolean closed;

    /// @param alignment bytes of a block of the file system
    DirectFile(FileChannel channel, int alignment, Closeable closing) {
        this.channel = channel;
        this.alignment = alignment;
        this.closing = closing;
        this.blocks =
                ByteBuffer.allocateDirect((BLOCKS + 1) * alignment)
                        .alignedSlice(alignment)
                        .slice(0, BLOCKS * alignment);
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
        long at = offset;
        while (into.hasRemaining()) {
            long start = at - at % alignment;
            blocks.clear();
            int got = channel.read(blocks, start);
            int skipped = (int) (at - start);
            if (got <= skipped) throw new EOFException("nothing at 0x%x".formatted(at));
            int length = Math.min(got - skipped, into.remaining());
            into.put(blocks.slice(skipped, length));
            at += length;
        }
    }

    @Override
    public void write(long offset, ByteBuffer from) throws IOException {
        throw new IOException("opened for reading");
    }

    @Override
    public void resize(long size) throws IOException {
        throw new IOException("opened for reading");
    }

    @Override
    public void force() {}

    @Override
    public void close() throws IOException {
        if (closed) return;
        closed = true;
        closing.close();
    }
}
