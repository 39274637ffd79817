package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.ByteRange;
import org.diskchain.bytes.Guid;
import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.format.vhdx.BatGeometry;
import org.diskchain.format.vhdx.MetadataItem;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;

/// A VHDX open for writing. Tables and metadata change through the log only, headers and payload
/// never do ([MS-VHDX] 2.3).
///
/// The DataWriteGuid stays what it is until [#setIdentity] changes it: whoever changes content must
/// do so first, for the disk's children know it by that.
final class VhdxWriter implements DiskWriter {
    private final ImageFile file;
    private final HeaderSlots headers;
    private final VhdxLog log;
    private VhdxDisk disk;
    private VhdxBatch batch; // null between batches

    private VhdxWriter(ImageFile file, HeaderSlots headers, RandomGenerator random)
            throws IOException {
        this.file = file;
        this.headers = headers;
        this.log = new VhdxLog(file.bytes(), headers, random);
        showChanges();
    }

    /// Opens a disk for writing; puts in place what its log holds.
    ///
    /// @throws DamagedDiskException if a fault forbids writing
    static VhdxWriter open(ByteFile file, Path path, RandomGenerator random) throws IOException {
        try {
            return open(file, path, random, Progress.NONE);
        } catch (CancelledException nobodyCancels) {
            throw new IllegalStateException(nobodyCancels);
        }
    }

    /// The same, and may be stopped while the tables are looked through.
    static VhdxWriter open(ByteFile file, Path path, RandomGenerator random, Progress progress)
            throws IOException, CancelledException {
        ImageFile image = new ImageFile(file, path);
        requireWritable(VhdxDisk.open(file, path), progress);
        HeaderSlots headers = new HeaderSlots(file, random, VhdxHeaders.read(image));
        if (headers.current().hasLog()) {
            VhdxLogReplay replay = VhdxLogReplay.find(image, headers.current());
            headers.announceModification();
            replay.apply();
            file.force(); // all is in place before the log is given up
            headers.setLogGuid(Guid.ZERO);
        }
        return new VhdxWriter(image, headers, random);
    }

    private static void requireWritable(VhdxDisk disk, Progress progress)
            throws IOException, CancelledException {
        refuse(disk, disk.openingFaults());
        refuse(disk, disk.inspect(progress.silent()).faults());
    }

    private static void refuse(VhdxDisk disk, List<Fault> faults) throws DamagedDiskException {
        for (Fault fault : faults) {
            if (fault.code().consequence() != FaultCode.Consequence.NONE) {
                throw new DamagedDiskException(disk.path(), fault);
            }
        }
    }

    /// Makes a new disk.
    static VhdxWriter create(ByteFile file, Path path, NewDisk disk, RandomGenerator random)
            throws IOException {
        new VhdxCreation(file, disk).write(random);
        return open(file, path, random);
    }

    static GrowthForecast forecast(VhdxDisk disk) throws IOException {
        return new VhdxForecast(disk);
    }

    /// Takes back the end of the file from `size` on, as far as nothing points there.
    void giveBack(long size, Progress progress) throws IOException, CancelledException {
        long end = Math.max(size, disk.blocks().end(progress));
        for (ByteRange place : disk.regions().reserved()) end = Math.max(end, place.end());
        if (end >= file.size()) return;
        file.bytes().resize(end);
        file.bytes().force(); // durable when this returns
    }

    private void showChanges() throws IOException {
        disk = VhdxDisk.openReplayed(file.bytes(), file.path());
    }

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public void begin(List<Change> changes) throws IOException {
        headers.announceModification();
        if (batch != null) batch.giveUp();
        batch = new VhdxBatch(file, VhdxTable.place(disk.regions()), disk.blocks().geometry());
        batch.begin(disk.facts().type(), changes);
    }

    @Override
    public void write(long offset, ByteBuffer from) throws IOException {
        batch.write(offset, from);
    }

    @Override
    public void flush() throws IOException {
        batch.writeZeros();
        file.bytes().force(); // nothing points there yet
    }

    @Override
    public void readBack(ByteFile other, long offset, ByteBuffer into) throws IOException {
        batch.readBack(other, offset, into);
    }

    @Override
    public void commit() throws IOException {
        batch.commit(log);
        batch = null;
        showChanges();
    }

    @Override
    public void giveUp(List<Long> offsets) throws IOException {
        if (!disk.facts().isDifferencing()) throw new IllegalStateException("a base: " + file);
        BatGeometry geometry = disk.blocks().geometry();
        VhdxTable table = new VhdxTable(file, VhdxTable.place(disk.regions()), geometry);
        for (long offset : offsets) {
            table.put(geometry.payloadIndex(geometry.blockAt(offset)), BatEntry.ABSENT);
        }
        log.commit(table.changes());
        showChanges();
    }

    @Override
    public void grow(long virtualSize, Progress progress) throws IOException, CancelledException {
        long room = disk.regions().bat().length();
        VhdxGrowth growth = VhdxGrowth.to(virtualSize, disk.blocks().geometry(), room);
        headers.announceModification();
        new VhdxGrower(file, disk.regions(), growth, log, progress).grow(disk.facts().type());
        showChanges();
    }

    @Override
    public void setIdentity(Guid identity) throws IOException {
        if (identity.isZero()) throw new IllegalArgumentException("no identity");
        headers.setDataWriteGuid(identity);
        showChanges();
    }

    @Override
    public void acceptParent(Guid identity, Guid current) throws IOException {
        if (disk.facts().parent().accepts(identity)) return;
        putLocator(VhdxLinkage.accepting(disk.parent().values(), identity, current));
    }

    @Override
    public void adoptParent(Guid identity, Guid previous) throws IOException {
        putLocator(VhdxLinkage.adopting(disk.parent().values(), identity, previous));
    }

    @Override
    public void link(ParentLink parent) throws IOException {
        putLocator(VhdxLinkage.linking(disk.parent().values(), parent));
    }

    private void putLocator(ByteBuffer item) throws IOException {
        if (!disk.facts().isDifferencing()) throw new IllegalStateException("a base: " + file);
        MetadataEdit edit = new MetadataEdit(file, disk.regions().metadata());
        edit.put(MetadataItem.PARENT_LOCATOR, item);
        log.commit(edit.changes());
        showChanges();
    }

    @Override
    public void takeVirtualDiskFacts(Disk source, Progress progress)
            throws IOException, CancelledException {
        int sector = source.facts().logicalSectorSize();
        if (disk.facts().logicalSectorSize() != sector) {
            throw new IllegalArgumentException("other sectors: " + sector);
        }
        long size = source.facts().virtualSize();
        if (size > disk.facts().virtualSize()) grow(size, progress);
        progress.advance(0);
        log.commit(new VhdxInheritance(file, disk, (VhdxDisk) source).changes());
        showChanges();
    }

    @Override
    public void close() throws IOException {
        try (ByteFile closing = file.bytes()) {
            if (batch != null) batch.giveUp();
            log.close();
            closing.force();
        }
    }
}
