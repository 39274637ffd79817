package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.format.vhdx.BatGeometry;
import org.diskchain.format.vhdx.FileIdentifier;
import org.diskchain.format.vhdx.FileParameters;
import org.diskchain.format.vhdx.MetadataEntry;
import org.diskchain.format.vhdx.MetadataItem;
import org.diskchain.format.vhdx.MetadataTable;
import org.diskchain.format.vhdx.ParentLocator;
import org.diskchain.format.vhdx.RegionEntry;
import org.diskchain.format.vhdx.RegionTable;
import org.diskchain.format.vhdx.SectorSize;
import org.diskchain.format.vhdx.VhdxHeader;
import org.diskchain.format.vhdx.VhdxLayout;
import org.diskchain.format.vhdx.VirtualDiskId;
import org.diskchain.format.vhdx.VirtualDiskSize;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Writes the structures of a new VHDX. The identifier comes last: what was not finished is no
/// disk.
///
/// ```
///   0                1 MiB   2 MiB      3 MiB
///   | header section | log   | metadata | block allocation table | blocks of a fixed disk
/// ```
final class VhdxCreation {
    private static final String CREATOR = "Diskchain";
    private static final long LOG = 1L << 20;
    private static final int LOG_BYTES = 1 << 20;
    private static final long METADATA = LOG + LOG_BYTES;
    private static final int METADATA_BYTES = 1 << 20;
    private static final long BAT = METADATA + METADATA_BYTES;
    private static final int TABLE_PIECE = 1 << 20;
    private static final int COPIES = 2;

    private final ByteFile file;
    private final NewDisk disk;
    private final BatGeometry geometry;
    private final long blocks;

    VhdxCreation(ByteFile file, NewDisk disk) {
        this.file = file;
        this.disk = disk;
        boolean differencing = disk.type() == DiskType.DIFFERENCING;
        requireValid(disk, differencing);
        this.geometry =
                new BatGeometry(
                        disk.virtualSize(),
                        disk.blockSize(),
                        disk.logicalSectorSize(),
                        differencing);
        this.blocks = BAT + BlockPlacement.roundUp(geometry.tableBytes());
    }

    private static void requireValid(NewDisk disk, boolean differencing) {
        if (!FileParameters.isBlockSize(disk.blockSize())
                || disk.virtualSize() > VirtualDiskSize.LARGEST
                || disk.identity().isZero()
                || differencing == disk.parent().identities().isEmpty()) {
            throw new IllegalArgumentException("no VHDX can be made of " + disk);
        }
    }

    void write(RandomGenerator random) throws IOException {
        file.resize(blocks);
        if (disk.type() == DiskType.FIXED) allocateAll();
        writeRegionTables();
        writeMetadata();
        writeHeaders(Guid.random(random));
        file.force(); // from here on it is a disk but for its name
        file.write(0, bytes(FileIdentifier.BYTES, new FileIdentifier(CREATOR)::write));
        file.force();
    }

    private void allocateAll() throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(TABLE_PIECE).order(ByteOrder.LITTLE_ENDIAN);
        long place = blocks;
        long at = BAT;
        for (long index = 0; index < geometry.entries(); index++) {
            boolean bitmap = geometry.isBitmapIndex(index);
            piece.putLong(bitmap ? 0 : BatEntry.of(BatEntry.FULLY_PRESENT, place).bits());
            if (!bitmap) place += disk.blockSize();
            if (!piece.hasRemaining() || index == geometry.entries() - 1) {
                file.write(at, piece.flip());
                at += piece.limit();
                piece.clear();
            }
        }
        file.resize(place);
    }

    private void writeRegionTables() throws IOException {
        RegionTable table =
                new RegionTable(
                        List.of(
                                new RegionEntry(
                                        RegionEntry.METADATA, METADATA, METADATA_BYTES, true),
                                new RegionEntry(RegionEntry.BAT, BAT, blocks - BAT, true)));
        for (int copy = 0; copy < COPIES; copy++) {
            file.write(VhdxLayout.regionTable(copy), bytes(RegionTable.BYTES, table::writeOver));
        }
    }

    private void writeHeaders(Guid fileWrite) throws IOException {
        for (int slot = 0; slot < COPIES; slot++) {
            VhdxHeader header =
                    new VhdxHeader(
                            slot + 1,
                            fileWrite,
                            disk.identity(),
                            Guid.ZERO,
                            VhdxHeader.CURRENT_LOG_VERSION,
                            VhdxHeader.CURRENT_VERSION,
                            LOG_BYTES,
                            LOG);
            file.write(VhdxLayout.header(slot), bytes(VhdxHeader.BYTES, header::writeOver));
        }
    }

    private void writeMetadata() throws IOException {
        List<MetadataEntry> entries = new ArrayList<>();
        long offset = MetadataTable.BYTES;
        for (Map.Entry<MetadataItem, ByteBuffer> item : items().entrySet()) {
            int length = item.getValue().remaining();
            entries.add(
                    new MetadataEntry(item.getKey().id(), offset, length, item.getKey().flags()));
            file.write(METADATA + offset, item.getValue());
            offset += length;
        }
        file.write(METADATA, bytes(MetadataTable.BYTES, new MetadataTable(entries)::writeOver));
    }

    private SequencedMap<MetadataItem, ByteBuffer> items() {
        FileParameters parameters =
                new FileParameters(
                        disk.blockSize(),
                        disk.type() == DiskType.FIXED,
                        disk.type() == DiskType.DIFFERENCING);
        SequencedMap<MetadataItem, ByteBuffer> items = new LinkedHashMap<>();
        items.put(MetadataItem.FILE_PARAMETERS, bytes(FileParameters.BYTES, parameters::writeOver));
        items.put(
                MetadataItem.VIRTUAL_DISK_SIZE,
                bytes(VirtualDiskSize.BYTES, new VirtualDiskSize(disk.virtualSize())::write));
        items.put(
                MetadataItem.VIRTUAL_DISK_ID,
                bytes(VirtualDiskId.BYTES, new VirtualDiskId(disk.id())::write));
        items.put(
                MetadataItem.LOGICAL_SECTOR_SIZE,
                bytes(SectorSize.BYTES, new SectorSize(disk.logicalSectorSize())::write));
        items.put(
                MetadataItem.PHYSICAL_SECTOR_SIZE,
                bytes(SectorSize.BYTES, new SectorSize(SectorSize.LARGE)::write));
        if (parameters.hasParent()) items.put(MetadataItem.PARENT_LOCATOR, locator());
        return items;
    }

    private ByteBuffer locator() {
        List<Guid> identities = disk.parent().identities();
        SequencedMap<String, String> values = new LinkedHashMap<>();
        values.put(ParentLocator.LINKAGE, VhdxLinkage.text(identities.getFirst()));
        for (RecordedPath path : disk.parent().paths()) {
            values.putIfAbsent(key(path.kind()), path.value());
        }
        if (identities.size() > 1) {
            values.put(ParentLocator.LINKAGE2, VhdxLinkage.text(identities.get(1)));
        }
        return ParentLocator.serialize(ParentLocator.VHDX_PARENT, values);
    }

    private static String key(RecordedPath.Kind kind) {
        return switch (kind) {
            case RELATIVE -> ParentLocator.RELATIVE_PATH;
            case ABSOLUTE -> ParentLocator.ABSOLUTE_PATH;
            case VOLUME -> ParentLocator.VOLUME_PATH;
            case NAME -> throw new IllegalArgumentException("a VHDX records no name");
        };
    }

    private static ByteBuffer bytes(int length, Consumer<ByteBuffer> structure) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        structure.accept(bytes);
        return bytes;
    }
}
