package org.diskchain.format.vhdx;

import org.diskchain.bytes.Guid;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// A log entry to be written ([MS-VHDX] 2.3.1): changes that come about together or not at all.
///
/// @param tail offset in the log of the oldest entry that must still be replayed
/// @param flushedFileOffset size that the file has for certain
/// @param lastFileOffset size in which all of the file's structures fit, after the changes too
public record LogEntry(
        Guid logGuid,
        long sequenceNumber,
        long tail,
        long flushedFileOffset,
        long lastFileOffset,
        List<LogChange> changes) {
    private static final int SECTOR = LogEntryHeader.SECTOR;

    public LogEntry {
        changes = List.copyOf(changes);
        if (logGuid.isZero() || sequenceNumber == 0) {
            throw new IllegalArgumentException("an entry of no log");
        }
    }

    /// Bytes that an entry of these changes takes in the log.
    public static long length(List<LogChange> changes) {
        long descriptors = 0;
        long sectors = 0;
        for (LogChange change : changes) {
            long pages = change instanceof LogChange.Pages ? change.length() / SECTOR : 0;
            sectors += pages;
            descriptors += Math.max(1, pages);
        }
        return LogEntryHeader.descriptorBytes(descriptors) + sectors * SECTOR;
    }

    /// The entry as it stands in the log.
    public ByteBuffer serialize() {
        int length = Math.toIntExact(length(changes));
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        List<LogDescriptor> descriptors = new ArrayList<>();
        List<ByteBuffer> sectors = new ArrayList<>();
        for (LogChange change : changes) describe(change, descriptors, sectors);

        header(length, descriptors.size()).write(out);
        out.position(LogEntryHeader.BYTES);
        for (LogDescriptor descriptor : descriptors) {
            descriptor.write(out);
            out.position(out.position() + LogDescriptor.BYTES);
        }
        out.position((int) LogEntryHeader.descriptorBytes(descriptors.size()));
        sectors.forEach(out::put);
        LogEntryHeader.writeChecksum(out.rewind());
        return out;
    }

    private LogEntryHeader header(int length, int descriptors) {
        return new LogEntryHeader(
                0,
                length,
                tail,
                sequenceNumber,
                descriptors,
                logGuid,
                flushedFileOffset,
                lastFileOffset);
    }

    private void describe(
            LogChange change, List<LogDescriptor> descriptors, List<ByteBuffer> sectors) {
        switch (change) {
            case LogChange.Zeros(long at, long length) ->
                    descriptors.add(new LogDescriptor.Zeros(at, length, sequenceNumber));
            case LogChange.Pages(long at, ByteBuffer bytes) -> {
                for (int page = 0; page < bytes.remaining(); page += SECTOR) {
                    ByteBuffer sector = ByteBuffer.allocate(SECTOR);
                    sector.put(0, bytes, bytes.position() + page, SECTOR);
                    descriptors.add(LogDataSector.replace(sector, at + page, sequenceNumber));
                    sectors.add(sector);
                }
            }
        }
    }
}
