package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A file as it will be after a replay of its log, for reading: the file itself stays as it is.
record ReplayedFile(ByteFile file, VhdxLogReplay replay) implements ByteFile {
    private static final int PAGE = VhdxLogReplay.PAGE;

    @Override
    public long size() throws IOException {
        return Math.max(file.size(), replay.lastFileOffset());
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
        if (offset > size() - into.remaining()) throw new EOFException();
        long at = offset;
        while (into.hasRemaining()) {
            int inPage = (int) (at % PAGE);
            boolean changed = replay.changes(at - inPage);
            int length = changed ? PAGE - inPage : unchangedLength(at, into.remaining());
            length = Math.min(length, into.remaining());
            if (changed) copyPage(at - inPage, inPage, into, length);
            else readFile(at, into, length);
            at += length;
        }
    }

    private int unchangedLength(long at, int most) {
        long end = at - at % PAGE + PAGE;
        while (end - at < most && !replay.changes(end)) end += PAGE;
        return (int) Math.min(end - at, most);
    }

    private void copyPage(long page, int from, ByteBuffer into, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(PAGE);
        replay.read(page, bytes);
        into.put(bytes.slice(from, length));
    }

    /// Between the end of the file and that after the replay there are zeros.
    private void readFile(long at, ByteBuffer into, int length) throws IOException {
        int end = into.position() + length;
        long there = file.size() - at;
        if (there > 0) {
            ByteBuffer part = into.slice(into.position(), (int) Math.min(there, length));
            file.read(at, part);
            into.position(into.position() + part.limit());
        }
        while (into.position() < end) into.put((byte) 0);
    }

    @Override
    public void write(long offset, ByteBuffer from) {
        throw new UnsupportedOperationException("for reading");
    }

    @Override
    public void resize(long size) {
        throw new UnsupportedOperationException("for reading");
    }

    @Override
    public void force() {
        throw new UnsupportedOperationException("for reading");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
