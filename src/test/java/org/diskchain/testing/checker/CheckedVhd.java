package org.diskchain.testing.checker;

import static org.diskchain.testing.checker.InvalidDiskException.require;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// A VHD by the VHD Image Format Specification 1.0, with what real files taught: the footer at the
/// end counts, the current size counts, locator space may be told in sectors or bytes.
final class CheckedVhd implements CheckedDisk {
    private static final int SECTOR = 512;
    private static final int FIXED = 2;
    private static final int DIFFERENCING = 4;
    private static final int NOWHERE = -1;

    private final Source source;
    private final ByteBuffer footer;
    private final boolean needsRepair;
    private final List<String> paths = new ArrayList<>();
    private final List<Recorded> recorded = new ArrayList<>();
    private final long size;
    private final int type;
    private String parent = "";
    private long blockSize;
    private long bitmapBytes;
    private int[] table = {};
    private byte[][] bitmaps = {};

    CheckedVhd(Source source) throws IOException {
        this.source = source;
        long end = source.size();
        require(end >= SECTOR, "no footer fits into %d bytes", end);
        ByteBuffer tail = footer(end - SECTOR);
        ByteBuffer copy = footer(0);
        int tailBytes = SECTOR;
        if (!isFooter(tail) && (end - SECTOR + 1) % SECTOR == 0) {
            tailBytes = SECTOR - 1;
            tail = ByteBuffer.allocate(SECTOR);
            source.read(end - tailBytes, tail.limit(tailBytes));
            tail.clear();
        }
        needsRepair = !isFooter(tail);
        footer = needsRepair ? copy : tail;
        require(isFooter(footer), "neither footer is valid");
        size = footer.getLong(48);
        type = footer.getInt(60);
        require(footer.getInt(12) == 0x10000, "version 0x%x", footer.getInt(12));
        require(size > 0 && size % SECTOR == 0, "size %d", size);
        require(type >= FIXED && type <= DIFFERENCING, "type %d", type);
        if (type == FIXED) {
            require(!needsRepair, "a fixed disk without a footer at its end");
            require(end - tailBytes == size, "a fixed disk of %d in %d bytes", size, end);
            return;
        }
        require(isFooter(copy), "the footer copy is not valid");
        requireSame(copy);
        readTables(needsRepair ? end : end - tailBytes);
    }

    private ByteBuffer footer(long at) throws IOException {
        return source.bytes(at, SECTOR, ByteOrder.BIG_ENDIAN);
    }

    private static boolean isFooter(ByteBuffer bytes) {
        byte[] cookie = new byte[8];
        bytes.get(0, cookie);
        return new String(cookie, StandardCharsets.ISO_8859_1).equals("conectix")
                && bytes.getInt(64) == checksum(bytes, 64);
    }

    private static int checksum(ByteBuffer bytes, int field) {
        int sum = 0;
        for (int i = 0; i < bytes.limit(); i++) {
            if (i < field || i >= field + 4) sum += bytes.get(i) & 0xff;
        }
        return ~sum;
    }

    /// While its identity changes, the footers differ in that and its checksum.
    private void requireSame(ByteBuffer copy) throws InvalidDiskException {
        for (int i = 0; i < SECTOR; i++) {
            boolean changing = i >= 64 && i < 84;
            require(changing || copy.get(i) == footer.get(i), "the footers differ at byte %d", i);
        }
    }

    private void readTables(long end) throws IOException {
        Claims claims = new Claims(end);
        claims.claim(0, SECTOR, "footer copy");
        long at = footer.getLong(16);
        claims.claim(at, 1024, "dynamic header");
        ByteBuffer header = source.bytes(at, 1024, ByteOrder.BIG_ENDIAN);
        require(source.text(at, 8).equals("cxsparse"), "no dynamic header at 0x%x", at);
        require(header.getInt(36) == checksum(header, 36), "checksum of the dynamic header");
        require(header.getLong(8) == -1, "a chained structure");
        blockSize = Integer.toUnsignedLong(header.getInt(32));
        require(blockSize >= SECTOR && Long.bitCount(blockSize) == 1, "blocks of %d", blockSize);
        bitmapBytes = up(up(blockSize / SECTOR, 8) / 8);
        long entries = Integer.toUnsignedLong(header.getInt(28));
        long blocks = (size + blockSize - 1) / blockSize;
        require(entries >= blocks, "%d entries for %d blocks", entries, blocks);
        if (type == DIFFERENCING) readParent(header, claims);
        long place = header.getLong(16);
        claims.claim(place, up(entries * 4), "table");
        readBlocks(place, (int) blocks, claims);
    }

