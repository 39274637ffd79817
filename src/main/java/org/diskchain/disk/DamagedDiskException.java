package org.diskchain.disk;

import java.io.IOException;
import java.nio.file.Path;

/// An image file that cannot be opened, or whose bytes at the place asked for cannot be relied on.
public final class DamagedDiskException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path disk;
    private final transient Fault fault;

    public DamagedDiskException(Path disk, Fault fault) {
        super(
                "%s: %s at 0x%x: expected %s, found %s"
                        .formatted(
                                disk,
                                fault.structure(),
                                fault.offset(),
                                fault.expected(),
                                fault.found()));
        this.disk = disk;
        this.fault = fault;
    }

    public Path disk() {
        return disk;
    }

    public Fault fault() {
        return fault;
    }
}
