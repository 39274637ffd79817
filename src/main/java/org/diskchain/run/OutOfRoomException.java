package org.diskchain.run;

import org.diskchain.bytes.NoRoomException.Kind;
import org.diskchain.bytes.Volume;

import java.io.IOException;
import java.nio.file.Path;

/// A merge that stopped because there is no room for more. It is unfinished: what was copied is
/// safe, the source reads as before, and it is gone on with once there is room.
public final class OutOfRoomException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Path file;
    private final transient Volume volume;
    private final long growth;
    private final long size;

    /// @param file that could not be written
    /// @param volume on which it lies, as it is now
    /// @param growth bytes by which the files of the merge on that volume grow still
    /// @param size bytes that the file has at the end of the merge; 0 where that is not foretold
    public OutOfRoomException(
            Kind kind, Path file, Volume volume, long growth, long size, IOException cause) {
        super(kind.code() + ": " + file, cause);
        this.kind = kind;
        this.file = file;
        this.volume = volume;
        this.growth = growth;
        this.size = size;
    }

    public Kind kind() {
        return kind;
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

    /// Bytes that must become free on the volume before the merge can be completed.
    public long missing() {
        return Math.max(0, growth - volume.free());
    }
}
