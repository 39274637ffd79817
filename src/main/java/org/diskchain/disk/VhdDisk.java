package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.ReadableFiles;
import org.diskchain.format.vhd.VhdBitmap;
import org.diskchain.format.vhd.VhdBlocks;
import org.diskchain.format.vhd.VhdFooter;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// An open VHD. Its virtual size is the footer's current size, whatever the geometry says.
///
/// ```
///   fixed         | data ...                                            | footer |
///   the others    | footer copy | header | table, locators, blocks ...  | footer |
/// ```
///
/// The block bitmaps say which sectors a differencing disk owns. Those of a dynamic disk are not
/// asked: its allocated blocks count as a whole, because many writers leave the bits clear.
final class VhdDisk implements Disk {
    private static final int SECTOR = VhdBlocks.SECTOR;

    /// As much of a bitmap as is kept: 16 MiB of disk.
    private static final int BITMAP_PIECE = 4 << 10;

    private static final int SECTORS_OF_PIECE = BITMAP_PIECE * Byte.SIZE;

    private final ReadableFiles storage;
    private final ByteFile file;
    private final Path path;
    private VhdLayout layout;
    private DiskFacts facts;
    private PagedTable table;
    private long bitmapOffset = -1;
    private byte[] bitmap = {};

    private VhdDisk(ReadableFiles storage, ByteFile file, Path path) throws IOException {
        this.storage = storage;
        this.file = file;
        this.path = path;
        readAgain();
    }

    /// @throws DamagedDiskException if the file cannot be read as a VHD
    static VhdDisk open(ReadableFiles storage, ByteFile file, Path path) throws IOException {
        return new VhdDisk(storage, file, path);
    }

    /// Whether the file ends in a valid footer of a fixed VHD of just this length.
    static boolean hasFixedFooter(ByteFile file) throws IOException {
        return VhdFooters.isWholeFixedDisk(file);
    }

    /// Learns again what the file holds: its writer has changed it.
    void readAgain() throws IOException {
        layout = VhdOpening.open(storage, file, path);
        facts = factsOf(layout);
        table =
                layout.isFixed()
                        ? new PagedTable(file, 0, 0, ByteOrder.BIG_ENDIAN)
                        : new PagedTable(
                                file,
                                layout.header().tableOffset(),
                                layout.header().tableBytes(),
                                ByteOrder.BIG_ENDIAN);
        bitmapOffset = -1;
    }

    VhdLayout layout() {
        return layout;
    }

    PagedTable table() {
        return table;
    }

    ByteFile file() {
        return file;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public DiskFacts facts() {
        return facts;
    }

    @Override
    public List<Fault> openingFaults() {
        return layout.faults();
    }

    @Override
    public Inspection inspect(Progress progress) throws IOException, CancelledException {
        return new VhdInspection(this, progress).inspect();
    }

    @Override
    public Extent extentAt(long offset, long limit) throws IOException {
        if (offset < 0 || offset >= limit || limit > facts.virtualSize() || offset % SECTOR != 0) {
            throw new IllegalArgumentException("no extent from " + offset + " to " + limit);
        }
        if (layout.isFixed()) return new Extent.Data(offset, limit - offset, offset);
        long block = layout.blocks().blockAt(offset);
        int entry = entryAt(block);
        if (entry == VhdBlocks.UNALLOCATED) return absentFrom(offset, limit);
        long blockLimit = Math.min(limit, layout.blocks().end(block));
        return layout.isDifferencing()
                ? marked(offset, blockLimit, entry)
                : data(offset, blockLimit, entry);
    }

    @Override
    public void read(Extent.Data extent, long from, ByteBuffer into) throws IOException {
        if (from < extent.start() || from + into.remaining() > extent.end()) {
            throw new IndexOutOfBoundsException(from + " + " + into.remaining());
        }
        file.read(extent.fileOffset() + from - extent.start(), into);
    }

    @Override
    public String tablesDigest(Progress progress) throws IOException, CancelledException {
        return VhdDigest.of(this, progress);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /// The table entry of a block.
    ///
    /// @throws DamagedDiskException if it leads to no place where a block can be
    int entryAt(long block) throws IOException {
        int entry = table.intAt(block * VhdBlocks.TABLE_ENTRY_BYTES);
        if (entry == VhdBlocks.UNALLOCATED) return entry;
        Optional<Fault> fault = layout.faultOf(block, entry);
        if (fault.isPresent()) throw new DamagedDiskException(path, fault.get());
        return entry;
    }

    /// All unallocated blocks from here on, as far as the table at hand tells.
    private Extent absentFrom(long offset, long limit) throws IOException {
        VhdBlocks blocks = layout.blocks();
        long block = blocks.blockAt(offset) + 1;
        long known = table.pageEnd((block - 1) * VhdBlocks.TABLE_ENTRY_BYTES);
        while (block * VhdBlocks.TABLE_ENTRY_BYTES < known
                && blocks.start(block) < limit
                && table.intAt(block * VhdBlocks.TABLE_ENTRY_BYTES) == VhdBlocks.UNALLOCATED) {
            block++;
        }
        return new Extent.Absent(offset, Math.min(limit, blocks.start(block)) - offset);
    }

    private Extent data(long offset, long limit, int entry) {
        VhdBlocks blocks = layout.blocks();
        long inBlock = offset - blocks.start(blocks.blockAt(offset));
        return new Extent.Data(offset, limit - offset, blocks.dataOffset(entry) + inBlock);
    }

    /// The run of sectors whose bit is that of the first one, within one piece of the bitmap.
    private Extent marked(long offset, long limit, int entry) throws IOException {
        int sector = layout.blocks().sectorInBlock(offset);
        int piece = sector / SECTORS_OF_PIECE;
        byte[] bits = bitmap(VhdBlocks.bitmapOffset(entry) + (long) piece * BITMAP_PIECE);
        int first = sector % SECTORS_OF_PIECE;
        int most = (int) Math.min(SECTORS_OF_PIECE, first + (limit - offset) / SECTOR);
        long runEnd = offset + (long) (VhdBitmap.runEnd(bits, first, most) - first) * SECTOR;
        return VhdBitmap.isSet(bits, first)
                ? data(offset, runEnd, entry)
                : new Extent.Absent(offset, runEnd - offset);
    }

    private byte[] bitmap(long offset) throws IOException {
        if (offset == bitmapOffset) return bitmap;
        int bytes = Math.min(BITMAP_PIECE, layout.blocks().bitmapBytes());
        if (bitmap.length != bytes) bitmap = new byte[bytes];
        bitmapOffset = -1;
        file.read(offset, ByteBuffer.wrap(bitmap));
        bitmapOffset = offset;
        return bitmap;
    }

    private static DiskFacts factsOf(VhdLayout layout) {
        VhdFooter footer = layout.tail().footer();
        DiskType type =
                layout.isFixed()
                        ? DiskType.FIXED
                        : layout.isDifferencing() ? DiskType.DIFFERENCING : DiskType.DYNAMIC;
        return new DiskFacts(
                Format.VHD,
                type,
                footer.currentSize(),
                layout.fileSize(),
                layout.isFixed() ? 0 : layout.header().blockSize(),
                SECTOR,
                footer.uniqueId(),
                footer.uniqueId(),
                layout.parent(),
                footer.creatorName());
    }
}
