package org.diskchain.testing;

import org.diskchain.bytes.ByteFile;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;

/// One open file of a [MemoryStorage].
final class MemoryFile implements ByteFile {
    private final MemoryContent content;
    private final boolean writable;
    private boolean open = true;

    MemoryFile(MemoryContent content, boolean writable) {
        this.content = content;
        this.writable = writable;
    }

    @Override
    public long size() throws IOException {
        requireOpen();
        return content.size();
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
        requireOpen();
        if (offset < 0) throw new IllegalArgumentException("offset " + offset);
        if (into.hasRemaining() && into.remaining() > content.size() - offset) {
            throw new EOFException("nothing at 0x%x".formatted(content.size()));
        }
        content.read(offset, into);
    }

    @Override
    public void write(long offset, ByteBuffer from) throws IOException {
        requireWritable();
        if (offset < 0) throw new IllegalArgumentException("offset " + offset);
        content.write(offset, from);
    }

    @Override
    public void resize(long size) throws IOException {
        requireWritable();
        content.resize(size);
    }

    @Override
    public void force() throws IOException {
        requireOpen();
    }

    @Override
    public void close() {
        open = false;
    }

    private void requireOpen() throws IOException {
        if (!open) throw new ClosedChannelException();
    }

    private void requireWritable() throws IOException {
        requireOpen();
        if (!writable) throw new NonWritableChannelException();
    }
}