    private void readBlocks(long place, int blocks, Claims claims) throws IOException {
        table = new int[blocks];
        bitmaps = new byte[blocks][];
        source.bytes(place, blocks * 4, ByteOrder.BIG_ENDIAN).asIntBuffer().get(table);
        for (int block = 0; block < blocks; block++) {
            if (table[block] == NOWHERE) continue;
            long bytes = Math.min(blockSize, size - block * blockSize);
            claims.claim(start(block), bitmapBytes + bytes, "block " + block);
            bitmaps[block] =
                    source.bytes(start(block), (int) bitmapBytes, ByteOrder.BIG_ENDIAN).array();
        }
    }

    private long start(int block) {
        return Integer.toUnsignedLong(table[block]) * SECTOR;
    }

    private static long up(long bytes) {
        return up(bytes, SECTOR);
    }

    private static long up(long bytes, long unit) {
        return (bytes + unit - 1) / unit * unit;
    }

    private void readParent(ByteBuffer header, Claims claims) throws IOException {
        byte[] id = new byte[16];
        header.get(40, id);
        parent = HexFormat.of().formatHex(id);
        for (int slot = 0; slot < 8; slot++) {
            int entry = 576 + slot * 24;
            if (header.getInt(entry) == 0) continue;
            long space = Integer.toUnsignedLong(header.getInt(entry + 4));
            int length = header.getInt(entry + 8);
            long at = header.getLong(entry + 16);
            long bytes = Math.max(up(length), space < SECTOR ? space * SECTOR : space);
            claims.claim(at, bytes, "locator");
            String code = source.text(entry + footer.getLong(16), 4);
            Charset charset = charset(code);
            if (charset == null) continue;
            byte[] own = source.bytes(at, (int) bytes, ByteOrder.BIG_ENDIAN).array();
            String path = new String(own, 0, length, charset);
            recorded.add(new Recorded(slot, code, path, clean(own, length)));
            add(path.replace("file://", ""));
        }
        byte[] name = new byte[512];
        header.get(64, name);
        String parentName = new String(name, StandardCharsets.UTF_16BE).replaceAll("\0.*", "");
        recorded.add(new Recorded(0, "name", parentName, 0));
        add(parentName);
    }

    private static Charset charset(String code) {
        return switch (code) {
            case "W2ru", "W2ku" -> StandardCharsets.UTF_16LE;
            case "MacX" -> StandardCharsets.UTF_8;
            default -> null;
        };
    }

    private static int clean(byte[] space, int length) {
        int end = length;
        while (end < space.length && space[end] == 0) end++;
        return end;
    }

    private void add(String path) {
        boolean absolute = path.startsWith("/") || path.startsWith("\\") || path.contains(":");
        if (!absolute && !path.isEmpty()) paths.add(path);
    }

    @Override
    public Run run(long offset) {
        if (type == FIXED) return new Run(Kind.DATA, size, offset);
        int block = (int) (offset / blockSize);
        long end = Math.min(size, (block + 1) * blockSize);
        if (table[block] == NOWHERE) return new Run(Kind.ABSENT, end, 0);
        long at = start(block) + bitmapBytes + offset % blockSize;
        // the bitmap of a dynamic disk is not looked at: most readers do not
        if (type != DIFFERENCING) return new Run(Kind.DATA, end, at);
        boolean own = isOwn(block, offset);
        long next = offset - offset % SECTOR + SECTOR;
        while (next < end && isOwn(block, next) == own) next += SECTOR;
        return new Run(own ? Kind.DATA : Kind.ABSENT, Math.min(end, next), at);
    }

    private boolean isOwn(int block, long offset) {
        int sector = (int) (offset % blockSize / SECTOR);
        return (bitmaps[block][sector / 8] & 0x80 >>> sector % 8) != 0;
    }

    @Override
    public void read(long at, ByteBuffer into) throws IOException {
        source.read(at, into);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int sectorSize() {
        return SECTOR;
    }

    @Override
    public String identity() {
        return HexFormat.of().formatHex(Arrays.copyOfRange(footer.array(), 68, 84));
    }

    @Override
    public boolean differencing() {
        return type == DIFFERENCING;
    }

    @Override
    public List<String> parents() {
        return parent.isEmpty() ? List.of() : List.of(parent);
    }

    @Override
    public List<String> paths() {
        return List.copyOf(paths);
    }

    @Override
    public List<Recorded> recorded() {
        return List.copyOf(recorded);
    }

    @Override
    public boolean needsRepair() {
        return needsRepair;
    }
}
