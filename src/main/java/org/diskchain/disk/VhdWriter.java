package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.ByteRange;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.ReadableFiles;
import org.diskchain.format.MalformedException;
import org.diskchain.format.vhd.VhdBlocks;
import org.diskchain.format.vhd.VhdDynamicHeader;
import org.diskchain.format.vhd.VhdFooter;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Writes into a VHD. New blocks are appended; the footer goes ahead of them, so that the file ends
/// in a valid one at any moment and the worst that a power cut leaves is unused space.
///
/// ```
///   begin    footer at the new end of the file, force
///   write    payload
///   commit   bitmaps of new blocks, force, other bitmaps and table, force
/// ```
final class VhdWriter implements DiskWriter {
    private final VhdDisk disk;
    private final ByteFile file;
    private NavigableMap<Long, Change> announced;
    private VhdBatch batch;
    private VhdLayout before;
    private long unwritten;
    private boolean zerosWritten;

    private VhdWriter(VhdDisk disk) {
        this.disk = disk;
        this.file = disk.file();
    }

    /// @throws DamagedDiskException if the file cannot be read as a VHD, or a fault of its header
    ///   or table forbids writing
    static VhdWriter open(ReadableFiles storage, ByteFile file, Path path) throws IOException {
        try {
            return open(storage, file, path, Progress.NONE);
        } catch (CancelledException nobodyCancels) {
            throw new IllegalStateException(nobodyCancels);
        }
    }

    /// The same, and may be stopped while the table is looked through.
    static VhdWriter open(ReadableFiles storage, ByteFile file, Path path, Progress progress)
            throws IOException, CancelledException {
        VhdDisk disk = VhdDisk.open(storage, file, path);
        for (Fault fault : disk.openingFaults()) {
            // An interrupted change of identity leaves the copies so; the next one mends it.
            boolean mendable =
                    fault.code() == FaultCode.FOOTER_COPY_DIFFERS
                            && disk.layout().tail().identitiesDiffer();
            if (!mendable) refuse(path, fault);
        }
        List<Fault> faults = new VhdInspection(disk, progress.silent()).tableFaults();
        for (Fault fault : faults) refuse(path, fault);
        return new VhdWriter(disk);
    }

    static VhdWriter create(ReadableFiles storage, ByteFile file, Path path, NewDisk disk)
            throws IOException {
        new VhdCreation(file, disk).write();
        return new VhdWriter(VhdDisk.open(storage, file, path));
    }

    static GrowthForecast forecast(VhdDisk disk) {
        return new VhdRoom(disk, (_, _) -> {});
    }

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public void begin(List<Change> changes) throws IOException {
        if (announced != null) throw new IllegalStateException("a batch is open");
        completeFooter();
        NavigableMap<Long, Long> placed = new TreeMap<>();
        VhdRoom room = new VhdRoom(disk, (block, start) -> place(block, start, placed));
        before = disk.layout();
        for (Change change : changes) room.add(change);
        announced = new TreeMap<>();
        zerosWritten = false;
        for (Change change : changes) announced.put(change.start(), change);
        unwritten = changes.stream().filter(c -> !c.zero()).mapToLong(Change::length).sum();
        if (before.isFixed()) return;
        batch = new VhdBatch(disk, changes, placed);
        if (!placed.isEmpty()) {
            writeFooter(room.fileSizeAfter() - VhdFooter.BYTES, before.tail().bytes());
            file.force(); // a footer at the end before the one further up is overwritten
        }
    }

    /// A plan refuses what would not fit.
    private void place(long block, long start, NavigableMap<Long, Long> placed) throws IOException {
        long end = start + before.blocks().bitmapBytes() + before.blocks().blockBytes();
        if (end / VhdBlocks.SECTOR > VhdBlocks.SECTORS_LIMIT) {
            throw new IOException(disk.path() + ": no table entry reaches past " + start);
        }
        placed.put(block, start);
    }

    @Override
    public void write(long offset, ByteBuffer from) throws IOException {
        requireAnnounced(offset, from.remaining());
        unwritten -= from.remaining();
        if (batch == null) file.write(offset, from);
        else batch.write(offset, from);
    }

    @Override
    public void flush() throws IOException {
        writeZeros();
        file.force(); // nothing points there yet
    }

    @Override
    public void readBack(ByteFile other, long offset, ByteBuffer into) throws IOException {
        if (announced == null) throw new IllegalStateException("no batch is open");
        if (batch == null) other.read(offset, into);
        else batch.readBack(other, offset, into);
    }

    @Override
    public void commit() throws IOException {
        if (announced == null) throw new IllegalStateException("no batch is open");
        if (unwritten > 0) throw new IllegalStateException(unwritten + " bytes were not written");
        writeZeros();
        if (batch == null) commitFixed();
        else batch.commit();
        announced = null;
        batch = null;
        disk.readAgain();
    }

