package org.diskchain.testing;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.format.vhdx.BatGeometry;
import org.diskchain.format.vhdx.FileIdentifier;
import org.diskchain.format.vhdx.LogEntry;
import org.diskchain.format.vhdx.ParentLocator;
import org.diskchain.format.vhdx.RegionEntry;
import org.diskchain.format.vhdx.RegionTable;
import org.diskchain.format.vhdx.VhdxHeader;
import org.diskchain.format.vhdx.VhdxLayout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Makes VHDX files, plain ones and such as no sane program writes.
///
/// ```
///   0          1 MiB   2 MiB             bat end        + 1 MiB
///   | headers  | log   | BAT, whole MiB  | metadata     | blocks in the order given
/// ```
public final class VhdxImages {
    public static final long MIB = 1 << 20;
    public static final long LOG = MIB;
    public static final long LOG_LENGTH = MIB;
    public static final long BAT = 2 * MIB;
    public static final Guid FILE_WRITE = new Guid(0x1111, 0x1111);
    public static final Guid DATA_WRITE = new Guid(0xda7a_0000_0000_4000L, 0x8000_0000_0000_0001L);
    public static final Guid LOG_GUID = new Guid(0x1010, 0x1010);
    public static final Guid PARENT = new Guid(0xaaaa_0000_0000_4000L, 0x8000_0000_0000_000aL);
    public static final Guid PARENT2 = new Guid(0xbbbb_0000_0000_4000L, 0x8000_0000_0000_000bL);

    private final BatGeometry geometry;
    private final VhdxMetadataImage metadata;
    private final List<VhdxHeader> headers = new ArrayList<>();
    private final List<List<RegionEntry>> regions = new ArrayList<>();
    private final TreeMap<Long, Long> entries = new TreeMap<>();
    private final TreeMap<Long, Long> bitmaps = new TreeMap<>(); // of a chunk: file offset
    private final Map<Long, byte[]> content = new LinkedHashMap<>(); // by file offset
    private final Map<Long, byte[]> patches = new LinkedHashMap<>(); // by file offset
    private long end;

    private VhdxImages(BatGeometry geometry, boolean fixed) {
        this.geometry = geometry;
        this.metadata = new VhdxMetadataImage(geometry, fixed);
        long bat = Math.ceilDiv(geometry.tableBytes(), MIB) * MIB;
        this.end = BAT + bat + MIB;
        for (int slot = 0; slot < 2; slot++) {
            headers.add(
                    new VhdxHeader(
                            7 + slot, FILE_WRITE, DATA_WRITE, Guid.ZERO, 0, 1, LOG_LENGTH, LOG));
            regions.add(
                    List.of(
                            new RegionEntry(RegionEntry.BAT, BAT, bat, true),
                            new RegionEntry(RegionEntry.METADATA, BAT + bat, MIB, true)));
        }
    }

    public static VhdxImages base(long size, int blockSize, int sectorSize) {
        return new VhdxImages(new BatGeometry(size, blockSize, sectorSize, false), false);
    }

    public static VhdxImages fixed(long size, int blockSize) {
        return new VhdxImages(new BatGeometry(size, blockSize, 512, false), true);
    }

    /// A child of [#PARENT], whose paths lead to `parent.vhdx`.
    public static VhdxImages child(long size, int blockSize, int sectorSize) {
        VhdxImages child =
                new VhdxImages(new BatGeometry(size, blockSize, sectorSize, true), false);
        child.metadata.locator(ParentLocator.VHDX_PARENT, parentValues());
        return child;
    }

    /// What Windows 10 records, in its order.
    public static SequencedMap<String, String> parentValues() {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        values.put("parent_linkage", "{" + PARENT + "}");
        values.put("absolute_win32_path", "C:\\disks\\parent.vhdx");
        values.put("relative_path", ".\\parent.vhdx");
        values.put("volume_path", "\\\\?\\Volume{" + PARENT2 + "}\\disks\\parent.vhdx");
        values.put("parent_linkage2", "{" + Guid.ZERO + "}");
        return values;
    }

    public BatGeometry geometry() {
        return geometry;
    }

    public VhdxMetadataImage metadata() {
        return metadata;
    }

    public long metadataOffset() {
        return BAT + Math.ceilDiv(geometry.tableBytes(), MIB) * MIB;
    }

    /// Where the next block goes.
    public long end() {
        return end;
    }

    public VhdxImages header(int slot, UnaryOperator<VhdxHeader> change) {
        headers.set(slot, change.apply(headers.get(slot)));
        return this;
    }

