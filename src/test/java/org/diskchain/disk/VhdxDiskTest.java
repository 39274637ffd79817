package org.diskchain.disk;

import static org.diskchain.testing.VhdxImages.MIB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.format.vhdx.MetadataItem;
import org.diskchain.format.vhdx.ParentLocator;
import org.diskchain.format.vhdx.RegionEntry;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.Tables;
import org.diskchain.testing.VhdxImages;
import org.diskchain.testing.VhdxMetadataImage;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.SequencedMap;

/// What a sound VHDX says of itself and of its blocks.
final class VhdxDiskTest {
    private static final Path FILE = Path.of("/disks/a.vhdx");

    private final MemoryStorage storage = new MemoryStorage();

    private VhdxDisk open(VhdxImages image) throws IOException {
        storage.createFolders(FILE.getParent());
        image.build(storage, FILE);
        return (VhdxDisk) Disks.open(storage, FILE);
    }

    private static List<FaultCode> codes(List<Fault> faults) {
        return faults.stream().map(Fault::code).toList();
    }

    private static BitSet bits(int from, int to) {
        BitSet bits = new BitSet();
        bits.set(from, to);
        return bits;
    }

    @Test
    void tellsItsFacts() throws IOException {
        DiskFacts facts = open(VhdxImages.child(5 * MIB, 1 << 20, 4096)).facts();
        assertEquals(Format.VHDX, facts.format());
        assertEquals(DiskType.DIFFERENCING, facts.type());
        assertEquals(5 * MIB, facts.virtualSize());
        assertEquals(4 * MIB, facts.fileSize());
        assertEquals(1 << 20, facts.blockSize());
        assertEquals(4096, facts.logicalSectorSize());
        assertEquals(VhdxMetadataImage.DISK_ID, facts.id());
        assertEquals(VhdxImages.DATA_WRITE, facts.identity());
        assertEquals("Diskchain tests", facts.creator());
        assertEquals(List.of(VhdxImages.PARENT), facts.parent().identities());
        assertEquals(
                List.of("relative_path", "volume_path", "absolute_win32_path"),
                facts.parent().paths().stream().map(RecordedPath::slot).toList());
        assertEquals(
                List.of(
                        RecordedPath.Kind.RELATIVE,
                        RecordedPath.Kind.VOLUME,
                        RecordedPath.Kind.ABSOLUTE),
                facts.parent().paths().stream().map(RecordedPath::kind).toList());
    }

    @Test
    void aBaseIsFixedOrDynamic() throws IOException {
        assertEquals(DiskType.FIXED, open(VhdxImages.fixed(4 * MIB, 2 << 20)).facts().type());
        storage.delete(FILE);
        assertEquals(DiskType.DYNAMIC, open(VhdxImages.base(4 * MIB, 2 << 20, 512)).facts().type());
    }

    @Test
    void bothLinkagesAreAccepted() throws IOException {
        VhdxImages image = VhdxImages.child(4 * MIB, 1 << 20, 512);
        SequencedMap<String, String> values = VhdxImages.parentValues();
        values.put("parent_linkage2", "{" + VhdxImages.PARENT2.toString().toUpperCase() + "}");
        image.metadata().locator(ParentLocator.VHDX_PARENT, values);
        ParentLink link = open(image).facts().parent();
        assertEquals(List.of(VhdxImages.PARENT, VhdxImages.PARENT2), link.identities());
    }

    @Test
    void aChildDecidesBlockByBlock() throws IOException {
        VhdxImages image = VhdxImages.child(7 * MIB, 1 << 20, 512);
        long data = image.full(6, 5).end() - MIB;
        image.entry(1, BatEntry.UNDEFINED, 0)
                .entry(2, BatEntry.ZERO, 0)
                .entry(3, BatEntry.UNMAPPED, 0);
        VhdxDisk disk = open(image);
        long size = 7 * MIB;
        assertEquals(new Extent.Absent(0, MIB), disk.extentAt(0, size));
        assertEquals(new Extent.Zero(MIB, 3 * MIB), disk.extentAt(MIB, size));
        assertEquals(new Extent.Absent(4 * MIB, 2 * MIB), disk.extentAt(4 * MIB, size));
        assertEquals(new Extent.Data(6 * MIB, MIB, data), disk.extentAt(6 * MIB, size));
        assertEquals(
                new Extent.Data(6 * MIB + 512, 1024, data + 512),
                disk.extentAt(6 * MIB + 512, 6 * MIB + 1536));
        assertEquals(
                new Extent.Zero(2 * MIB + 512, 512), disk.extentAt(2 * MIB + 512, 2 * MIB + 1024));
    }

