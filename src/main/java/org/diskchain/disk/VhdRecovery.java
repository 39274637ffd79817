package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.ReadableFiles;
import org.diskchain.format.MalformedException;
import org.diskchain.format.vhd.VhdBlocks;
import org.diskchain.format.vhd.VhdDynamicHeader;
import org.diskchain.format.vhd.VhdFooter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/// Puts a VHD in order that a power cut left in the middle of a change, by what a journal knows of
/// it.
final class VhdRecovery {
    private final ReadableFiles storage;
    private final ByteFile file;
    private final Path path;

    VhdRecovery(ReadableFiles storage, ByteFile file, Path path) {
        this.storage = storage;
        this.file = file;
        this.path = path;
    }

    /// Takes back the end of the file from `size` on, where nothing points there: the room of a
    /// batch that was cut off. The footer goes back to its old place first.
    void giveBack(long size) throws IOException {
        if (size < VhdFooter.BYTES) return;
        VhdDisk disk = VhdDisk.open(storage, file, path);
        if (disk.layout().isFixed() || reachesPast(disk, size - VhdFooter.BYTES)) return;
        ByteBuffer footer = ByteBuffer.wrap(disk.layout().tail().bytes());
        file.write(size - VhdFooter.BYTES, footer);
        file.force(); // the footer further up before the one at the end goes
        file.resize(size);
        file.force(); // durable when this returns
    }

    /// Whether a block ends, or a path stands, behind `limit`.
    private static boolean reachesPast(VhdDisk disk, long limit) throws IOException {
        VhdBlocks blocks = disk.layout().blocks();
        if (disk.layout().structures().stream().anyMatch(range -> range.end() > limit)) return true;
        boolean[] past = {false};
        disk.table()
                .forEachPiece(
                        blocks.count() * VhdBlocks.TABLE_ENTRY_BYTES,
                        (_, entries) -> past[0] |= anyPast(entries, blocks, limit));
        return past[0];
    }

    private static boolean anyPast(ByteBuffer entries, VhdBlocks blocks, long limit) {
        boolean past = false;
        while (entries.hasRemaining()) {
            int entry = entries.getInt();
            past |=
                    entry != VhdBlocks.UNALLOCATED
                            && VhdBlocks.bitmapOffset(entry) + blocks.blockBytes() > limit;
        }
        return past;
    }

    /// Gives the dynamic header its bytes back where it is damaged; leaves a sound one alone.
    void restoreHeader(byte[] header, Guid identity) throws IOException {
        OpeningFaults faults = new OpeningFaults(path);
        VhdFooter footer = new VhdFooters(storage, file, path, faults).choose().footer();
        if (footer.isFixed() || !footer.uniqueId().equals(identity)) return;
        long at = footer.dataOffset();
        if (at < VhdFooter.BYTES || at > file.size() - VhdDynamicHeader.BYTES) return;
        ByteBuffer found = ByteBuffer.allocate(VhdDynamicHeader.BYTES);
        file.read(at, found);
        if (isSound(found.flip()) || !isSound(ByteBuffer.wrap(header))) return;
        file.write(at, ByteBuffer.wrap(header));
        file.force(); // durable when this returns
    }

    private static boolean isSound(ByteBuffer header) {
        try {
            VhdDynamicHeader.read(header);
            VhdDynamicHeader.requireChecksum(header);
            return true;
        } catch (MalformedException damaged) {
            return false;
        }
    }

    /// The dynamic header as it stands; empty in a fixed disk.
    static byte[] header(VhdDisk disk) throws IOException {
        if (disk.layout().isFixed()) return new byte[0];
        ByteBuffer header = ByteBuffer.allocate(VhdDynamicHeader.BYTES);
        disk.file().read(disk.layout().tail().footer().dataOffset(), header);
        return Arrays.copyOf(header.array(), VhdDynamicHeader.BYTES);
    }
}
