package org.diskchain.testing;

import org.diskchain.bytes.Guid;
import org.diskchain.format.vhd.VhdBitmap;
import org.diskchain.format.vhd.VhdBlocks;
import org.diskchain.format.vhd.VhdDynamicHeader;
import org.diskchain.format.vhd.VhdFooter;
import org.diskchain.format.vhd.VhdGeometry;
import org.diskchain.format.vhd.VhdLocator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Builds VHD images in memory, ordinary and odd ones, with the codecs and nothing else of the
/// program.
///
/// ```
///   footer copy | header | table | locators | blocks in the order of first use | footer
/// ```
public final class VhdImages {
    private static final int SECTOR = VhdBlocks.SECTOR;
    private static final int ALIGNMENT = 4 << 10;
    private static final int HEADER = VhdFooter.BYTES;

    private final int type;
    private final long size;
    private int blockSize = 2 << 20;
    private Guid id = new Guid(0x1111_2222_3333_4444L, 0x5555_6666_7777_8888L);
    private Guid parent = Guid.ZERO;
    private String parentName = "";
    private int creator = VhdFooter.CREATOR_WINDOWS;
    private VhdGeometry geometry = VhdGeometry.MAXIMUM;
    private boolean aligned;
    private boolean shortFooter;
    private final List<Locator> locators = new ArrayList<>();
    private final Map<Long, Block> blocks = new TreeMap<>();
    private final List<Block> order = new ArrayList<>();
    private final List<Stretch> fixed = new ArrayList<>();

    private record Locator(int code, byte[] data, boolean inSectors) {}

    private record Stretch(long offset, byte[] bytes) {}

    private static final class Block {
        private final byte[] bitmap;
        private final byte[] data;
        private long offset;

        Block(VhdBlocks blocks) {
            bitmap = new byte[blocks.bitmapBytes()];
            data = new byte[blocks.blockSize()];
        }
    }

    private VhdImages(int type, long size) {
        this.type = type;
        this.size = size;
    }

    public static VhdImages fixed(long size) {
        return new VhdImages(VhdFooter.FIXED, size);
    }

    public static VhdImages dynamic(long size) {
        return new VhdImages(VhdFooter.DYNAMIC, size);
    }

    public static VhdImages differencing(long size, Guid parent) {
        VhdImages image = new VhdImages(VhdFooter.DIFFERENCING, size);
        image.parent = parent;
        return image;
    }

    public VhdImages blockSize(int bytes) {
        blockSize = bytes;
        return this;
    }

    public VhdImages id(Guid value) {
        id = value;
        return this;
    }

    public VhdImages creator(int code) {
        creator = code;
        return this;
    }

    public VhdImages geometry(VhdGeometry value) {
        geometry = value;
        return this;
    }

    public VhdImages parentName(String name) {
        parentName = name;
        return this;
    }

    /// Data of blocks begins on 4 KiB, as Windows does it.
    public VhdImages aligned() {
        aligned = true;
        return this;
    }

    /// The footer at the end lacks its last byte.
    public VhdImages shortFooter() {
        shortFooter = true;
        return this;
    }

    /// A locator with UTF-16LE text and its space in bytes.
    public VhdImages locator(int code, String path) {
        return locator(code, path.getBytes(StandardCharsets.UTF_16LE), false);
    }

    /// @param inSectors whether the space counts sectors, as old tools do it
    public VhdImages locator(int code, byte[] data, boolean inSectors) {
        locators.add(new Locator(code, data, inSectors));
        return this;
    }

    /// Data at a virtual offset, its sectors marked.
    public VhdImages data(long offset, byte[] bytes) {
        return put(offset, bytes, true);
    }

    /// Data at a virtual offset under clear bits.
    public VhdImages unmarked(long offset, byte[] bytes) {
        return put(offset, bytes, false);
    }

    /// A block with no sector marked.
    public VhdImages allocate(long block) {
        return put(block * blockSize, new byte[0], false);
    }

