package org.diskchain.format.vhdx;

import static org.diskchain.format.vhdx.Bytes.require;
import static org.diskchain.format.vhdx.Bytes.requireMultiple;
import static org.diskchain.format.vhdx.Bytes.view;

import org.diskchain.bytes.Guid;
import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// The first bytes of a log entry ([MS-VHDX] 2.3.1.1). Its checksum covers the whole entry, and so
/// is not checked here.
///
/// ```
///   | header, descriptors 0..125 | descriptors 126..253 | … | data sector | data sector | …
///   |<-------- 4 KiB ----------->|<------ 4 KiB ------->|   one for each data descriptor
/// ```
///
/// @param checksum CRC-32C of the whole entry with this field taken as zero
/// @param entryLength bytes, a multiple of 4 KiB, at least that
/// @param tail offset in the log of the oldest entry that must still be replayed
/// @param sequenceNumber unsigned, above 0
/// @param descriptorCount unsigned 32 bits in the file; they fit in the entry
/// @param flushedFileOffset size that the file had for certain when the entry was written; unsigned
/// @param lastFileOffset size in which all of the file's structures fit; unsigned
public record LogEntryHeader(
        int checksum,
        long entryLength,
        long tail,
        long sequenceNumber,
        long descriptorCount,
        Guid logGuid,
        long flushedFileOffset,
        long lastFileOffset) {
    public static final int BYTES = 64;

    /// Everything in the log is a multiple of this.
    public static final int SECTOR = 4096;

    private static final String STRUCTURE = "log entry header";
    private static final int SIGNATURE = 0;
    private static final int CHECKSUM = 4;
    private static final int ENTRY_LENGTH = 8;
    private static final int TAIL = 12;
    private static final int SEQUENCE_NUMBER = 16;
    private static final int DESCRIPTOR_COUNT = 24;
    private static final int LOG_GUID = 32;
    private static final int FLUSHED_FILE_OFFSET = 48;
    private static final int LAST_FILE_OFFSET = 56;

    private static final int LOGE = 0x65676f6c; // "loge"

    /// Reads the header at the buffer's position, which does not move.
    public static LogEntryHeader read(ByteBuffer buffer) throws MalformedException {
        ByteBuffer in = view(STRUCTURE, buffer, BYTES);
        require(STRUCTURE, SIGNATURE, LOGE, in.getInt(SIGNATURE));
        LogEntryHeader header =
                new LogEntryHeader(
                        in.getInt(CHECKSUM),
                        Integer.toUnsignedLong(in.getInt(ENTRY_LENGTH)),
                        Integer.toUnsignedLong(in.getInt(TAIL)),
                        in.getLong(SEQUENCE_NUMBER),
                        Integer.toUnsignedLong(in.getInt(DESCRIPTOR_COUNT)),
                        Guid.readMixed(in, LOG_GUID),
                        in.getLong(FLUSHED_FILE_OFFSET),
                        in.getLong(LAST_FILE_OFFSET));
        header.check();
        return header;
    }

    private void check() throws MalformedException {
        requireMultiple(STRUCTURE, ENTRY_LENGTH, SECTOR, entryLength);
        requireMultiple(STRUCTURE, TAIL, SECTOR, tail);
        if (sequenceNumber == 0) {
            throw new MalformedException(STRUCTURE, SEQUENCE_NUMBER, "above 0", 0);
        }
        if (entryLength == 0 || descriptorBytes(descriptorCount) > entryLength) {
            throw new MalformedException(
                    STRUCTURE,
                    ENTRY_LENGTH,
                    "room for " + descriptorCount + " descriptors",
                    entryLength);
        }
    }

    void write(ByteBuffer buffer) {
        ByteBuffer out = view(buffer, BYTES);
        out.putInt(SIGNATURE, LOGE)
                .putInt(CHECKSUM, checksum)
                .putInt(ENTRY_LENGTH, (int) entryLength)
                .putInt(TAIL, (int) tail)
                .putLong(SEQUENCE_NUMBER, sequenceNumber)
                .putInt(DESCRIPTOR_COUNT, (int) descriptorCount)
                .putLong(FLUSHED_FILE_OFFSET, flushedFileOffset)
                .putLong(LAST_FILE_OFFSET, lastFileOffset);
        logGuid.writeMixed(out, LOG_GUID);
    }

    static void writeChecksum(ByteBuffer entry) {
        ByteBuffer out = view(entry, entry.remaining());
        out.putInt(CHECKSUM, Bytes.checksum(out, CHECKSUM));
    }

    /// Begins the checksum of an entry with its first sector; the others follow as they are.
    public static void beginChecksum(CRC32C crc, ByteBuffer firstSector) {
        crc.update(firstSector.slice(0, CHECKSUM));
        crc.update(new byte[Integer.BYTES]);
        crc.update(firstSector.slice(ENTRY_LENGTH, SECTOR - ENTRY_LENGTH));
    }

    /// Bytes of the header and that many descriptors, in whole sectors.
    public static long descriptorBytes(long descriptors) {
        long bytes = BYTES + descriptors * LogDescriptor.BYTES;
        return (bytes + SECTOR - 1) / SECTOR * SECTOR;
    }
}
