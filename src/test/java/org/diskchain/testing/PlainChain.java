package org.diskchain.testing;

import org.diskchain.disk.Disk;
import org.diskchain.disk.Extent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Disks of one virtual size read as a chain in the plainest way, to judge cleverer ones by.
public final class PlainChain {
    private static final int CHUNK = 1 << 20;

    private final List<? extends Disk> leafFirst;

    public PlainChain(List<? extends Disk> leafFirst) {
        this.leafFirst = List.copyOf(leafFirst);
    }

    /// SHA-256 of the whole content, lower-case hex.
    public String hash() throws IOException {
        MessageDigest digest = sha256();
        long size = leafFirst.getFirst().facts().virtualSize();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        for (long at = 0; at < size; at += chunk.limit()) {
            chunk.clear().limit((int) Math.min(CHUNK, size - at));
            read(at, chunk);
            digest.update(chunk.flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The whole content of a small disk.
    public byte[] content() throws IOException {
        ByteBuffer all =
                ByteBuffer.allocate(Math.toIntExact(leafFirst.getFirst().facts().virtualSize()));
        read(0, all);
        return all.array();
    }

    private void read(long offset, ByteBuffer into) throws IOException {
        int start = into.position();
        int length = into.remaining();
        fill(0, offset, into.slice(start, length));
        into.position(start + length);
    }

    private void fill(int depth, long offset, ByteBuffer into) throws IOException {
        if (depth == leafFirst.size()) return;
        Disk disk = leafFirst.get(depth);
        long end = offset + into.remaining();
        for (long at = offset; at < end; ) {
            Extent extent = disk.extentAt(at, end);
            ByteBuffer part = into.slice((int) (at - offset), (int) extent.length());
            switch (extent) {
                case Extent.Data data -> disk.read(data, at, part);
                case Extent.Zero _ -> part.put(new byte[part.remaining()]);
                case Extent.Absent _ -> {
                    part.duplicate().put(new byte[part.remaining()]);
                    fill(depth + 1, at, part);
                }
            }
            at = extent.end();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