    @Test
    void aBaseHasNoZerosOfItsOwn() throws IOException {
        VhdxImages image = VhdxImages.base(4 * MIB, 1 << 20, 512);
        image.entry(0, BatEntry.UNDEFINED, 0)
                .entry(1, BatEntry.ZERO, 0)
                .entry(2, BatEntry.UNMAPPED, 0);
        assertEquals(new Extent.Absent(0, 4 * MIB), open(image).extentAt(0, 4 * MIB));
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void aPartlyPresentBlockGoesByItsBitmap(int sector) throws IOException {
        VhdxImages image = VhdxImages.child(4 * MIB, 2 << 20, sector);
        BitSet there = bits(1, 3);
        there.set(70, 200);
        there.set((2 << 20) / sector - 1);
        long data = image.partial(1, 3, there).end() - 2 * MIB;
        VhdxDisk disk = open(image);
        long start = 2 * MIB;
        long end = 4 * MIB;
        assertEquals(new Extent.Absent(start, sector), disk.extentAt(start, end));
        assertEquals(
                new Extent.Data(start + sector, 2L * sector, data + sector),
                disk.extentAt(start + sector, end));
        assertEquals(
                new Extent.Absent(start + 3L * sector, 67L * sector),
                disk.extentAt(start + 3L * sector, end));
        assertEquals(
                new Extent.Data(start + 70L * sector, 130L * sector, data + 70L * sector),
                disk.extentAt(start + 70L * sector, end));
        assertEquals(
                new Extent.Data(end - sector, sector, data + 2 * MIB - sector),
                disk.extentAt(end - sector, end));
        assertEquals(
                new Extent.Data(start + 71L * sector, sector, data + 71L * sector),
                disk.extentAt(start + 71L * sector, start + 72L * sector));
        assertEquals(133L * sector, inspect(disk).ownedBytes());
    }

    @Test
    void readsTheBytesOfAnExtent() throws IOException {
        VhdxDisk disk = open(VhdxImages.base(4 * MIB, 1 << 20, 512).full(2, 9));
        Extent.Data extent = (Extent.Data) disk.extentAt(2 * MIB, 3 * MIB);
        ByteBuffer bytes = ByteBuffer.allocate(3);
        disk.read(extent, 2 * MIB + 511, bytes);
        byte first = VhdxImages.fill(9, 0);
        byte second = VhdxImages.fill(9, 1);
        assertArrayEquals(new byte[] {first, second, second}, bytes.array());
        assertThrows(
                IllegalArgumentException.class,
                () -> disk.read(extent, 3 * MIB - 2, ByteBuffer.allocate(3)));
    }

    @Test
    void theLastBlockMayBePartOfOne() throws IOException {
        VhdxImages image = VhdxImages.base(4 * MIB + 1024, 1 << 20, 512).full(4, 1);
        VhdxDisk disk = open(image);
        assertEquals(
                new Extent.Data(4 * MIB, 1024, image.end() - MIB),
                disk.extentAt(4 * MIB, 4 * MIB + 1024));
        assertEquals(1024, inspect(disk).ownedBytes());
    }

    @Test
    void blocksAfterTheFirstChunkStandBehindItsBitmapEntry() throws IOException {
        VhdxImages image = VhdxImages.base(4100 * MIB, 1 << 20, 512).full(4096, 1);
        assertEquals(4097, image.geometry().payloadIndex(4096));
        VhdxDisk disk = open(image);
        long start = 4096 * MIB;
        assertEquals(
                new Extent.Data(start, MIB, image.end() - MIB), disk.extentAt(start, start + MIB));
    }

    @Test
    void ownsWhatItDecides() throws IOException {
        VhdxImages child = VhdxImages.child(8 * MIB, 1 << 20, 512);
        child.full(0, 1).partial(1, 2, bits(4, 9)).entry(2, BatEntry.ZERO, 0);
        child.entry(3, BatEntry.UNMAPPED, 0).entry(4, BatEntry.UNDEFINED, 0);
        assertEquals(4 * MIB + 5 * 512, inspect(open(child)).ownedBytes());
        storage.delete(FILE);
        VhdxImages base = VhdxImages.base(8 * MIB, 1 << 20, 512);
        base.full(0, 1).entry(2, BatEntry.ZERO, 0).entry(3, BatEntry.UNMAPPED, 0);
        assertEquals(MIB, inspect(open(base)).ownedBytes());
    }

    @Test
    void anAnchorIsNotedWhereItsSpaceHasAnotherOwner() throws IOException {
        VhdxImages image = VhdxImages.base(4 * MIB, 1 << 20, 512).full(0, 1);
        long taken = image.end() - MIB;
        image.full(1, 2).entry(1, BatEntry.UNMAPPED, image.end() - MIB); // its own old space
        image.entry(2, BatEntry.UNMAPPED, taken);
        VhdxDisk disk = open(image);
        List<Fault> faults = inspect(disk).faults();
        assertEquals(List.of(FaultCode.ANCHOR_STALE), codes(faults));
        assertEquals(VhdxImages.BAT + 2 * 8, faults.getFirst().offset());
        assertEquals(new Extent.Absent(MIB, 3 * MIB), disk.extentAt(MIB, 4 * MIB));
    }

    @Test
    void unknownItemsAndRegionsAreKept() throws IOException {
        Guid unknown = new Guid(1, 2);
        VhdxImages image = VhdxImages.base(4 * MIB, 1 << 20, 512).full(0, 1);
        image.metadata().add(new VhdxMetadataImage.Item(unknown, new byte[] {1, 2, 3}, 0));
        image.metadata().add(new VhdxMetadataImage.Item(unknown, new byte[0], 1));
        image.metadata().reverse();
        long there = image.end();
        image.full(1, 1).entry(1, 0, 0);
        image.regions(
                known ->
                        List.of(
                                known.get(1),
                                new RegionEntry(unknown, there, MIB, false),
                                known.get(0)));
        VhdxDisk disk = open(image);
        assertEquals(List.of(), disk.openingFaults());
        assertEquals(7, disk.metadata().table().entries().size());
        assertEquals(3, disk.regions().table().entries().size());
        assertTrue(disk.regions().overlap(new org.diskchain.bytes.ByteRange(there, 1)));
    }

    @Test
    void aRegionNeedNotBeMarkedRequired() throws IOException {
        VhdxImages image = VhdxImages.base(4 * MIB, 1 << 20, 512);
        image.regions(
                known ->
                        known.stream()
                                .map(
                                        r ->
                                                new RegionEntry(
                                                        r.id(), r.fileOffset(), r.length(), false))
                                .toList());
        assertEquals(List.of(), open(image).openingFaults());
    }

    @Test
    void theDigestTellsDisksApartAndIgnoresWhatAReplayChanges() throws IOException {
        String plain = digest(VhdxImages.child(4 * MIB, 1 << 20, 512).partial(0, 1, bits(0, 9)));
        String bit = digest(VhdxImages.child(4 * MIB, 1 << 20, 512).partial(0, 1, bits(0, 8)));
        String payload = digest(VhdxImages.child(4 * MIB, 1 << 20, 512).partial(0, 2, bits(0, 9)));
        VhdxImages touched = VhdxImages.child(4 * MIB, 1 << 20, 512).partial(0, 1, bits(0, 9));
        touched.header(1, h -> h.next(new Guid(5, 5), VhdxImages.DATA_WRITE, Guid.ZERO));
        VhdxImages changed = VhdxImages.child(4 * MIB, 1 << 20, 512).partial(0, 1, bits(0, 9));
        changed.header(1, h -> h.next(new Guid(5, 5), new Guid(6, 6), Guid.ZERO));
        VhdxImages entry = VhdxImages.child(4 * MIB, 1 << 20, 512).partial(0, 1, bits(0, 9));
        entry.entry(3, BatEntry.ZERO, 0);
        VhdxImages item = VhdxImages.child(4 * MIB, 1 << 20, 512).partial(0, 1, bits(0, 9));
        item.metadata().set(MetadataItem.VIRTUAL_DISK_ID, new byte[16]);
        assertNotEquals(plain, bit);
        assertNotEquals(plain, digest(changed));
        assertNotEquals(plain, digest(entry));
        assertNotEquals(plain, digest(item));
        assertEquals(plain, payload);
        assertEquals(plain, digest(touched));
    }

    private String digest(VhdxImages image) throws IOException {
        try (VhdxDisk disk = open(image)) {
            return Tables.digest(disk);
        } finally {
            storage.delete(FILE);
        }
    }

    @Test
    void lookingChangesNothing() throws IOException {
        VhdxImages image = VhdxImages.child(4 * MIB, 1 << 20, 512).full(0, 1);
        image.partial(1, 2, bits(3, 5));
        VhdxDisk disk = open(image);
        byte[] before = storage.bytes(FILE);
        inspect(disk);
        Tables.digest(disk);
        new Layers(List.of(disk)).sha256();
        assertArrayEquals(before, storage.bytes(FILE));
    }

    @Test
    void anInspectionCanBeStopped() throws IOException {
        VhdxDisk disk = open(VhdxImages.base(4 * MIB, 1 << 20, 512));
        Progress stop =
                new Progress() {
                    @Override
                    public void begin(org.diskchain.work.Stage stage, long total) {}

                    @Override
                    public void advance(long units) throws CancelledException {
                        throw new CancelledException();
                    }
                };
        assertThrows(CancelledException.class, () -> disk.inspect(stop));
        assertFalse(disk.facts().isDifferencing());
    }

    private static Inspection inspect(Disk disk) throws IOException {
        try {
            return disk.inspect(Progress.NONE);
        } catch (CancelledException e) {
            throw new AssertionError(e);
        }
    }
}
