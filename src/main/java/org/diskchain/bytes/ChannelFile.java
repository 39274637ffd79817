package org.diskchain.bytes;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// A file of this machine, open.
final class ChannelFile implements ByteFile {
    private final Path path;
    private final FileChannel channel;
    private final Closeable closing;
    private boolean closed;

    /// @param closing what closes the channel, sooner or later
    ChannelFile(Path path, FileChannel channel, Closeable closing) {
        this.path = path;
        this.channel = channel;
        this.closing = closing;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
        long at = offset;
        while (into.hasRemaining()) {
            int count = channel.read(into, at);
            if (count < 0) throw new EOFException("nothing at 0x%x".formatted(at));
            at += count;
        }
    }

    @Override
    public void write(long offset, ByteBuffer from) throws IOException {
        long at = offset;
        try {
            while (from.hasRemaining()) at += channel.write(from, at);
        } catch (IOException e) {
            throw Room.cause(e, path, from.remaining());
        }
    }

    @Override
    public void resize(long size) throws IOException {
        if (size > channel.size()) write(size - 1, ByteBuffer.allocate(1));
        else channel.truncate(size);
    }

    @Override
    public void force() throws IOException {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw Room.cause(e, path, 0);
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) return; // the channel may be another's by now
        closed = true;
        closing.close();
    }
}
