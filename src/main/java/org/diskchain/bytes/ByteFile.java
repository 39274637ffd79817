package org.diskchain.bytes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// One open file, read and written at positions. Offsets and sizes are bytes.
///
/// Nothing written is durable before [#force] has returned; a new size is durable after it too. A
/// new name is durable only after [Storage#sync] of its folder.
public interface ByteFile extends Closeable {
    /// The current size in bytes.
    long size() throws IOException;

    /// Fills the rest of `into` from `offset` on.
    ///
    /// @throws java.io.EOFException if the file ends before
    void read(long offset, ByteBuffer into) throws IOException;

    /// Writes all that remains in `from` at `offset`, growing the file where needed; a gap reads as
    /// zeros.
    void write(long offset, ByteBuffer from) throws IOException;

    /// Cuts or extends the file to `size` bytes; what is new reads as zeros.
    void resize(long size) throws IOException;

    /// Returns when all that was written, and the size, will survive a power cut.
    void force() throws IOException;
}
