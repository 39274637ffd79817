package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.format.MalformedException;
import org.diskchain.format.vhd.VhdBlocks;
import org.diskchain.format.vhd.VhdDynamicHeader;
import org.diskchain.format.vhd.VhdFooter;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Gives a VHD another parent: identity, name and paths.
///
/// ```
///   footer at the new end of the file        force
///   the paths, from the old footer on        force     nothing points there yet
///   the header                               force     two sectors: see DiskWriter#link
/// ```
final class VhdRelink {
    private final VhdDisk disk;
    private final ByteFile file;
    private final VhdParentRecord parent;

    VhdRelink(VhdDisk disk, ParentLink parent) {
        this.disk = disk;
        this.file = disk.file();
        this.parent = new VhdParentRecord(parent);
    }

    /// Bytes of a file of `fileSize` once it is linked to that parent.
    static long fileSizeAfter(long fileSize, ParentLink parent) {
        return placeOfPaths(fileSize - VhdFooter.BYTES)
                + new VhdParentRecord(parent).room()
                + VhdFooter.BYTES;
    }

    private static long placeOfPaths(long footer) {
        return VhdBlocks.roundUp(footer, VhdBlocks.SECTOR);
    }

    void run() throws IOException {
        VhdLayout layout = disk.layout();
        long place = placeOfPaths(layout.end());
        file.write(place + parent.room(), ByteBuffer.wrap(layout.tail().bytes()));
        file.force(); // a footer at the end before the one further up is overwritten
        parent.writePaths(file, place);
        file.force(); // the paths before anything points there
        long at = layout.tail().footer().dataOffset();
        file.write(at, header(at, place));
        file.force(); // durable when this returns
    }

    private ByteBuffer header(long at, long place) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(VhdDynamicHeader.BYTES);
        file.read(at, header);
        header.flip();
        try {
            VhdDynamicHeader.read(header)
                    .withParent(parent.identity(), parent.name(), parent.locators(place))
                    .writeOver(header);
            return header;
        } catch (MalformedException e) {
            throw new DamagedDiskException(
                    disk.path(), ImageFile.fault(FaultCode.HEADER_CORRUPT, at, e));
        }
    }
}