    public VhdxImages regions(int copy, UnaryOperator<List<RegionEntry>> change) {
        regions.set(copy, change.apply(regions.get(copy)));
        return this;
    }

    public VhdxImages regions(UnaryOperator<List<RegionEntry>> change) {
        return regions(0, change).regions(1, change);
    }

    /// An entry of a payload block, as it is.
    public VhdxImages entry(long block, int state, long fileOffset) {
        return entryAt(geometry.payloadIndex(block), fileOffset | state);
    }

    /// Any entry of the table, as it is.
    public VhdxImages entryAt(long index, long bits) {
        entries.put(index, bits);
        return this;
    }

    /// A block that is all there: each of its sectors is full of another byte.
    public VhdxImages full(long block, int seed) {
        return entry(block, BatEntry.FULLY_PRESENT, append(payload(seed)));
    }

    /// A block of which only those sectors are there; stale bytes stand in the others.
    public VhdxImages partial(long block, int seed, BitSet sectors) {
        long chunk = geometry.chunkOf(block);
        if (!bitmaps.containsKey(chunk)) {
            bitmaps.put(chunk, append(new byte[BatGeometry.BITMAP_BYTES]));
            long bits = bitmaps.get(chunk) | BatEntry.FULLY_PRESENT;
            entries.put(geometry.bitmapIndex(chunk), bits);
        }
        byte[] bitmap = content.get(bitmaps.get(chunk));
        for (int sector = 0; sector < geometry.sectorsPerBlock(); sector++) {
            int bit = geometry.firstBit(block) + sector;
            if (sectors.get(sector)) bitmap[bit / 8] |= (byte) (1 << bit % 8);
        }
        return entry(block, BatEntry.PARTIALLY_PRESENT, append(payload(seed)));
    }

    /// What a sector of a block made with `seed` is full of; never zero.
    public static byte fill(int seed, int sector) {
        return (byte) (1 + (seed * 31 + sector * 7) % 251);
    }

    private byte[] payload(int seed) {
        byte[] payload = new byte[geometry.blockSize()];
        int sector = geometry.logicalSectorSize();
        for (int i = 0; i < payload.length; i++) payload[i] = fill(seed, i / sector);
        return payload;
    }

    private long append(byte[] bytes) {
        long place = end;
        content.put(place, bytes);
        end += bytes.length;
        return place;
    }

    /// Both headers name the log; the entries stand in it one after the other, from `position` on,
    /// around its end where they must.
    public VhdxImages log(long position, List<LogEntry> log) {
        for (int slot = 0; slot < 2; slot++) {
            header(slot, header -> header.next(FILE_WRITE, DATA_WRITE, LOG_GUID));
        }
        return logBytes(position, log.stream().map(LogEntry::serialize).toList());
    }

    /// The same, of entries that may be damaged; the headers stay as they are.
    public VhdxImages logBytes(long position, List<ByteBuffer> log) {
        long at = position;
        for (ByteBuffer entry : log) {
            while (entry.hasRemaining()) {
                byte[] sector = new byte[4096];
                entry.get(sector);
                patch(LOG + at % LOG_LENGTH, sector);
                at += sector.length;
            }
        }
        return this;
    }

    /// Bytes over whatever else would be there.
    public VhdxImages patch(long offset, byte... bytes) {
        patches.put(offset, bytes);
        return this;
    }

    /// Writes the file.
    public void build(Storage storage, Path path) throws IOException {
        try (ByteFile file = storage.create(path)) {
            file.resize(end);
            ByteBuffer identifier = ByteBuffer.allocate(FileIdentifier.BYTES);
            new FileIdentifier("Diskchain tests").write(identifier);
            file.write(0, identifier);
            for (int copy = 0; copy < 2; copy++) {
                ByteBuffer header = ByteBuffer.allocate(VhdxHeader.BYTES);
                headers.get(copy).writeOver(header);
                file.write(VhdxLayout.header(copy), header);
                ByteBuffer table = ByteBuffer.allocate(RegionTable.BYTES);
                new RegionTable(regions.get(copy)).writeOver(table);
                file.write(VhdxLayout.regionTable(copy), table);
            }
            metadata.write(file, metadataOffset());
            for (Map.Entry<Long, Long> entry : entries.entrySet()) {
                ByteBuffer bits = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
                file.write(BAT + entry.getKey() * 8, bits.putLong(0, entry.getValue()));
            }
            for (Map<Long, byte[]> bytes : List.of(content, patches)) {
                for (Map.Entry<Long, byte[]> at : bytes.entrySet()) {
                    file.write(at.getKey(), ByteBuffer.wrap(at.getValue()));
                }
            }
        }
    }
}
