package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.format.MalformedException;
import org.diskchain.format.vhdx.BatGeometry;
import org.diskchain.format.vhdx.FileIdentifier;
import org.diskchain.format.vhdx.FileParameters;
import org.diskchain.format.vhdx.VhdxHeader;
import org.diskchain.format.vhdx.VhdxLayout;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An open VHDX file ([MS-VHDX]).
///
/// Where the log holds changes that are not yet in place, everything is read as it will be after a
/// replay: the specification forbids to read such a file as it stands.
///
/// ```
///   headers -> log -> region tables -> metadata -> block allocation table -> sector bitmaps
/// ```
public final class VhdxDisk implements Disk {
    private final ByteFile file;
    private final ImageFile image;
    private final VhdxHeaders headers;
    private final VhdxRegions regions;
    private final VhdxMetadata metadata;
    private final VhdxParent parent;
    private final VhdxBlocks blocks;
    private final DiskFacts facts;
    private final List<Fault> faults;

    private VhdxDisk(ImageFile file, ImageFile image, String creator, VhdxHeaders headers)
            throws IOException {
        this.file = file.bytes();
        this.image = image;
        this.headers = headers;
        this.regions = VhdxRegions.read(image, headers.current());
        this.metadata = VhdxMetadata.read(image, regions.metadata());
        this.parent = VhdxParent.read(image, metadata);
        this.blocks = new VhdxBlocks(image, geometry(), regions);
        this.facts = facts(creator);
        this.faults = openingFaults(file != image);
    }

    /// Opens a disk for reading; never writes.
    ///
    /// @throws DamagedDiskException if it cannot be read
    static VhdxDisk open(ByteFile bytes, Path path) throws IOException {
        ImageFile file = new ImageFile(bytes, path);
        String creator = creator(file);
        VhdxHeaders headers = VhdxHeaders.read(file);
        return new VhdxDisk(file, replayed(file, headers.current()), creator, headers);
    }

    /// Opens a disk whose log the caller has put into the file, whatever the header says of it.
    static VhdxDisk openReplayed(ByteFile bytes, Path path) throws IOException {
        ImageFile file = new ImageFile(bytes, path);
        return new VhdxDisk(file, file, creator(file), VhdxHeaders.read(file));
    }

    private static String creator(ImageFile file) throws IOException {
        if (file.size() < VhdxLayout.HEADER_SECTION) {
            throw file.damage(
                    FaultCode.TRUNCATED, "file", 0, "at least 1 MiB", file.size() + " bytes");
        }
        try {
            return FileIdentifier.read(file.read(0, FileIdentifier.BYTES)).creator();
        } catch (MalformedException e) {
            throw file.damage(FaultCode.NOT_A_DISK, 0, e);
        }
    }

    private static ImageFile replayed(ImageFile file, VhdxHeader header) throws IOException {
        if (!header.hasLog()) return file;
        VhdxLogReplay replay = VhdxLogReplay.find(file, header);
        return new ImageFile(new ReplayedFile(file.bytes(), replay), file.path());
    }

    private BatGeometry geometry() {
        return new BatGeometry(
                metadata.virtualSize(),
                metadata.parameters().blockSize(),
                metadata.logicalSectorSize(),
                metadata.parameters().hasParent());
    }

    private DiskFacts facts(String creator) throws IOException {
        return new DiskFacts(
                Format.VHDX,
                type(metadata.parameters()),
                metadata.virtualSize(),
                file.size(),
                metadata.parameters().blockSize(),
                metadata.logicalSectorSize(),
                metadata.virtualDiskId(),
                headers.current().dataWriteGuid(),
                parent.link(),
                creator);
    }

    private static DiskType type(FileParameters parameters) {
        if (parameters.hasParent()) return DiskType.DIFFERENCING;
        return parameters.leaveBlocksAllocated() ? DiskType.FIXED : DiskType.DYNAMIC;
    }

    private List<Fault> openingFaults(boolean replayed) {
        List<Fault> all = new ArrayList<>(headers.faults());
        if (replayed) {
            all.add(
                    new Fault(
                            FaultCode.LOG_TO_REPLAY,
                            "VHDX header",
                            VhdxLayout.header(headers.slot()),
                            "an empty log",
                            "log " + headers.current().logGuid()));
        }
        all.addAll(regions.faults());
        all.addAll(metadata.faults());
        all.addAll(parent.faults());
        return List.copyOf(all);
    }

    @Override
    public Path path() {
        return image.path();
    }

    @Override
    public DiskFacts facts() {
        return facts;
    }

    @Override
    public List<Fault> openingFaults() {
        return faults;
    }

    @Override
    public Inspection inspect(Progress progress) throws IOException, CancelledException {
        return new VhdxInspection(blocks, progress).run();
    }

    @Override
    public Extent extentAt(long offset, long limit) throws IOException {
        boolean inDisk = offset >= 0 && offset < limit && limit <= facts.virtualSize();
        if (!inDisk || offset % facts.logicalSectorSize() != 0) {
            throw new IllegalArgumentException(offset + " to " + limit);
        }
        return blocks.extentAt(offset, limit);
    }

    @Override
    public void read(Extent.Data extent, long from, ByteBuffer into) throws IOException {
        if (from < extent.start() || into.remaining() > extent.end() - from) {
            throw new IllegalArgumentException(into.remaining() + " at " + from + " of " + extent);
        }
        image.bytes().read(extent.fileOffset() + from - extent.start(), into);
    }

    @Override
    public String tablesDigest(Progress progress) throws IOException, CancelledException {
        return new VhdxDigest(image, progress).of(facts.identity(), regions, metadata, blocks);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    VhdxHeaders headers() {
        return headers;
    }

    VhdxRegions regions() {
        return regions;
    }

    VhdxMetadata metadata() {
        return metadata;
    }

    /// Keys and values of the parent locator; none for a base.
    VhdxParent parent() {
        return parent;
    }

    VhdxBlocks blocks() {
        return blocks;
    }

    /// The file as it is after a replay of the log, for reading.
    ImageFile image() {
        return image;
    }
}
