package org.diskchain.format.vhdx;

import static org.diskchain.format.vhdx.Bytes.requireMultiple;
import static org.diskchain.format.vhdx.Bytes.view;

import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;

/// One change that a log entry describes ([MS-VHDX] 2.3.1.2, 2.3.1.3).
public sealed interface LogDescriptor {
    int BYTES = 32;

    /// Where in the file the change belongs, a multiple of 4 KiB; unsigned.
    long fileOffset();

    /// Bytes of the file that change, a multiple of 4 KiB; unsigned.
    long length();

    /// That of the entry; unsigned.
    long sequenceNumber();

    /// A stretch becomes zeros.
    record Zeros(long fileOffset, long length, long sequenceNumber) implements LogDescriptor {}

    /// 4 KiB get other bytes: most of them are in a [LogDataSector], these are the others.
    ///
    /// @param leading the first eight
    /// @param trailing the last four
    record Page(long fileOffset, long leading, int trailing, long sequenceNumber)
            implements LogDescriptor {
        @Override
        public long length() {
            return LogEntryHeader.SECTOR;
        }
    }

    /// Reads the descriptor at the buffer's position, which does not move.
    static LogDescriptor read(ByteBuffer buffer) throws MalformedException {
        ByteBuffer in = view(Layout.STRUCTURE, buffer, BYTES);
        LogDescriptor descriptor = readAny(in);
        requireMultiple(
                Layout.STRUCTURE,
                Layout.FILE_OFFSET,
                LogEntryHeader.SECTOR,
                descriptor.fileOffset());
        requireMultiple(
                Layout.STRUCTURE, Layout.LEADING, LogEntryHeader.SECTOR, descriptor.length());
        return descriptor;
    }

    private static LogDescriptor readAny(ByteBuffer in) throws MalformedException {
        long fileOffset = in.getLong(Layout.FILE_OFFSET);
        long sequence = in.getLong(Layout.SEQUENCE_NUMBER);
        int signature = in.getInt(Layout.SIGNATURE);
        return switch (signature) {
            case Layout.ZERO -> new Zeros(fileOffset, in.getLong(Layout.LEADING), sequence);
            case Layout.DESC ->
                    new Page(
                            fileOffset,
                            in.getLong(Layout.LEADING),
                            in.getInt(Layout.TRAILING),
                            sequence);
            default ->
                    throw new MalformedException(
                            Layout.STRUCTURE,
                            Layout.SIGNATURE,
                            "zero or desc",
                            "0x%08x".formatted(signature));
        };
    }

    /// Writes the descriptor at the buffer's position, which does not move.
    default void write(ByteBuffer buffer) {
        ByteBuffer out = view(buffer, BYTES);
        switch (this) {
            case Zeros zeros ->
                    out.putInt(Layout.SIGNATURE, Layout.ZERO)
                            .putLong(Layout.LEADING, zeros.length());
            case Page page ->
                    out.putInt(Layout.SIGNATURE, Layout.DESC)
                            .putInt(Layout.TRAILING, page.trailing())
                            .putLong(Layout.LEADING, page.leading());
        }
        out.putLong(Layout.FILE_OFFSET, fileOffset())
                .putLong(Layout.SEQUENCE_NUMBER, sequenceNumber());
    }

    /// The offsets that both kinds share. Where a page has its leading bytes, zeros have a length.
    final class Layout {
        private static final String STRUCTURE = "log descriptor";
        private static final int SIGNATURE = 0;
        private static final int TRAILING = 4;
        private static final int LEADING = 8;
        private static final int FILE_OFFSET = 16;
        private static final int SEQUENCE_NUMBER = 24;

        private static final int ZERO = 0x6f72657a; // "zero"
        private static final int DESC = 0x63736564; // "desc"

        private Layout() {}
    }
}
