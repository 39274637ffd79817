package org.diskchain.disk;

import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.format.vhdx.BatGeometry;

import java.io.IOException;
import java.util.TreeMap;

/// Foretells the size of a VHDX: places changes as the writer does, in a table of which it keeps no
/// more than changes that come later can ask for.
final class VhdxForecast implements GrowthForecast, BlockTable {
    private final VhdxDisk disk;
    private final DiskType type;
    private final TreeMap<Long, BatEntry> changed = new TreeMap<>();
    private BatGeometry geometry;
    private BlockPlacement placement;

    VhdxForecast(VhdxDisk disk) throws IOException {
        this.disk = disk;
        this.type = disk.facts().type();
        this.geometry = disk.blocks().geometry();
        this.placement = new BlockPlacement(geometry, type, this, disk.image().size());
    }

    @Override
    public void grow(long virtualSize) throws IOException {
        long room = disk.regions().bat().length();
        VhdxGrowth growth = VhdxGrowth.to(virtualSize, disk.blocks().geometry(), room);
        long held = BlockPlacement.endOfLastBlock(geometry, this);
        geometry = growth.after();
        long end = growth.hasBoundary() ? Math.max(placement.end(), held) : placement.end();
        placement = new BlockPlacement(geometry, type, this, end);
        if (growth.hasBoundary()) add(growth.boundary());
        if (growth.movesTable()) placement.allocate(growth.newTableRoom());
    }

    @Override
    public void add(Change change) throws IOException {
        placement.place(change, _ -> {});
    }

    /// There is room in the metadata region.
    @Override
    public void link(ParentLink parent) {}

    @Override
    public long fileSizeAfter() {
        return placement.end();
    }

    @Override
    public BatEntry entry(long index) throws IOException {
        BatEntry entry = changed.get(index);
        if (entry != null) return entry;
        BatGeometry before = disk.blocks().geometry();
        boolean known =
                before.isBitmapIndex(index)
                        ? index < before.entries()
                        : before.blockOfIndex(index) < before.payloadBlocks();
        return known ? disk.blocks().entry(index) : VhdxGrowth.newEntry(geometry, index);
    }

    /// Changes come in ascending order: blocks before this one are not asked for again.
    @Override
    public void put(long index, BatEntry entry) {
        if (!geometry.isBitmapIndex(index)) changed.headMap(index).clear();
        changed.put(index, entry);
    }
}
