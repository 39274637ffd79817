package org.diskchain.format.vhdx;

import java.nio.ByteBuffer;

/// A change to the file that goes through the log: offsets and lengths are multiples of 4 KiB.
public sealed interface LogChange {
    long fileOffset();

    long length();

    /// A stretch becomes zeros.
    record Zeros(long fileOffset, long length) implements LogChange {
        public Zeros {
            check(fileOffset, length);
        }
    }

    /// Bytes take the place of others.
    ///
    /// @param bytes whole pages, from the buffer's position to its limit; not copied
    record Pages(long fileOffset, ByteBuffer bytes) implements LogChange {
        public Pages {
            check(fileOffset, bytes.remaining());
        }

        @Override
        public long length() {
            return bytes.remaining();
        }
    }

    private static void check(long fileOffset, long length) {
        if (fileOffset < 0 || length <= 0 || (fileOffset | length) % LogEntryHeader.SECTOR != 0) {
            throw new IllegalArgumentException("no pages: " + fileOffset + " + " + length);
        }
    }
}
