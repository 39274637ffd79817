package org.diskchain.read;

import java.io.IOException;
import java.nio.file.Path;

/// A disk does not fit into the format that it should be converted to.
public final class OutputTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path out;
    private final long size;
    private final long most;

    /// @param size bytes of the virtual disk
    /// @param most bytes that the format holds
    public OutputTooLargeException(Path out, long size, long most) {
        super("%s: %d bytes, at most %d".formatted(out, size, most));
        this.out = out;
        this.size = size;
        this.most = most;
    }

    public Path out() {
        return out;
    }

    public long size() {
        return size;
    }

    public long most() {
        return most;
    }
}