    /// The file of a VHD would become no smaller by it.
    @Override
    public void giveUp(List<Long> offsets) {
        throw new UnsupportedOperationException("a VHD keeps its blocks");
    }

    /// A VHD keeps its size.
    @Override
    public void grow(long virtualSize, Progress progress) throws IOException, CancelledException {
        if (virtualSize != disk.facts().virtualSize()) {
            throw new UnsupportedOperationException("a VHD keeps its size");
        }
    }

    @Override
    public void setIdentity(Guid identity) throws IOException {
        requireNoBatch();
        completeFooter();
        VhdLayout layout = disk.layout();
        ByteBuffer footer = ByteBuffer.wrap(layout.tail().bytes().clone());
        layout.tail().footer().withUniqueId(identity).writeOver(footer);
        if (!layout.isFixed()) {
            writeFooter(0, footer.array());
            file.force(); // never both footers at risk; the one at the end decides
        }
        writeFooter(layout.end(), footer.array());
        file.force(); // durable when this returns
        disk.readAgain();
    }

    /// A VHD knows one parent.
    @Override
    public void acceptParent(Guid identity, Guid current) {}

    @Override
    public void adoptParent(Guid identity, Guid previous) throws IOException {
        requireNoBatch();
        if (!disk.facts().isDifferencing()) throw new IllegalStateException("has no parent");
        completeFooter();
        long at = disk.layout().tail().footer().dataOffset();
        ByteBuffer header = ByteBuffer.allocate(VhdDynamicHeader.BYTES);
        file.read(at, header);
        withParent(header.flip(), identity);
        // The identity and the checksum lie in the first sector: it is written whole or not at all.
        file.write(at, header.limit(VhdBlocks.SECTOR));
        file.force(); // durable when this returns
        disk.readAgain();
    }

    @Override
    public void link(ParentLink parent) throws IOException {
        requireNoBatch();
        if (!disk.facts().isDifferencing()) throw new IllegalStateException("has no parent");
        completeFooter();
        new VhdRelink(disk, parent).run();
        disk.readAgain();
    }

    /// Nothing of a virtual disk is recorded in a VHD but its size, which never differs.
    @Override
    public void takeVirtualDiskFacts(Disk source, Progress progress) {}

    @Override
    public void close() throws IOException {
        try {
            if (batch != null && !batch.tablesTouched()) giveRoomBack();
        } finally {
            disk.close();
        }
    }

    /// Ends a batch that never became part of the disk: the footer returns to its old place, and
    /// then the file to its old length.
    private void giveRoomBack() throws IOException {
        if (file.size() == before.fileSize()) return;
        writeFooter(before.end(), before.tail().bytes());
        file.force(); // the footer further up before the one at the end goes
        file.resize(before.fileSize());
        file.force(); // durable when this returns
    }

    private void commitFixed() throws IOException {
        file.force(); // durable when this returns
    }

    /// Once for each batch: with the first flush, or with the commit.
    private void writeZeros() throws IOException {
        if (zerosWritten) return;
        zerosWritten = true;
        if (batch != null) {
            batch.writeZeros();
            return;
        }
        for (Change change : announced.values()) {
            if (change.zero()) Zeros.write(file, new ByteRange(change.start(), change.length()));
        }
    }

    /// Gives an old footer of 511 bytes the one that it lacks.
    private void completeFooter() throws IOException {
        VhdFooters.Chosen tail = disk.layout().tail();
        if (tail.tailBytes() == VhdFooter.BYTES) return;
        file.write(disk.layout().fileSize(), ByteBuffer.allocate(1));
        file.force(); // blocks are placed by where the footer ends
        disk.readAgain();
    }

    private void writeFooter(long offset, byte[] footer) throws IOException {
        file.write(offset, ByteBuffer.wrap(footer));
    }

    private void requireNoBatch() {
        if (announced != null) throw new IllegalStateException("a batch is open");
    }

    private void requireAnnounced(long offset, int length) {
        if (announced == null) throw new IllegalStateException("no batch is open");
        long at = offset;
        while (at < offset + length) {
            var change = announced.floorEntry(at);
            boolean covered =
                    change != null && at < change.getValue().end() && !change.getValue().zero();
            if (!covered) throw new IllegalArgumentException("not announced: " + at);
            at = change.getValue().end();
        }
    }

    private void withParent(ByteBuffer header, Guid identity) throws IOException {
        try {
            VhdDynamicHeader.read(header).withParentId(identity).writeOver(header);
        } catch (MalformedException e) {
            long at = disk.layout().tail().footer().dataOffset();
            throw new DamagedDiskException(
                    disk.path(), ImageFile.fault(FaultCode.HEADER_CORRUPT, at, e));
        }
    }

    private static void refuse(Path path, Fault fault) throws DamagedDiskException {
        if (fault.code().consequence() != FaultCode.Consequence.NONE) {
            throw new DamagedDiskException(path, fault);
        }
    }
}
