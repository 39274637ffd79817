package org.diskchain.backup;

import org.diskchain.backup.Excess.Limit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The bytes of one document, counted against what may be read.
final class CountedStream extends FilterInputStream {
    private static final int CHUNK = 1 << 13;

    private final Allowance allowance;
    private final boolean owned;
    private long left = Limit.DOCUMENT_BYTES.most();

    /// @param owned whether closing closes what is read from
    CountedStream(InputStream in, Allowance allowance, boolean owned) {
        super(in);
        this.allowance = allowance;
        this.owned = owned;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count > 0) {
            allowance.take(Limit.BYTES, count);
            left -= count;
            if (left < 0) throw new UnreadableException(Limit.DOCUMENT_BYTES);
        }
        return count;
    }

    @Override
    public long skip(long length) throws IOException {
        byte[] bytes = new byte[Math.clamp(length, 0, CHUNK)];
        return Math.max(0, read(bytes, 0, bytes.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (owned) super.close();
    }
}