    private VhdImages put(long offset, byte[] bytes, boolean marked) {
        if (type == VhdFooter.FIXED) {
            fixed.add(new Stretch(offset, bytes));
            return this;
        }
        VhdBlocks cut = new VhdBlocks(size, blockSize);
        int done = 0;
        do {
            long at = offset + done;
            Block block = blocks.computeIfAbsent(cut.blockAt(at), _ -> newBlock(cut));
            int inBlock = (int) (at - cut.start(cut.blockAt(at)));
            int length = Math.min(bytes.length - done, blockSize - inBlock);
            System.arraycopy(bytes, done, block.data, inBlock, length);
            if (marked) {
                VhdBitmap.set(block.bitmap, inBlock / SECTOR, (inBlock + length) / SECTOR);
            }
            done += length;
        } while (done < bytes.length);
        return this;
    }

    private Block newBlock(VhdBlocks cut) {
        Block block = new Block(cut);
        order.add(block);
        return block;
    }

    public byte[] bytes() {
        return type == VhdFooter.FIXED ? fixedBytes() : dynamicBytes();
    }

    private byte[] fixedBytes() {
        ByteBuffer image = ByteBuffer.allocate((int) size + VhdFooter.BYTES);
        for (Stretch stretch : fixed) image.put((int) stretch.offset, stretch.bytes);
        footer().writeOver(image.position((int) size));
        return cut(image.array());
    }

    private byte[] dynamicBytes() {
        VhdBlocks cut = new VhdBlocks(size, blockSize);
        long table = HEADER + VhdDynamicHeader.BYTES;
        long at = table + VhdBlocks.roundUp(cut.count() * VhdBlocks.TABLE_ENTRY_BYTES, SECTOR);
        List<VhdLocator> entries = new ArrayList<>();
        for (Locator locator : locators) {
            entries.add(entry(locator, at));
            at += VhdBlocks.roundUp(locator.data.length, SECTOR);
        }
        while (entries.size() < VhdDynamicHeader.LOCATORS) entries.add(VhdLocator.UNUSED);
        at = place(cut, at);
        ByteBuffer image = ByteBuffer.allocate((int) at + VhdFooter.BYTES);
        footer().writeOver(image);
        footer().writeOver(image.position((int) at));
        header(cut, table, entries).writeOver(image.position(HEADER));
        writeTable(image, cut, table);
        for (int i = 0; i < locators.size(); i++) {
            image.put((int) entries.get(i).dataOffset(), locators.get(i).data);
        }
        return cut(image.array());
    }

    private static VhdLocator entry(Locator locator, long at) {
        int space = (int) VhdBlocks.roundUp(locator.data.length, SECTOR);
        return new VhdLocator(
                locator.code, locator.inSectors ? space / SECTOR : space, locator.data.length, at);
    }

    private long place(VhdBlocks cut, long start) {
        long at = start;
        for (Block block : order) {
            int bitmap = cut.bitmapBytes();
            block.offset = aligned ? VhdBlocks.roundUp(at + bitmap, ALIGNMENT) - bitmap : at;
            at = block.offset + cut.blockBytes();
        }
        return at;
    }

    private void writeTable(ByteBuffer image, VhdBlocks cut, long table) {
        for (long block = 0; block < cut.count(); block++) {
            Block placed = blocks.get(block);
            int entry = placed == null ? VhdBlocks.UNALLOCATED : VhdBlocks.entry(placed.offset);
            image.putInt((int) (table + block * VhdBlocks.TABLE_ENTRY_BYTES), entry);
            if (placed == null) continue;
            image.put((int) placed.offset, placed.bitmap);
            image.put((int) placed.offset + cut.bitmapBytes(), placed.data);
        }
    }

    private byte[] cut(byte[] image) {
        return shortFooter ? Arrays.copyOf(image, image.length - 1) : image;
    }

    private VhdFooter footer() {
        return new VhdFooter(
                VhdFooter.FEATURES_RESERVED,
                VhdFooter.VERSION_1_0,
                type == VhdFooter.FIXED ? VhdFooter.NO_DATA_OFFSET : HEADER,
                0x2719_8e1b,
                creator,
                0x000a_0000,
                VhdFooter.HOST_WINDOWS,
                size,
                size,
                geometry,
                type,
                id,
                (byte) 0);
    }

    private VhdDynamicHeader header(VhdBlocks cut, long table, List<VhdLocator> entries) {
        return new VhdDynamicHeader(
                VhdDynamicHeader.NO_DATA_OFFSET,
                table,
                VhdDynamicHeader.VERSION_1_0,
                (int) cut.count(),
                blockSize,
                parent,
                0,
                parentName,
                entries);
    }
}
