package org.diskchain.testing.checker;

import static org.diskchain.testing.checker.InvalidDiskException.require;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/// A VHDX by [MS-VHDX], its log replayed in memory.
final class CheckedVhdx implements CheckedDisk {
    private static final int HEADER = 4096;
    private static final int REGIONS = 64 << 10;
    private static final long MIB = 1 << 20;
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
    private static final String BAT = "2dc27766-f623-4200-9d64-115e9bfd4a08";
    private static final String METADATA = "8b7ca206-4790-4b9a-b8fe-575f050f886e";
    private static final String PARAMETERS = "caa16737-fa36-4d43-b3b6-33f0aa44e76b";
    private static final String SIZE = "2fa54224-cd1b-4876-b211-5dbed83bf4b8";
    private static final String SECTORS = "8141bf1d-a96f-4709-ba47-f233a8faab5f";
    private static final String LOCATOR = "a8d35f2d-b30b-454d-abf7-d3d84834ab0c";
    private static final int PRESENT = 6;
    private static final int PARTLY = 7;

    private final Source source;
    private final Claims claims;
    private final Map<String, ByteBuffer> regions = new HashMap<>();
    private final Map<String, ByteBuffer> items = new HashMap<>();
    private final Map<String, String> locator = new LinkedHashMap<>();
    private final Map<Long, byte[]> bitmaps = new HashMap<>(); // by chunk
    private final String identity;
    private final long size;
    private final int sectorSize;
    private final long blockSize;
    private final boolean differencing;
    private final long chunkRatio;
    private final long[] entries;

    CheckedVhdx(Source source) throws IOException {
        this.source = source;
        this.claims = new Claims(source.size());
        claims.claim(0, MIB, "header section");
        ByteBuffer header = currentHeader();
        identity = guid(header, 16 + 16);
        readLog(header);
        readRegions();
        readMetadata();
        ByteBuffer parameters = item(PARAMETERS, 8);
        blockSize = Integer.toUnsignedLong(parameters.getInt(0));
        differencing = (parameters.getInt(4) & 2) != 0;
        size = item(SIZE, 8).getLong(0);
        sectorSize = item(SECTORS, 4).getInt(0);
        require(sectorSize == 512 || sectorSize == 4096, "sectors of %d", sectorSize);
        require(size > 0 && size % sectorSize == 0, "size %d", size);
        boolean sound = Long.bitCount(blockSize) == 1 && blockSize >= MIB && blockSize <= 256 * MIB;
        require(sound, "blocks of %d", blockSize);
        if (differencing) readLocator(item(LOCATOR, 20));
        chunkRatio = (1L << 23) * sectorSize / blockSize;
        entries = readTable();
        checkTable();
    }

    /// A GUID as it is printed, its first three fields little-endian.
    static String guid(ByteBuffer bytes, int at) {
        StringBuilder text = new StringBuilder();
        int[] order = {3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15};
        for (int i : order) text.append(i < 0 ? "-" : "%02x".formatted(bytes.get(at + i)));
        return text.toString();
    }

