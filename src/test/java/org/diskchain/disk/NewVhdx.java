package org.diskchain.disk;

import org.diskchain.bytes.Guid;

import java.util.List;

/// New VHDX disks for tests.
final class NewVhdx {
    static final int MIB = 1 << 20;
    static final Guid IDENTITY = new Guid(0x11, 0x12);
    static final Guid DISK_ID = new Guid(0x21, 0x22);
    static final Guid PARENT = new Guid(0x31, 0x32);

    static final ParentLink LINK =
            new ParentLink(
                    List.of(PARENT),
                    List.of(
                            path(RecordedPath.Kind.RELATIVE, ".\\parent.vhdx"),
                            path(RecordedPath.Kind.ABSOLUTE, "C:\\disks\\parent.vhdx"),
                            path(RecordedPath.Kind.VOLUME, "\\\\?\\Volume{1}\\parent.vhdx")));

    private NewVhdx() {}

    private static RecordedPath path(RecordedPath.Kind kind, String value) {
        return new RecordedPath(kind, value, "");
    }

    static NewDisk of(DiskType type, long size, int blockSize, int sector) {
        return new NewDisk(
                Format.VHDX,
                type,
                size,
                blockSize,
                sector,
                DISK_ID,
                IDENTITY,
                type == DiskType.DIFFERENCING ? LINK : ParentLink.NONE);
    }
}
