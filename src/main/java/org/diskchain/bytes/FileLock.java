package org.diskchain.bytes;

import java.io.Closeable;
import java.io.IOException;

/// A whole file kept to this process until it is closed.
public interface FileLock extends Closeable {
    @Override
    void close() throws IOException;
}