    private static boolean isIntact(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 0, 4);
        crc.update(new byte[4]);
        crc.update(bytes.array(), 8, bytes.limit() - 8);
        return (int) crc.getValue() == bytes.getInt(4);
    }

    private ByteBuffer currentHeader() throws IOException {
        ByteBuffer current = null;
        for (int slot = 0; slot < 2; slot++) {
            ByteBuffer header = bytes((slot + 1) * (64L << 10), HEADER);
            boolean valid = header.getInt(0) == 0x64616568 && isIntact(header);
            if (!valid) continue;
            boolean newer =
                    current == null
                            || Long.compareUnsigned(header.getLong(8), current.getLong(8)) > 0;
            if (newer) current = header;
        }
        require(current != null, "neither header is valid");
        require(current.getShort(66) == 1, "version %d", current.getShort(66));
        return current;
    }

    private void readLog(ByteBuffer header) throws IOException {
        int length = header.getInt(68);
        long offset = header.getLong(72);
        require(length % MIB == 0 && offset % MIB == 0, "log at 0x%x + 0x%x", offset, length);
        claims.claim(offset, length, "log");
        String log = guid(header, 48);
        if (!log.equals(NOBODY)) new VhdxLogInMemory(source, offset, length, log).replay();
    }

    private ByteBuffer bytes(long at, int length) throws IOException {
        return source.bytes(at, length, ByteOrder.LITTLE_ENDIAN);
    }

    private void readRegions() throws IOException {
        ByteBuffer first = bytes(3 * (64L << 10), REGIONS);
        ByteBuffer second = bytes(4 * (64L << 10), REGIONS);
        boolean firstValid = first.getInt(0) == 0x69676572 && isIntact(first);
        boolean secondValid = second.getInt(0) == 0x69676572 && isIntact(second);
        require(firstValid && secondValid, "a region table is damaged");
        require(first.equals(second), "the region tables differ");
        for (int i = 0; i < first.getInt(8); i++) {
            int at = 16 + i * 32;
            String id = guid(first, at);
            long offset = first.getLong(at + 16);
            int length = first.getInt(at + 24);
            require(offset % MIB == 0 && length % MIB == 0, "region %s at 0x%x", id, offset);
            boolean known = id.equals(BAT) || id.equals(METADATA);
            require(known || first.getInt(at + 28) == 0, "unknown region %s is required", id);
            claims.claim(offset, Integer.toUnsignedLong(length), "region " + id);
            if (known) regions.put(id, first.slice(at, 32).order(ByteOrder.LITTLE_ENDIAN));
        }
        require(regions.size() == 2, "a region is missing");
    }

    private long placeOf(String region) {
        return regions.get(region).getLong(16);
    }

    private long lengthOf(String region) {
        return Integer.toUnsignedLong(regions.get(region).getInt(24));
    }

    private void readMetadata() throws IOException {
        long region = placeOf(METADATA);
        require(source.text(region, 8).equals("metadata"), "no metadata at 0x%x", region);
        ByteBuffer table = bytes(region, REGIONS);
        Claims places = new Claims(lengthOf(METADATA));
        places.claim(0, REGIONS, "metadata table");
        for (int i = 0; i < table.getShort(10); i++) {
            int at = 32 + i * 32;
            String id = guid(table, at);
            int offset = table.getInt(at + 16);
            int length = table.getInt(at + 20);
            places.claim(offset, length, "item " + id);
            boolean user = (table.getInt(at + 24) & 1) != 0;
            ByteBuffer before =
                    user
                            ? null
                            : items.put(id, length == 0 ? empty() : bytes(region + offset, length));
            require(before == null, "item %s is there twice", id);
        }
    }

    private static ByteBuffer empty() {
        return ByteBuffer.allocate(0);
    }

    private ByteBuffer item(String id, int least) throws InvalidDiskException {
        ByteBuffer item = items.get(id);
        require(item != null && item.limit() >= least, "item %s is missing", id);
        return item;
    }

    private void readLocator(ByteBuffer item) throws InvalidDiskException {
        require(
                guid(item, 0).equals("b04aefb7-d19e-4a81-b789-25b8e9445913"),
                "locator type %s",
                guid(item, 0));
        for (int i = 0; i < item.getShort(18); i++) {
            int at = 20 + i * 12;
            String key = text(item, item.getInt(at), item.getShort(at + 8));
            String value = text(item, item.getInt(at + 4), item.getShort(at + 10));
            require(locator.put(key, value) == null, "key %s is there twice", key);
        }
        require(locator.containsKey("parent_linkage"), "no parent_linkage");
    }

    private static String text(ByteBuffer item, int at, short length) throws InvalidDiskException {
        int bytes = Short.toUnsignedInt(length);
        require(at >= 0 && at + bytes <= item.limit(), "text outside the locator");
        byte[] text = new byte[bytes];
        item.get(at, text);
        return new String(text, StandardCharsets.UTF_16LE);
    }

    private long[] readTable() throws IOException {
        long blocks = (size + blockSize - 1) / blockSize;
        long chunks = (blocks + chunkRatio - 1) / chunkRatio;
        long count = differencing ? chunks * (chunkRatio + 1) : blocks + (blocks - 1) / chunkRatio;
        require(count * 8 <= lengthOf(BAT), "%d entries do not fit", count);
        long[] table = new long[(int) count];
        bytes(placeOf(BAT), (int) count * 8).asLongBuffer().get(table);
        return table;
    }

    private static int state(long entry) {
        return (int) (entry & 7);
    }

    private static long offset(long entry) {
        return entry & -MIB;
    }

    private void checkTable() throws IOException {
        for (int i = 0; i < entries.length; i++) {
            if (entries[i] == 0) continue;
            long chunk = i / (chunkRatio + 1);
            boolean bitmap = i % (chunkRatio + 1) == chunkRatio;
            require((entries[i] & MIB - 8) == 0, "entry %d: reserved bits 0x%x", i, entries[i]);
            if (bitmap) checkBitmap(chunk, entries[i]);
            else checkPayload(i - chunk, chunk, entries[i]);
        }
    }

    private void checkBitmap(long chunk, long entry) throws IOException {
        int state = state(entry);
        require(state == 0 || state == PRESENT, "bitmap of chunk %d: state %d", chunk, state);
        if (state == 0) return;
        require(differencing, "a bitmap in a base");
        claims.claim(offset(entry), MIB, "bitmap of chunk " + chunk);
        long sectors = Math.min(size - chunk * chunkRatio * blockSize, chunkRatio * blockSize);
        int needed = (int) ((sectors / sectorSize + 7) / 8);
        bitmaps.put(chunk, bytes(offset(entry), needed).array());
    }

    private void checkPayload(long block, long chunk, long entry) throws IOException {
        int state = state(entry);
        require(state != 4 && state != 5, "block %d: state %d", block, state);
        if (state < PRESENT) return;
        long start = block * blockSize;
        require(start < size, "block %d past the end", block);
        long length = Math.min(blockSize, Math.max(size - start, source.size() - offset(entry)));
        claims.claim(offset(entry), length, "block " + block);
        if (state == PARTLY) {
            long bits = entries[(int) (chunk * (chunkRatio + 1) + chunkRatio)];
            require(differencing && state(bits) == PRESENT, "block %d: no bitmap", block);
        }
    }

    @Override
    public Run run(long offset) {
        long block = offset / blockSize;
        long end = Math.min(size, (block + 1) * blockSize);
        long entry = entries[(int) (block + block / chunkRatio)];
        long at = offset(entry) + offset % blockSize;
        return switch (state(entry)) {
            case PRESENT -> new Run(Kind.DATA, end, at);
            case PARTLY -> partly(block, offset, end, at);
            case 0 -> new Run(Kind.ABSENT, end, 0);
            default -> new Run(Kind.ZERO, end, 0);
        };
    }

    private Run partly(long block, long offset, long end, long at) {
        boolean own = isOwn(block, offset);
        long next = offset - offset % sectorSize + sectorSize;
        while (next < end && isOwn(block, next) == own) next += sectorSize;
        return new Run(own ? Kind.DATA : Kind.ABSENT, Math.min(end, next), at);
    }

    private boolean isOwn(long block, long offset) {
        long chunk = block / chunkRatio;
        int sector = (int) ((offset - chunk * chunkRatio * blockSize) / sectorSize);
        return (bitmaps.get(chunk)[sector / 8] & 1 << sector % 8) != 0;
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
        return sectorSize;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public boolean differencing() {
        return differencing;
    }

    @Override
    public List<String> parents() {
        List<String> parents = new ArrayList<>();
        for (String slot : List.of("parent_linkage", "parent_linkage2")) {
            String id = locator.getOrDefault(slot, NOBODY).replaceAll("[{}]", "");
            if (!id.equals(NOBODY)) parents.add(id.toLowerCase(Locale.ROOT));
        }
        return parents;
    }

    @Override
    public List<String> paths() {
        String path = locator.get("relative_path");
        return path == null ? List.of() : List.of(path);
    }

    @Override
    public List<Recorded> recorded() {
        List<Recorded> recorded = new ArrayList<>();
        locator.forEach((key, value) -> recorded.add(new Recorded(recorded.size(), key, value, 0)));
        return recorded;
    }

    @Override
    public boolean needsRepair() {
        return false;
    }
}
