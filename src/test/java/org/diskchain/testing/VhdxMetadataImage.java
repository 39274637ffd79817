package org.diskchain.testing;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.format.vhdx.BatGeometry;
import org.diskchain.format.vhdx.FileParameters;
import org.diskchain.format.vhdx.MetadataEntry;
import org.diskchain.format.vhdx.MetadataItem;
import org.diskchain.format.vhdx.MetadataTable;
import org.diskchain.format.vhdx.ParentLocator;
import org.diskchain.format.vhdx.SectorSize;
import org.diskchain.format.vhdx.VirtualDiskId;
import org.diskchain.format.vhdx.VirtualDiskSize;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The metadata region of a [VhdxImages]: the items of every disk, and whatever a test does to
/// them.
public final class VhdxMetadataImage {
    public static final Guid DISK_ID = new Guid(0xd15c_0000_0000_4000L, 0x8000_0000_0000_0005L);

    /// @param bytes of the item
    public record Item(Guid id, byte[] bytes, int flags) {}

    private final List<Item> items = new ArrayList<>();
    private UnaryOperator<List<MetadataEntry>> change = UnaryOperator.identity();

    VhdxMetadataImage(BatGeometry geometry, boolean fixed) {
        FileParameters parameters =
                new FileParameters(geometry.blockSize(), fixed, geometry.differencing());
        put(MetadataItem.FILE_PARAMETERS, FileParameters.BYTES, parameters::writeOver);
        put(
                MetadataItem.VIRTUAL_DISK_SIZE,
                VirtualDiskSize.BYTES,
                new VirtualDiskSize(geometry.virtualSize())::write);
        put(MetadataItem.VIRTUAL_DISK_ID, VirtualDiskId.BYTES, new VirtualDiskId(DISK_ID)::write);
        SectorSize sector = new SectorSize(geometry.logicalSectorSize());
        put(MetadataItem.LOGICAL_SECTOR_SIZE, SectorSize.BYTES, sector::write);
        put(MetadataItem.PHYSICAL_SECTOR_SIZE, SectorSize.BYTES, new SectorSize(4096)::write);
    }

    private void put(MetadataItem item, int length, Consumer<ByteBuffer> write) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        write.accept(bytes);
        set(item, bytes.array());
    }

    /// Gives a known item these bytes, instead of those that it had.
    public void set(MetadataItem item, byte... bytes) {
        remove(item);
        items.add(new Item(item.id(), bytes, item.flags()));
    }

    public void remove(MetadataItem item) {
        items.removeIf(existing -> existing.id().equals(item.id()));
    }

    public void add(Item item) {
        items.add(item);
    }

    public void locator(Guid type, SequencedMap<String, String> values) {
        set(MetadataItem.PARENT_LOCATOR, ParentLocator.serialize(type, values).array());
    }

    public void reverse() {
        Collections.reverse(items);
    }

    /// Changes the table after the items have been placed.
    public void table(UnaryOperator<List<MetadataEntry>> entries) {
        change = entries;
    }

    void write(ByteFile file, long region) throws IOException {
        List<MetadataEntry> entries = new ArrayList<>();
        int offset = MetadataTable.BYTES;
        for (Item item : items) {
            int length = item.bytes().length;
            entries.add(
                    new MetadataEntry(item.id(), length == 0 ? 0 : offset, length, item.flags()));
            file.write(region + offset, ByteBuffer.wrap(item.bytes()));
            offset += length + 3; // nothing says that items are aligned
        }
        ByteBuffer table = ByteBuffer.allocate(MetadataTable.BYTES);
        new MetadataTable(change.apply(entries)).writeOver(table);
        file.write(region, table);
    }
}
