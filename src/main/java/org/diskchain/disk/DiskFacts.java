package org.diskchain.disk;

import org.diskchain.bytes.Guid;

/// What an image file says of itself. A value: holds no open file.
///
/// @param virtualSize bytes of the virtual disk
/// @param fileSize bytes of the image file
/// @param blockSize bytes of payload per block; 0 for a fixed VHD
/// @param logicalSectorSize 512 or 4096
/// @param id VHD: unique id; VHDX: virtual disk id (page 83)
/// @param identity by which a child knows this disk. VHD: unique id; VHDX: DataWriteGuid
/// @param parent what is recorded of the parent, [ParentLink#NONE] for a base
/// @param creator the program that made the file, as recorded; may be empty
public record DiskFacts(
        Format format,
        DiskType type,
        long virtualSize,
        long fileSize,
        int blockSize,
        int logicalSectorSize,
        Guid id,
        Guid identity,
        ParentLink parent,
        String creator) {

    /// The facts of a file that could not be read as a disk.
    public static DiskFacts unreadable(long fileSize) {
        return new DiskFacts(
                Format.UNKNOWN,
                DiskType.UNKNOWN,
                0,
                fileSize,
                0,
                0,
                Guid.ZERO,
                Guid.ZERO,
                ParentLink.NONE,
                "");
    }

    public boolean isReadable() {
        return format != Format.UNKNOWN;
    }

    public boolean isDifferencing() {
        return type == DiskType.DIFFERENCING;
    }
}
