package org.diskchain.format.vhdx;

import static org.diskchain.format.vhdx.Bytes.require;
import static org.diskchain.format.vhdx.Bytes.view;

import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;

/// The middle bytes of a page of the log ([MS-VHDX] 2.3.1.4): its first eight and last four bytes
/// give way to a signature and the sequence number, and stand in the page's descriptor.
public final class LogDataSector {
    private static final String STRUCTURE = "log data sector";
    private static final int SIGNATURE = 0;
    private static final int SEQUENCE_HIGH = 4;
    private static final int SEQUENCE_LOW = LogEntryHeader.SECTOR - Integer.BYTES;

    private static final int DATA = 0x61746164; // "data"

    private LogDataSector() {}

    /// Checks that the sector at the buffer's position belongs to an entry of that sequence number.
    public static void check(ByteBuffer buffer, long sequenceNumber) throws MalformedException {
        ByteBuffer in = view(STRUCTURE, buffer, LogEntryHeader.SECTOR);
        require(STRUCTURE, SIGNATURE, DATA, in.getInt(SIGNATURE));
        require(STRUCTURE, SEQUENCE_HIGH, (int) (sequenceNumber >>> 32), in.getInt(SEQUENCE_HIGH));
        require(STRUCTURE, SEQUENCE_LOW, (int) sequenceNumber, in.getInt(SEQUENCE_LOW));
    }

    /// Turns the data sector at the buffer's position back into the page.
    public static void restore(ByteBuffer buffer, LogDescriptor.Page page) {
        view(buffer, LogEntryHeader.SECTOR)
                .putLong(SIGNATURE, page.leading())
                .putInt(SEQUENCE_LOW, page.trailing());
    }

    /// Turns the page at the buffer's position into a data sector.
    ///
    /// @return the descriptor of the page
    static LogDescriptor.Page replace(ByteBuffer buffer, long fileOffset, long sequenceNumber) {
        ByteBuffer sector = view(buffer, LogEntryHeader.SECTOR);
        LogDescriptor.Page page =
                new LogDescriptor.Page(
                        fileOffset,
                        sector.getLong(SIGNATURE),
                        sector.getInt(SEQUENCE_LOW),
                        sequenceNumber);
        sector.putInt(SIGNATURE, DATA)
                .putInt(SEQUENCE_HIGH, (int) (sequenceNumber >>> 32))
                .putInt(SEQUENCE_LOW, (int) sequenceNumber);
        return page;
    }
}
