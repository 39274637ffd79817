package org.diskchain.disk;

import org.diskchain.bytes.ByteRange;
import org.diskchain.bytes.Guid;
import org.diskchain.format.MalformedException;
import org.diskchain.format.vhdx.FileParameters;
import org.diskchain.format.vhdx.MetadataEntry;
import org.diskchain.format.vhdx.MetadataItem;
import org.diskchain.format.vhdx.MetadataTable;
import org.diskchain.format.vhdx.RegionEntry;
import org.diskchain.format.vhdx.SectorSize;
import org.diskchain.format.vhdx.VirtualDiskId;
import org.diskchain.format.vhdx.VirtualDiskSize;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// What the metadata region says of the virtual disk ([MS-VHDX] 2.6), checked.
///
/// @param region where it lies
/// @param table with the items that Diskchain does not know
record VhdxMetadata(
        RegionEntry region,
        MetadataTable table,
        FileParameters parameters,
        long virtualSize,
        Guid virtualDiskId,
        int logicalSectorSize,
        int physicalSectorSize,
        List<Fault> faults) {
    VhdxMetadata {
        faults = List.copyOf(faults);
    }

    /// @param file as it is after a replay of the log
    static VhdxMetadata read(ImageFile file, RegionEntry region) throws IOException {
        MetadataTable table = readTable(file, region);
        VhdxMetadataCheck check = new VhdxMetadataCheck(file, region, table);
        check.entries();
        Items items = new Items(file, region, table);
        int logical =
                items.read(
                                MetadataItem.LOGICAL_SECTOR_SIZE,
                                FaultCode.INVALID_SECTOR_SIZE,
                                SectorSize.BYTES,
                                SectorSize::read)
                        .bytes();
        return new VhdxMetadata(
                region,
                table,
                items.read(
                        MetadataItem.FILE_PARAMETERS,
                        FaultCode.INVALID_BLOCK_SIZE,
                        FileParameters.BYTES,
                        FileParameters::read),
                items.virtualSize(logical),
                items.read(
                                MetadataItem.VIRTUAL_DISK_ID,
                                FaultCode.STRUCTURE_CORRUPT,
                                VirtualDiskId.BYTES,
                                VirtualDiskId::read)
                        .id(),
                logical,
                items.read(
                                MetadataItem.PHYSICAL_SECTOR_SIZE,
                                FaultCode.INVALID_SECTOR_SIZE,
                                SectorSize.BYTES,
                                SectorSize::read)
                        .bytes(),
                check.oddFlags());
    }

    private static MetadataTable readTable(ImageFile file, RegionEntry region) throws IOException {
        try {
            return MetadataTable.read(file.read(region.fileOffset(), MetadataTable.BYTES));
        } catch (MalformedException e) {
            throw file.damage(FaultCode.STRUCTURE_CORRUPT, region.fileOffset(), e);
        }
    }

    /// The entry of a known item, where the disk has it.
    Optional<MetadataEntry> entry(MetadataItem item) {
        return entry(table, item);
    }

    private static Optional<MetadataEntry> entry(MetadataTable table, MetadataItem item) {
        return table.entries().stream()
                .filter(entry -> entry.item().equals(item.id()) && !entry.isUser())
                .findFirst();
    }

    /// Where in the file an item lies.
    ByteRange place(MetadataEntry entry) {
        return new ByteRange(region.fileOffset() + entry.offset(), entry.length());
    }

    private interface Codec<T> {
        T read(ByteBuffer item) throws MalformedException;
    }

    private record Items(ImageFile file, RegionEntry region, MetadataTable table) {
        long virtualSize(int logicalSectorSize) throws IOException {
            MetadataItem item = MetadataItem.VIRTUAL_DISK_SIZE;
            long size =
                    read(item, FaultCode.INVALID_SIZE, VirtualDiskSize.BYTES, VirtualDiskSize::read)
                            .bytes();
            if (size % logicalSectorSize != 0) {
                throw file.damage(
                        FaultCode.INVALID_SIZE,
                        "virtual disk size",
                        region.fileOffset() + entry(table, item).orElseThrow().offset(),
                        "a multiple of " + logicalSectorSize,
                        size);
            }
            return size;
        }

        <T> T read(MetadataItem item, FaultCode wrongValue, int bytes, Codec<T> codec)
                throws IOException {
            Optional<MetadataEntry> found = entry(table, item);
            if (found.isEmpty()) throw corrupt(region.fileOffset(), "an item " + item, "none");
            MetadataEntry entry = found.orElseThrow();
            long offset = region.fileOffset() + entry.offset();
            if (entry.length() != bytes) {
                throw corrupt(offset, item + " of " + bytes + " bytes", entry.length());
            }
            try {
                return codec.read(file.read(offset, bytes));
            } catch (MalformedException e) {
                throw file.damage(wrongValue, offset, e);
            }
        }

        private DamagedDiskException corrupt(long offset, String expected, Object found) {
            return file.damage(
                    FaultCode.STRUCTURE_CORRUPT, "metadata table", offset, expected, found);
        }
    }
}
