package org.diskchain.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The plainest reader of a chain there can be, to judge single disks by: leaf first.
record Layers(List<Disk> disks) {
    private static final int PIECE = 1 << 20;

    String sha256() throws IOException {
        long size = disks.getFirst().facts().virtualSize();
        MessageDigest digest = newDigest();
        for (long at = 0; at < size; at += PIECE) {
            byte[] piece = new byte[(int) Math.min(PIECE, size - at)];
            fill(0, at, piece, 0, piece.length);
            digest.update(piece);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    byte[] read(long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        fill(0, from, bytes, 0, length);
        return bytes;
    }

    private void fill(int layer, long from, byte[] into, int at, int length) throws IOException {
        if (layer == disks.size()) return;
        Disk disk = disks.get(layer);
        long end = Math.min(from + length, disk.facts().virtualSize());
        for (long offset = from; offset < end; ) {
            Extent extent = disk.extentAt(offset, end);
            int place = at + (int) (offset - from);
            switch (extent) {
                case Extent.Data data ->
                        disk.read(
                                data, offset, ByteBuffer.wrap(into, place, (int) extent.length()));
                case Extent.Zero _ -> {}
                case Extent.Absent _ -> fill(layer + 1, offset, into, place, (int) extent.length());
            }
            offset = extent.end();
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
