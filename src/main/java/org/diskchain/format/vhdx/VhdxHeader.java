package org.diskchain.format.vhdx;

import static org.diskchain.format.vhdx.Bytes.require;
import static org.diskchain.format.vhdx.Bytes.view;

import org.diskchain.bytes.Guid;
import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;

/// One of the two headers of a VHDX file ([MS-VHDX] 2.2.2). The valid one with the higher sequence
/// number is current.
///
/// @param sequenceNumber unsigned
/// @param fileWriteGuid changes before the file is first modified by whoever opens it
/// @param dataWriteGuid changes before content first changes: the disk's identity to its children
/// @param logGuid of the log entries that must be replayed; zero where there are none
/// @param logVersion unsigned; 0 is the only one there is
/// @param version unsigned; 1 is the only one there is
/// @param logLength bytes, unsigned
/// @param logOffset file offset, unsigned
public record VhdxHeader(
        long sequenceNumber,
        Guid fileWriteGuid,
        Guid dataWriteGuid,
        Guid logGuid,
        int logVersion,
        int version,
        long logLength,
        long logOffset) {

    public static final int BYTES = 4096;
    public static final int CURRENT_VERSION = 1;
    public static final int CURRENT_LOG_VERSION = 0;

    private static final String STRUCTURE = "VHDX header";
    private static final int SIGNATURE = 0;
    private static final int CHECKSUM = 4;
    private static final int SEQUENCE_NUMBER = 8;
    private static final int FILE_WRITE_GUID = 16;
    private static final int DATA_WRITE_GUID = 32;
    private static final int LOG_GUID = 48;
    private static final int LOG_VERSION = 64;
    private static final int VERSION = 66;
    private static final int LOG_LENGTH = 68;
    private static final int LOG_OFFSET = 72;

    private static final int HEAD = 0x64616568; // "head"

    /// Reads the header at the buffer's position, which does not move.
    public static VhdxHeader read(ByteBuffer buffer) throws MalformedException {
        ByteBuffer in = view(STRUCTURE, buffer, BYTES);
        require(STRUCTURE, SIGNATURE, HEAD, in.getInt(SIGNATURE));
        require(STRUCTURE, CHECKSUM, Bytes.checksum(in, CHECKSUM), in.getInt(CHECKSUM));
        return new VhdxHeader(
                in.getLong(SEQUENCE_NUMBER),
                Guid.readMixed(in, FILE_WRITE_GUID),
                Guid.readMixed(in, DATA_WRITE_GUID),
                Guid.readMixed(in, LOG_GUID),
                Short.toUnsignedInt(in.getShort(LOG_VERSION)),
                Short.toUnsignedInt(in.getShort(VERSION)),
                Integer.toUnsignedLong(in.getInt(LOG_LENGTH)),
                in.getLong(LOG_OFFSET));
    }

    /// Writes over the header already in the buffer: bytes this record does not know keep their
    /// values.
    public void writeOver(ByteBuffer buffer) {
        ByteBuffer out = view(buffer, BYTES);
        out.putInt(SIGNATURE, HEAD).putLong(SEQUENCE_NUMBER, sequenceNumber);
        fileWriteGuid.writeMixed(out, FILE_WRITE_GUID);
        dataWriteGuid.writeMixed(out, DATA_WRITE_GUID);
        logGuid.writeMixed(out, LOG_GUID);
        out.putShort(LOG_VERSION, (short) logVersion)
                .putShort(VERSION, (short) version)
                .putInt(LOG_LENGTH, (int) logLength)
                .putLong(LOG_OFFSET, logOffset);
        out.putInt(CHECKSUM, Bytes.checksum(out, CHECKSUM));
    }

    /// Whether the log must be replayed before anything else in the file can be relied on.
    public boolean hasLog() {
        return !logGuid.isZero();
    }

    public boolean isNewerThan(VhdxHeader other) {
        return Long.compareUnsigned(sequenceNumber, other.sequenceNumber) > 0;
    }

    /// The header that succeeds this one, with three identities of which some are new.
    ///
    /// @throws ArithmeticException if there is no higher sequence number
    public VhdxHeader next(Guid newFileWriteGuid, Guid newDataWriteGuid, Guid newLogGuid) {
        if (sequenceNumber == -1) throw new ArithmeticException("the last sequence number");
        return new VhdxHeader(
                sequenceNumber + 1,
                newFileWriteGuid,
                newDataWriteGuid,
                newLogGuid,
                logVersion,
                version,
                logLength,
                logOffset);
    }
}
