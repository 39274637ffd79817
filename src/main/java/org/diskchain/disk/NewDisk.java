package org.diskchain.disk;

import org.diskchain.bytes.Guid;

import java.util.List;

/// What a disk that is to be made should be.
///
/// @param virtualSize bytes, a multiple of the sector size
/// @param blockSize bytes, a power of two; ignored for a fixed VHD
/// @param logicalSectorSize 512 or 4096; VHD knows only 512
/// @param id VHD: ignored; VHDX: virtual disk id
/// @param identity VHD: unique id; VHDX: DataWriteGuid
/// @param parent [ParentLink#NONE] for a base
public record NewDisk(
        Format format,
        DiskType type,
        long virtualSize,
        int blockSize,
        int logicalSectorSize,
        Guid id,
        Guid identity,
        ParentLink parent) {
    public NewDisk {
        if (virtualSize <= 0 || virtualSize % logicalSectorSize != 0) {
            throw new IllegalArgumentException("virtual size " + virtualSize);
        }
        if (parent.identities().size() > 1 && format == Format.VHD) {
            throw new IllegalArgumentException("a VHD records one parent: " + List.of(parent));
        }
    }
}
