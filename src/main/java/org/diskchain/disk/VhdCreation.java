package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.format.vhd.VhdBlocks;
import org.diskchain.format.vhd.VhdDynamicHeader;
import org.diskchain.format.vhd.VhdFooter;
import org.diskchain.format.vhd.VhdGeometry;
import org.diskchain.format.vhd.VhdLocator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// Lays out a new, empty VHD.
///
/// ```
///   footer copy | header | table, filled with "unallocated" | locators, 4 KiB each | footer
/// ```
///
/// The geometry is the greatest there is, which makes readers that go by it take the current size.
final class VhdCreation {
    private static final int TABLE_CHUNK = 64 << 10;
    private static final int CREATOR_VERSION = 0x00010000;

    private final ByteFile file;
    private final NewDisk disk;

    VhdCreation(ByteFile file, NewDisk disk) {
        this.file = file;
        this.disk = disk;
        if (disk.logicalSectorSize() != VhdBlocks.SECTOR
                || disk.virtualSize() > VhdFooter.MOST_BYTES) {
            throw new IllegalArgumentException("no VHD: " + disk);
        }
    }

    void write() throws IOException {
        long end = disk.type() == DiskType.FIXED ? disk.virtualSize() : writeDynamic();
        file.write(end, footer());
        file.force(); // a whole disk when this returns
    }

    /// @return where the footer at the end goes
    private long writeDynamic() throws IOException {
        VhdBlocks blocks = new VhdBlocks(disk.virtualSize(), disk.blockSize());
        long table = VhdFooter.BYTES + VhdDynamicHeader.BYTES;
        long tableBytes = blocks.count() * VhdBlocks.TABLE_ENTRY_BYTES;
        long at = table + VhdBlocks.roundUp(tableBytes, VhdBlocks.SECTOR);
        fillTable(table, at);
        VhdParentRecord parent = new VhdParentRecord(disk.parent());
        List<VhdLocator> locators = parent.locators(at);
        parent.writePaths(file, at);
        at += parent.room();
        ByteBuffer header = ByteBuffer.allocate(VhdDynamicHeader.BYTES);
        header(blocks, table, locators).writeOver(header);
        file.write(VhdFooter.BYTES, header);
        file.write(0, footer());
        return at;
    }

    private void fillTable(long from, long to) throws IOException {
        byte[] unallocated = new byte[TABLE_CHUNK];
        Arrays.fill(unallocated, (byte) VhdBlocks.UNALLOCATED);
        for (long at = from; at < to; at += TABLE_CHUNK) {
            int bytes = (int) Math.min(TABLE_CHUNK, to - at);
            file.write(at, ByteBuffer.wrap(unallocated, 0, bytes));
        }
    }

    private ByteBuffer footer() {
        boolean fixed = disk.type() == DiskType.FIXED;
        ByteBuffer bytes = ByteBuffer.allocate(VhdFooter.BYTES);
        new VhdFooter(
                        VhdFooter.FEATURES_RESERVED,
                        VhdFooter.VERSION_1_0,
                        fixed ? VhdFooter.NO_DATA_OFFSET : VhdFooter.BYTES,
                        0,
                        VhdFooter.CREATOR_DISKCHAIN,
                        CREATOR_VERSION,
                        VhdFooter.HOST_WINDOWS,
                        disk.virtualSize(),
                        disk.virtualSize(),
                        VhdGeometry.MAXIMUM,
                        type(),
                        disk.identity(),
                        (byte) 0)
                .writeOver(bytes);
        return bytes;
    }

    private int type() {
        return switch (disk.type()) {
            case FIXED -> VhdFooter.FIXED;
            case DYNAMIC -> VhdFooter.DYNAMIC;
            case DIFFERENCING -> VhdFooter.DIFFERENCING;
            case UNKNOWN -> throw new IllegalArgumentException("no type");
        };
    }

    private VhdDynamicHeader header(VhdBlocks blocks, long table, List<VhdLocator> locators) {
        VhdParentRecord parent = new VhdParentRecord(disk.parent());
        return new VhdDynamicHeader(
                VhdDynamicHeader.NO_DATA_OFFSET,
                table,
                VhdDynamicHeader.VERSION_1_0,
                (int) blocks.count(),
                disk.blockSize(),
                parent.identity(),
                0,
                parent.name(),
                locators);
    }
}
