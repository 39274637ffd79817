package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.ByteRange;
import org.diskchain.format.vhd.VhdBlocks;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over what a merge relies on in a VHD: the footers, the header, the locators, the table,
/// and the bitmaps of a differencing disk.
final class VhdDigest {
    private static final int CHUNK = 64 << 10;

    private final ByteFile file;
    private final Progress progress;
    private final VhdLayout layout;
    private final MessageDigest digest;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);

    private VhdDigest(VhdDisk disk, Progress progress) {
        this.file = disk.file();
        this.progress = progress;
        this.layout = disk.layout();
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Lower-case hex.
    static String of(VhdDisk disk, Progress progress) throws IOException, CancelledException {
        VhdDigest digest = new VhdDigest(disk, progress);
        digest.add(digest.layout.end(), disk.facts().fileSize() - digest.layout.end());
        for (ByteRange structure : digest.layout.structures()) {
            digest.add(structure.start(), structure.length());
        }
        if (digest.layout.isDifferencing()) {
            disk.table()
                    .forEachPiece(
                            digest.layout.blocks().count() * VhdBlocks.TABLE_ENTRY_BYTES,
                            digest::addBitmaps);
        }
        return HexFormat.of().formatHex(digest.digest.digest());
    }

    private void addBitmaps(long offset, ByteBuffer entries)
            throws IOException, CancelledException {
        long block = offset / VhdBlocks.TABLE_ENTRY_BYTES;
        for (; entries.hasRemaining(); block++) {
            int entry = entries.getInt();
            if (entry != VhdBlocks.UNALLOCATED && layout.isSound(block, entry)) {
                add(VhdBlocks.bitmapOffset(entry), layout.blocks().bitmapBytes());
                progress.advance(0); // each is in another place of the file
            }
        }
    }

    private void add(long offset, long length) throws IOException, CancelledException {
        for (long done = 0; done < length; done += chunk.limit()) {
            chunk.clear().limit((int) Math.min(CHUNK, length - done));
            file.read(offset + done, chunk);
            digest.update(chunk.flip());
            if (length > CHUNK) progress.advance(0);
        }
    }
}
