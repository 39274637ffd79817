package org.diskchain.run;

import org.diskchain.bytes.NoRoomException.Kind;
import org.diskchain.bytes.Volume;

import java.io.IOException;
import java.nio.file.Path;

/// A merge or rebase that stopped because there is no room for more. It is unfinished: what was
/// copied is safe, the source or the rebased disk reads as before, and it is gone on with once
/// there is room.
public final class OutOfRoomException extends IOException {
    private static final long serialVersionUID = 1L;

    /// What stopped.
    public enum Work {
        MERGE,
        REBASE
    }

    private final Kind kind;
    private final Work work;
    private final transient Path file;
    private final transient Volume volume;
    private final long growth;
    private final long size;

    /// @param file that could not be written
    /// @param volume on which it lies, as it is now
    /// @param growth bytes by which the files of the work on that volume grow still
    /// @param size bytes that the file has at the end of the work; 0 where that is not foretold
    public OutOfRoomException(
            Kind kind,
            Path file,
            Volume volume,
            Work work,
            long growth,
            long size,
            IOException cause) {
        super(kind.code() + ": " + file, cause);
        this.kind = kind;
        this.work = work;
        this.file = file;
        this.volume = volume;
        this.growth = growth;
        this.size = size;
    }

    public Kind kind() {
        return kind;
    }

    public Work work() {
        return work;
    }

    public Path file() {
        return file;
    }

    public Volume volume() {
        return volume;
    }

    public long growth() {
        return growth;
    }

    public long size() {
        return size;
    }

    /// Bytes that must become free on the volume before the work can be completed.
    public long missing() {
        return Math.max(0, growth - volume.free());
    }
}
