package org.diskchain.disk;

import org.diskchain.bytes.ByteRange;
import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.format.vhdx.BatGeometry;
import org.diskchain.format.vhdx.LogChange;
import org.diskchain.format.vhdx.MetadataEntry;
import org.diskchain.format.vhdx.MetadataItem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What one VHDX takes on from another so that it is the same virtual disk: the metadata items that
/// belong to the virtual disk, its size among them ([MS-VHDX] 2.6.1.2).
final class VhdxInheritance {
    /// Some programs do not flag these as belonging to the virtual disk; they always do.
    private static final Set<MetadataItem> OF_THE_DISK =
            EnumSet.of(
                    MetadataItem.VIRTUAL_DISK_SIZE,
                    MetadataItem.VIRTUAL_DISK_ID,
                    MetadataItem.LOGICAL_SECTOR_SIZE,
                    MetadataItem.PHYSICAL_SECTOR_SIZE);

    private final ImageFile file;
    private final VhdxDisk heir;
    private final VhdxDisk source;

    VhdxInheritance(ImageFile file, VhdxDisk heir, VhdxDisk source) {
        this.file = file;
        this.heir = heir;
        this.source = source;
    }

    /// The pages to commit: items, entries past a smaller end, then the table of the items.
    List<List<LogChange>> changes() throws IOException {
        MetadataEdit edit = new MetadataEdit(file, heir.regions().metadata());
        edit.removeIf(VhdxInheritance::isOfTheDisk);
        for (MetadataEntry entry : source.metadata().table().entries()) {
            if (isOfTheDisk(entry)) edit.add(entry, content(entry));
        }
        List<List<LogChange>> changes = new ArrayList<>(edit.changes());
        changes.add(1, clearedEntries());
        return changes;
    }

    private ByteBuffer content(MetadataEntry entry) throws IOException {
        long at = source.metadata().place(entry).start();
        return source.image().read(at, (int) entry.length());
    }

    private static boolean isOfTheDisk(MetadataEntry entry) {
        return entry.isVirtualDisk()
                || !entry.isUser()
                        && MetadataItem.of(entry.item()).filter(OF_THE_DISK::contains).isPresent();
    }

    private List<LogChange> clearedEntries() throws IOException {
        BatGeometry old = heir.blocks().geometry();
        BatGeometry now =
                new BatGeometry(
                        source.facts().virtualSize(),
                        old.blockSize(),
                        old.logicalSectorSize(),
                        old.differencing());
        ByteRange table = VhdxTable.place(heir.regions());
        TablePages pages = new TablePages(file.bytes());
        for (long i = now.payloadIndex(now.payloadBlocks()); i < old.entries(); i++) {
            boolean stays = now.isBitmapIndex(i) && i < now.entries();
            long at = table.start() + i * BatEntry.BYTES;
            if (!stays && pages.getLong(at) != 0) pages.putLong(at, 0);
        }
        return pages.changesWithin(table);
    }
}
