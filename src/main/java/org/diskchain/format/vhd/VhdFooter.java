package org.diskchain.format.vhd;

import org.diskchain.bytes.Guid;
import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The footer of a VHD, at the end of the file; a dynamic or differencing disk has a copy of it at
/// the start (section "Hard Disk Footer Format"). Old products wrote only 511 bytes of it.
///
/// @param dataOffset of the dynamic header; all ones in a fixed disk
/// @param timestamp seconds since 2000-01-01 UTC, unsigned
/// @param creator four ASCII characters, as an integer
/// @param currentSize bytes of the virtual disk, unsigned
/// @param savedState not 0: the disk belongs to a saved machine
public record VhdFooter(
        int features,
        int version,
        long dataOffset, // unsigned
        int timestamp, // unsigned
        int creator,
        int creatorVersion,
        int creatorHost,
        long originalSize, // unsigned
        long currentSize, // unsigned
        VhdGeometry geometry,
        int diskType, // unsigned
        Guid uniqueId,
        byte savedState) {

    public static final int BYTES = 512;

    /// The length that products before Virtual PC 2004 wrote: the last reserved byte is missing.
    public static final int SHORT_BYTES = 511;

    public static final int FIXED = 2;
    public static final int DYNAMIC = 3;
    public static final int DIFFERENCING = 4;

    public static final int VERSION_1_0 = 0x00010000;
    public static final int FEATURES_RESERVED = 2;
    public static final long NO_DATA_OFFSET = -1;
    public static final long MOST_BYTES = 2040L << 30;

    /// `win `: Windows 8 and later, Hyper-V.
    public static final int CREATOR_WINDOWS = 0x77696e20;

    /// `vpc ` and `vs `: Virtual PC and Virtual Server, which go by the geometry.
    public static final int CREATOR_VIRTUAL_PC = 0x76706320;

    public static final int CREATOR_VIRTUAL_SERVER = 0x76732020;

    /// `dcha`: this program.
    public static final int CREATOR_DISKCHAIN = 0x64636861;

    /// `Wi2k`, the host that everybody writes.
    public static final int HOST_WINDOWS = 0x5769326b;

    private static final String NAME = "VHD footer";
    private static final int COOKIE = 0;
    private static final int FEATURES = 8;
    private static final int VERSION = 12;
    private static final int DATA_OFFSET = 16;
    private static final int TIMESTAMP = 24;
    private static final int CREATOR = 28;
    private static final int CREATOR_VERSION = 32;
    private static final int CREATOR_HOST = 36;
    private static final int ORIGINAL_SIZE = 40;
    private static final int CURRENT_SIZE = 48;
    private static final int CYLINDERS = 56;
    private static final int HEADS = 58;
    private static final int SECTORS = 59;
    private static final int DISK_TYPE = 60;
    private static final int CHECKSUM = 64;
    private static final int UNIQUE_ID = 68;
    private static final int SAVED_STATE = 84;

    private static final long CONECTIX = 0x636f6e6563746978L; // "conectix"
    private static final int SECTOR = 512;

    /// Reads the footer at the buffer's position, which does not move; `BYTES` must remain. Only
    /// the cookie is checked: what a wrong checksum or value means is not for a codec to say.
    public static VhdFooter read(ByteBuffer buffer) throws MalformedException {
        ByteBuffer in = view(buffer);
        Require.equal(NAME, COOKIE, CONECTIX, in.getLong(COOKIE));
        return new VhdFooter(
                in.getInt(FEATURES),
                in.getInt(VERSION),
                in.getLong(DATA_OFFSET),
                in.getInt(TIMESTAMP),
                in.getInt(CREATOR),
                in.getInt(CREATOR_VERSION),
                in.getInt(CREATOR_HOST),
                in.getLong(ORIGINAL_SIZE),
                in.getLong(CURRENT_SIZE),
                new VhdGeometry(
                        Short.toUnsignedInt(in.getShort(CYLINDERS)),
                        Byte.toUnsignedInt(in.get(HEADS)),
                        Byte.toUnsignedInt(in.get(SECTORS))),
                in.getInt(DISK_TYPE),
                Guid.readInOrder(in, UNIQUE_ID),
                in.get(SAVED_STATE));
    }

    /// Checks that the checksum is that of the footer at the buffer's position.
    public static void requireChecksum(ByteBuffer buffer) throws MalformedException {
        ByteBuffer in = view(buffer);
        Require.equal(NAME, CHECKSUM, Require.checksum(in, CHECKSUM), in.getInt(CHECKSUM));
    }

    public void requireVersion() throws MalformedException {
        Require.equal(NAME, VERSION, VERSION_1_0, version);
    }

    public void requireType() throws MalformedException {
        Require.that(
                diskType >= FIXED && diskType <= DIFFERENCING,
                NAME,
                DISK_TYPE,
                "2, 3 or 4",
                Integer.toUnsignedString(diskType));
    }

    public void requireSize() throws MalformedException {
        Require.that(
                currentSize > 0 && currentSize % SECTOR == 0 && currentSize <= MOST_BYTES,
                NAME,
                CURRENT_SIZE,
                "a multiple of 512, at least 512, at most " + MOST_BYTES,
                Long.toUnsignedString(currentSize));
    }

    /// Checks the product of the geometry, where the creator is one that goes by it.
    public void requireGeometryOfSize() throws MalformedException {
        boolean goesByIt = creator == CREATOR_VIRTUAL_PC || creator == CREATOR_VIRTUAL_SERVER;
        Require.that(
                !goesByIt || geometry.bytes() == currentSize,
                NAME,
                CYLINDERS,
                Long.toUnsignedString(currentSize),
                geometry.bytes());
    }

    public void requireNoSavedState() throws MalformedException {
        Require.that(savedState == 0, NAME, SAVED_STATE, "0", savedState);
    }

    /// Writes over the footer already in the buffer: bytes this record does not know keep their
    /// values.
    public void writeOver(ByteBuffer buffer) {
        ByteBuffer out = view(buffer);
        out.putLong(COOKIE, CONECTIX)
                .putInt(FEATURES, features)
                .putInt(VERSION, version)
                .putLong(DATA_OFFSET, dataOffset)
                .putInt(TIMESTAMP, timestamp)
                .putInt(CREATOR, creator)
                .putInt(CREATOR_VERSION, creatorVersion)
                .putInt(CREATOR_HOST, creatorHost)
                .putLong(ORIGINAL_SIZE, originalSize)
                .putLong(CURRENT_SIZE, currentSize)
                .putShort(CYLINDERS, (short) geometry.cylinders())
                .put(HEADS, (byte) geometry.heads())
                .put(SECTORS, (byte) geometry.sectorsPerTrack())
                .putInt(DISK_TYPE, diskType)
                .put(SAVED_STATE, savedState);
        uniqueId.writeInOrder(out, UNIQUE_ID);
        out.putInt(CHECKSUM, Require.checksum(out, CHECKSUM));
    }

    public VhdFooter withUniqueId(Guid id) {
        return new VhdFooter(
                features,
                version,
                dataOffset,
                timestamp,
                creator,
                creatorVersion,
                creatorHost,
                originalSize,
                currentSize,
                geometry,
                diskType,
                id,
                savedState);
    }

    public boolean isFixed() {
        return diskType == FIXED;
    }

    public boolean isDifferencing() {
        return diskType == DIFFERENCING;
    }

    /// The creator as text, without padding; what is no printable ASCII is left out.
    public String creatorName() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt(creator).array();
        return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "").strip();
    }

    private static ByteBuffer view(ByteBuffer buffer) {
        return buffer.slice(buffer.position(), BYTES).order(ByteOrder.BIG_ENDIAN);
    }
}
