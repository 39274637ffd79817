package org.diskchain.disk;

import org.diskchain.bytes.ByteRange;
import org.diskchain.bytes.Guid;
import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.format.vhdx.BatGeometry;
import org.diskchain.format.vhdx.MetadataEntry;
import org.diskchain.format.vhdx.MetadataTable;
import org.diskchain.format.vhdx.RegionTable;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over what a merge relies on: data identity, regions, metadata, block allocation table,
/// and the sector bitmaps of partly present blocks, all as they are after a replay of the log.
///
/// Sequence numbers, FileWriteGuid and the log itself are left out: a replay, or another program
/// that opens the disk and changes nothing, leaves the disk what it was.
final class VhdxDigest {
    private static final int PIECE = 256 << 10;

    private final ImageFile file;
    private final Progress progress;
    private final MessageDigest digest;

    /// @param file as it is after a replay of the log
    VhdxDigest(ImageFile file, Progress progress) {
        this.file = file;
        this.progress = progress;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /// The digest, lower-case hex.
    String of(Guid identity, VhdxRegions regions, VhdxMetadata metadata, VhdxBlocks blocks)
            throws IOException, CancelledException {
        ByteBuffer bytes = ByteBuffer.allocate(Guid.BYTES);
        identity.writeInOrder(bytes, 0);
        digest.update(bytes);
        ByteBuffer table = ByteBuffer.allocate(RegionTable.BYTES);
        regions.table().writeOver(table);
        digest.update(table);
        update(new ByteRange(metadata.region().fileOffset(), MetadataTable.BYTES));
        for (MetadataEntry entry : metadata.table().entries()) update(metadata.place(entry));
        update(blocks);
        return HexFormat.of().formatHex(digest.digest());
    }

    private void update(VhdxBlocks blocks) throws IOException, CancelledException {
        BatGeometry geometry = blocks.geometry();
        long bytes = geometry.tableBytes();
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, bytes));
        for (long at = 0; at < bytes; at += piece.limit()) {
            piece.clear().limit((int) Math.min(piece.capacity(), bytes - at));
            blocks.readTable(at, piece);
            digest.update(piece.duplicate());
            progress.advance(0);
            if (!geometry.differencing()) continue;
            for (int i = 0; i < piece.limit(); i += BatEntry.BYTES) {
                updateBits(blocks, (at + i) / BatEntry.BYTES, new BatEntry(piece.getLong(i)));
            }
        }
    }

    private void updateBits(VhdxBlocks blocks, long index, BatEntry entry)
            throws IOException, CancelledException {
        BatGeometry geometry = blocks.geometry();
        if (entry.state() != BatEntry.PARTIALLY_PRESENT || geometry.isBitmapIndex(index)) return;
        long block = geometry.blockOfIndex(index);
        if (block >= geometry.payloadBlocks()) return;
        try {
            update(blocks.bitsOf(block));
            progress.advance(0);
        } catch (DamagedDiskException noBitmap) {
            // The entries, which are in the digest, tell that there is none.
        }
    }

    private void update(ByteRange range) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, range.length()));
        for (long at = range.start(); at < range.end(); at += piece.limit()) {
            piece.clear().limit((int) Math.min(PIECE, range.end() - at));
            file.bytes().read(at, piece);
            digest.update(piece.flip());
        }
    }
}
