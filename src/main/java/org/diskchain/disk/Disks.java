package org.diskchain.disk;

import org.diskchain.bytes.Storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/// Opens and makes image files. Content decides the format, never the file's name.
public final class Disks {
    private Disks() {}

    /// Opens a disk for reading.
    ///
    /// @throws DamagedDiskException if the file is no disk or cannot be read as one
    public static Disk open(Storage storage, Path file) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /// Opens a disk for writing; a VHDX log is replayed first.
    ///
    /// @param random for the fresh identities that the format demands of a writer
    /// @throws DamagedDiskException if a fault forbids writing
    public static DiskWriter openForWriting(Storage storage, Path file, RandomGenerator random)
            throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /// What would become of the file of an open disk.
    public static GrowthForecast forecast(Disk disk) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /// Makes a new, empty disk, and leaves it open for writing.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if something has that name
    public static DiskWriter create(
            Storage storage, Path file, NewDisk disk, RandomGenerator random) throws IOException {
        throw new UnsupportedOperationException("to come");
    }
}
