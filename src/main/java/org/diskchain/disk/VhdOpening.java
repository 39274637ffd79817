package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.ByteRange;
import org.diskchain.bytes.ReadableFiles;
import org.diskchain.format.MalformedException;
import org.diskchain.format.vhd.VhdBlocks;
import org.diskchain.format.vhd.VhdDynamicHeader;
import org.diskchain.format.vhd.VhdFooter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads and checks everything of a VHD that stands outside of blocks and their table. Every number
/// is checked before anything is allocated or divided by it.
final class VhdOpening {
    /// Blocks smaller than this are read but not written.
    private static final int LEAST_WRITTEN_BLOCK = 64 << 10;

    private final ByteFile file;
    private final Path path;
    private final OpeningFaults faults;
    private final long fileSize;
    private final VhdFooters.Chosen tail;
    private final long end;

    private VhdOpening(ReadableFiles storage, ByteFile file, Path path) throws IOException {
        this.file = file;
        this.path = path;
        this.faults = new OpeningFaults(path);
        this.fileSize = file.size();
        this.tail = new VhdFooters(storage, file, path, faults).choose();
        this.end = tail.end() < 0 ? fileSize : tail.end();
    }

    /// @throws DamagedDiskException if the file cannot be read as a VHD
    static VhdLayout open(ReadableFiles storage, ByteFile file, Path path) throws IOException {
        VhdOpening opening = new VhdOpening(storage, file, path);
        opening.checkFooter();
        return opening.tail.footer().isFixed() ? opening.fixed() : opening.dynamic();
    }

    private void checkFooter() throws IOException {
        VhdFooter footer = tail.footer();
        long at = tail.offset();
        faults.holds(FaultCode.UNSUPPORTED_VERSION, at, footer::requireVersion);
        faults.holds(FaultCode.UNSUPPORTED_TYPE, at, footer::requireType);
        faults.holds(FaultCode.INVALID_SIZE, at, footer::requireSize);
        faults.holds(FaultCode.SAVED_STATE, at, footer::requireNoSavedState);
        faults.holds(FaultCode.GEOMETRY_DIFFERS, at, footer::requireGeometryOfSize);
    }

    private VhdLayout fixed() throws IOException {
        long size = tail.footer().currentSize();
        if (end != size) {
            FaultCode code = end < size ? FaultCode.TRUNCATED : FaultCode.FILE_TOO_LONG;
            faults.add(new Fault(code, "file", end, size + " bytes", end + " bytes"));
        }
        return new VhdLayout(fileSize, tail, null, null, ParentLink.NONE, List.of(), faults.all());
    }

    private VhdLayout dynamic() throws IOException {
        VhdDynamicHeader header = header();
        long at = tail.footer().dataOffset();
        checkHeader(header, at);
        VhdBlocks blocks = new VhdBlocks(tail.footer().currentSize(), header.blockSize());
        checkTable(header, at, blocks);
        List<ByteRange> structures = new ArrayList<>();
        structures.add(new ByteRange(0, VhdFooter.BYTES));
        structures.add(new ByteRange(at, VhdDynamicHeader.BYTES));
        structures.add(new ByteRange(header.tableOffset(), header.tableBytes()));
        ParentLink parent = ParentLink.NONE;
        if (tail.footer().isDifferencing()) {
            parent = new VhdParentPaths(file, header, at, structures, end, faults).read();
        }
        return new VhdLayout(fileSize, tail, header, blocks, parent, structures, faults.all());
    }

    private VhdDynamicHeader header() throws IOException {
        long at = tail.footer().dataOffset();
        boolean sound =
                at >= VhdFooter.BYTES
                        && at % VhdBlocks.SECTOR == 0
                        && at <= end - VhdDynamicHeader.BYTES;
        if (!sound) {
            faults.add(
                    new Fault(
                            FaultCode.STRUCTURE_CORRUPT,
                            "VHD footer",
                            tail.offset(),
                            "a dynamic header on a sector within the file",
                            "0x%016x".formatted(at)));
        }
        ByteBuffer bytes = ByteBuffer.allocate(VhdDynamicHeader.BYTES);
        file.read(at, bytes);
        bytes.flip();
        try {
            VhdDynamicHeader header = VhdDynamicHeader.read(bytes);
            faults.holds(
                    FaultCode.HEADER_CHECKSUM, at, () -> VhdDynamicHeader.requireChecksum(bytes));
            return header;
        } catch (MalformedException e) {
            throw new DamagedDiskException(path, ImageFile.fault(FaultCode.HEADER_CORRUPT, at, e));
        }
    }

    private void checkHeader(VhdDynamicHeader header, long at) throws IOException {
        faults.holds(FaultCode.UNSUPPORTED_VERSION, at, header::requireVersion);
        faults.holds(FaultCode.UNKNOWN_REQUIRED, at, header::requireNoDataOffset);
        faults.holds(FaultCode.INVALID_BLOCK_SIZE, at, header::requireBlockSize);
        faults.holds(FaultCode.UNUSUAL_BLOCK_SIZE, at, header::requireUsualBlockSize);
        faults.holds(
                FaultCode.BLOCK_SIZE_NOT_WRITABLE,
                at,
                () -> header.requireBlockSizeOf(LEAST_WRITTEN_BLOCK));
    }

    private void checkTable(VhdDynamicHeader header, long at, VhdBlocks blocks) throws IOException {
        faults.holds(FaultCode.STRUCTURE_CORRUPT, at, () -> header.requireTableOffset(end));
        faults.holds(FaultCode.TABLE_CORRUPT, at, () -> header.requireTable(blocks.count(), end));
        ByteRange table = new ByteRange(header.tableOffset(), header.tableBytes());
        if (table.overlaps(new ByteRange(at, VhdDynamicHeader.BYTES))) {
            faults.add(
                    new Fault(
                            FaultCode.STRUCTURE_CORRUPT,
                            VhdLayout.TABLE,
                            header.tableOffset(),
                            "a table clear of the header",
                            "0x%016x".formatted(header.tableOffset())));
        }
    }
}
