package org.diskchain.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Changes bytes of a built VHD by their absolute offsets, and makes checksums right again without
/// the codecs.
public final class VhdPatch {
    public static final int HEADER = 512;

    private static final int FOOTER_CHECKSUM = 64;
    private static final int HEADER_CHECKSUM = 36;

    private final ByteBuffer image;

    public VhdPatch(byte[] image) {
        this.image = ByteBuffer.wrap(image.clone());
    }

    /// Where the footer at the end begins.
    public int tail() {
        return image.capacity() - 512;
    }

    public VhdPatch put(int offset, byte[] bytes) {
        image.put(offset, bytes);
        return this;
    }

    public VhdPatch put(int offset, String text) {
        return put(offset, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public VhdPatch putInt(int offset, int value) {
        image.putInt(offset, value);
        return this;
    }

    public VhdPatch putLong(int offset, long value) {
        image.putLong(offset, value);
        return this;
    }

    /// The same in the copy of the footer and in the footer at the end.
    public VhdPatch inFooters(int offset, byte[] bytes) {
        return put(offset, bytes).put(tail() + offset, bytes).sumFooters();
    }

    public VhdPatch intInFooters(int offset, int value) {
        return inFooters(offset, ByteBuffer.allocate(4).putInt(value).array());
    }

    public VhdPatch longInFooters(int offset, long value) {
        return inFooters(offset, ByteBuffer.allocate(8).putLong(value).array());
    }

    /// Into the footer at the end alone, as in a fixed disk.
    public VhdPatch longInTail(int offset, long value) {
        return putLong(tail() + offset, value).sum(tail(), 512, FOOTER_CHECKSUM);
    }

    public VhdPatch intInHeader(int offset, int value) {
        return putInt(HEADER + offset, value).sumHeader();
    }

    public VhdPatch longInHeader(int offset, long value) {
        return putLong(HEADER + offset, value).sumHeader();
    }

    public VhdPatch sumFooters() {
        return sum(0, 512, FOOTER_CHECKSUM).sum(tail(), 512, FOOTER_CHECKSUM);
    }

    public VhdPatch sumHeader() {
        return sum(HEADER, 1024, HEADER_CHECKSUM);
    }

    public int getInt(int offset) {
        return image.getInt(offset);
    }

    public byte[] bytes() {
        return image.array().clone();
    }

    private VhdPatch sum(int start, int length, int checksum) {
        image.putInt(start + checksum, 0);
        int sum = 0;
        for (int i = 0; i < length; i++) sum += image.get(start + i) & 0xff;
        image.putInt(start + checksum, ~sum);
        return this;
    }
}
