package org.diskchain.format.vhd;

import org.diskchain.bytes.Guid;
import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The header of a dynamic or differencing VHD, of which there is one copy, at the footer's
/// `dataOffset` (section "Dynamic Disk Header Format").
///
/// @param tableOffset of the block allocation table, bytes from the start of the file
/// @param maxTableEntries entries of that table
/// @param blockSize bytes of payload per block
/// @param parentTimestamp seconds since 2000-01-01 UTC, unsigned
/// @param parentName UTF-16BE in the file, without its padding; not checked
/// @param locators always eight
public record VhdDynamicHeader(
        long dataOffset, // unsigned
        long tableOffset, // unsigned
        int version,
        int maxTableEntries, // unsigned
        int blockSize, // unsigned
        Guid parentId,
        int parentTimestamp, // unsigned
        String parentName,
        List<VhdLocator> locators) {

    public static final int BYTES = 1024;
    public static final int LOCATORS = 8;
    public static final int MOST_NAME_UNITS = 256;
    public static final int VERSION_1_0 = 0x00010000;
    public static final long NO_DATA_OFFSET = -1;
    public static final int LEAST_BLOCK_SIZE = 4 << 10;
    public static final int MOST_BLOCK_SIZE = 256 << 20;

    private static final String NAME = "VHD dynamic header";
    private static final int COOKIE = 0;
    private static final int DATA_OFFSET = 8;
    private static final int TABLE_OFFSET = 16;
    private static final int VERSION = 24;
    private static final int MAX_TABLE_ENTRIES = 28;
    private static final int BLOCK_SIZE = 32;
    private static final int CHECKSUM = 36;
    private static final int PARENT_ID = 40;
    private static final int PARENT_TIMESTAMP = 56;
    private static final int PARENT_NAME = 64;
    private static final int PARENT_LOCATORS = 576;

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final long CXSPARSE = 0x6378737061727365L; // "cxsparse"

    /// The specification prints 32 one-bits where files hold 64.
    private static final long NO_DATA_OFFSET_AS_PRINTED = 0xffff_ffffL;

    public VhdDynamicHeader {
        locators = List.copyOf(locators);
        if (locators.size() != LOCATORS) throw new IllegalArgumentException("locators");
    }

    /// Reads the header at the buffer's position, which does not move; `BYTES` must remain. Only
    /// the cookie is checked: what a wrong checksum or value means is not for a codec to say.
    public static VhdDynamicHeader read(ByteBuffer buffer) throws MalformedException {
        ByteBuffer in = view(buffer);
        Require.equal(NAME, COOKIE, CXSPARSE, in.getLong(COOKIE));
        List<VhdLocator> locators = new ArrayList<>();
        for (int i = 0; i < LOCATORS; i++) locators.add(VhdLocator.read(locator(in, i)));
        return new VhdDynamicHeader(
                in.getLong(DATA_OFFSET),
                in.getLong(TABLE_OFFSET),
                in.getInt(VERSION),
                in.getInt(MAX_TABLE_ENTRIES),
                in.getInt(BLOCK_SIZE),
                Guid.readInOrder(in, PARENT_ID),
                in.getInt(PARENT_TIMESTAMP),
                readName(in),
                locators);
    }

    /// Checks that the checksum is that of the header at the buffer's position.
    public static void requireChecksum(ByteBuffer buffer) throws MalformedException {
        ByteBuffer in = view(buffer);
        Require.equal(NAME, CHECKSUM, Require.checksum(in, CHECKSUM), in.getInt(CHECKSUM));
    }

    public void requireVersion() throws MalformedException {
        Require.equal(NAME, VERSION, VERSION_1_0, version);
    }

    /// Checks that no further structure is chained to this header.
    public void requireNoDataOffset() throws MalformedException {
        Require.that(
                dataOffset == NO_DATA_OFFSET || dataOffset == NO_DATA_OFFSET_AS_PRINTED,
                NAME,
                DATA_OFFSET,
                Require.hex(NO_DATA_OFFSET),
                Require.hex(dataOffset));
    }

    public void requireBlockSize() throws MalformedException {
        Require.that(
                Integer.bitCount(blockSize) == 1
                        && blockSize >= LEAST_BLOCK_SIZE
                        && blockSize <= MOST_BLOCK_SIZE,
                NAME,
                BLOCK_SIZE,
                "a power of two from 4096 to 268435456",
                Integer.toUnsignedString(blockSize));
    }

    public void requireUsualBlockSize() throws MalformedException {
        Require.that(
                blockSize == 512 << 10 || blockSize == 2 << 20,
                NAME,
                BLOCK_SIZE,
                "524288 or 2097152",
                Integer.toUnsignedString(blockSize));
    }

    /// Checks that a block has at least so many bytes.
    public void requireBlockSizeOf(int least) throws MalformedException {
        Require.that(
                Integer.compareUnsigned(blockSize, least) >= 0,
                NAME,
                BLOCK_SIZE,
                "at least " + least,
                Integer.toUnsignedString(blockSize));
    }

    /// Checks that the table begins on a sector, behind the copy of the footer, within the file.
    public void requireTableOffset(long fileSize) throws MalformedException {
        Require.that(
                tableOffset >= VhdFooter.BYTES
                        && tableOffset % VhdBlocks.SECTOR == 0
                        && tableOffset < fileSize,
                NAME,
                TABLE_OFFSET,
                "a sector behind the footer copy and within the file",
                Require.hex(tableOffset));
    }

    /// Checks that the table has an entry for each of so many blocks and ends within the file.
    public void requireTable(long blocks, long fileSize) throws MalformedException {
        Require.that(
                tableEntries() >= blocks && tableBytes() <= fileSize - tableOffset,
                NAME,
                MAX_TABLE_ENTRIES,
                "at least " + blocks + ", within the file",
                tableEntries());
    }

    public long tableEntries() {
        return Integer.toUnsignedLong(maxTableEntries);
    }

    /// Bytes of the entries, without padding.
    public long tableBytes() {
        return tableEntries() * VhdBlocks.TABLE_ENTRY_BYTES;
    }

    /// When the parent was last changed; empty where that is not recorded.
    public Optional<Instant> parentModified() {
        if (parentTimestamp == 0) return Optional.empty();
        return Optional.of(EPOCH.plusSeconds(Integer.toUnsignedLong(parentTimestamp)));
    }

    /// Checks that the name can be a path.
    public void requireName() throws MalformedException {
        VhdLocator.checked(parentName, NAME, PARENT_NAME);
    }

    /// Writes over the header already in the buffer: bytes this record does not know keep their
    /// values, and the name does where it is the same.
    public void writeOver(ByteBuffer buffer) {
        ByteBuffer out = view(buffer);
        out.putLong(COOKIE, CXSPARSE)
                .putLong(DATA_OFFSET, dataOffset)
                .putLong(TABLE_OFFSET, tableOffset)
                .putInt(VERSION, version)
                .putInt(MAX_TABLE_ENTRIES, maxTableEntries)
                .putInt(BLOCK_SIZE, blockSize)
                .putInt(PARENT_TIMESTAMP, parentTimestamp);
        parentId.writeInOrder(out, PARENT_ID);
        if (!readName(out).equals(parentName)) writeName(out);
        for (int i = 0; i < LOCATORS; i++) locators.get(i).writeOver(locator(out, i));
        out.putInt(CHECKSUM, Require.checksum(out, CHECKSUM));
    }

    public VhdDynamicHeader withParentId(Guid id) {
        return new VhdDynamicHeader(
                dataOffset,
                tableOffset,
                version,
                maxTableEntries,
                blockSize,
                id,
                parentTimestamp,
                parentName,
                locators);
    }

    /// The header of a child of another parent, whose time stamp Windows leaves zero.
    public VhdDynamicHeader withParent(Guid id, String name, List<VhdLocator> paths) {
        return new VhdDynamicHeader(
                dataOffset, tableOffset, version, maxTableEntries, blockSize, id, 0, name, paths);
    }

    /// All units up to the first NUL; a name may fill the field.
    private static String readName(ByteBuffer in) {
        char[] units = new char[MOST_NAME_UNITS];
        in.slice(PARENT_NAME, MOST_NAME_UNITS * Character.BYTES).asCharBuffer().get(units);
        String name = new String(units);
        int end = name.indexOf('\0');
        return end < 0 ? name : name.substring(0, end);
    }

    private void writeName(ByteBuffer out) {
        byte[] field = new byte[MOST_NAME_UNITS * Character.BYTES];
        byte[] name = parentName.getBytes(StandardCharsets.UTF_16BE);
        System.arraycopy(name, 0, field, 0, name.length);
        out.put(PARENT_NAME, field);
    }

    /// Where in the header the entry of a locator begins.
    public static int locatorOffset(int index) {
        return PARENT_LOCATORS + index * VhdLocator.BYTES;
    }

    private static ByteBuffer locator(ByteBuffer header, int index) {
        return header.slice(locatorOffset(index), VhdLocator.BYTES);
    }

    private static ByteBuffer view(ByteBuffer buffer) {
        return buffer.slice(buffer.position(), BYTES).order(ByteOrder.BIG_ENDIAN);
    }
}
