package org.diskchain.disk;

import static org.diskchain.testing.VhdxImages.MIB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.format.vhdx.FileParameters;
import org.diskchain.format.vhdx.MetadataEntry;
import org.diskchain.format.vhdx.MetadataItem;
import org.diskchain.format.vhdx.ParentLocator;
import org.diskchain.format.vhdx.RegionEntry;
import org.diskchain.format.vhdx.VhdxHeader;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.Tables;
import org.diskchain.testing.VhdxImages;
import org.diskchain.testing.VhdxMetadataImage;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Broken and hostile VHDX files: refused, or read with a warning, with nothing else thrown and
/// nothing written.
final class VhdxDamageTest {
    private static final Path FILE = Path.of("/disks/a.vhdx");
    private static final long HEADER_0 = 64 << 10;
    private static final long HEADER_1 = 128 << 10;
    private static final long REGIONS_0 = 192 << 10;
    private static final long REGIONS_1 = 256 << 10;
    private static final Guid UNKNOWN = new Guid(0x99, 0x99);

    private final MemoryStorage storage = new MemoryStorage();

    private Disk open(VhdxImages image) throws IOException {
        storage.createFolders(FILE.getParent());
        image.build(storage, FILE);
        return Disks.open(storage, FILE);
    }

    private static VhdxImages base() {
        return VhdxImages.base(8 * MIB, 1 << 20, 512).full(0, 1);
    }

    private static VhdxImages child() {
        return VhdxImages.child(8 * MIB, 1 << 20, 512).full(0, 1);
    }

    private static VhdxImages with(VhdxImages image, Consumer<VhdxImages> damage) {
        damage.accept(image);
        return image;
    }

    private static Arguments base(String name, FaultCode code, Consumer<VhdxImages> damage) {
        return Arguments.of(name, code, with(base(), damage));
    }

    private static Arguments child(String name, FaultCode code, Consumer<VhdxImages> damage) {
        return Arguments.of(name, code, with(child(), damage));
    }

    private static void bothHeaders(VhdxImages image, UnaryOperator<VhdxHeader> change) {
        image.header(0, change).header(1, change);
    }

    private static VhdxHeader log(VhdxHeader h, Guid log, int version, long length, long offset) {
        return new VhdxHeader(
                h.sequenceNumber(),
                h.fileWriteGuid(),
                h.dataWriteGuid(),
                log,
                version,
                h.version(),
                length,
                offset);
    }

    private static VhdxHeader version(VhdxHeader h, int version) {
        return new VhdxHeader(
                h.sequenceNumber(),
                h.fileWriteGuid(),
                h.dataWriteGuid(),
                h.logGuid(),
                0,
                version,
                h.logLength(),
                h.logOffset());
    }

    private static void region(VhdxImages image, RegionEntry entry) {
        image.regions(
                known -> {
                    List<RegionEntry> all = new ArrayList<>(known);
                    all.add(entry);
                    return all;
                });
    }

    private static void bat(VhdxImages image, long offset, long length) {
        image.regions(
                known ->
                        List.of(
                                new RegionEntry(RegionEntry.BAT, offset, length, true),
                                known.get(1)));
    }

    private static byte[] le(int bytes, long value) {
        ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        return java.util.Arrays.copyOf(buffer.putLong(0, value).array(), bytes);
    }

    private static void item(VhdxImages image, MetadataItem item, int bytes, long value) {
        image.metadata().set(item, le(bytes, value));
    }

    private static void entries(VhdxImages image, UnaryOperator<MetadataEntry> first) {
        image.metadata()
                .table(
                        known -> {
                            List<MetadataEntry> all = new ArrayList<>(known);
                            all.set(0, first.apply(all.getFirst()));
                            return all;
                        });
    }

    private static MetadataEntry place(MetadataEntry e, long offset, long length) {
        return new MetadataEntry(e.item(), offset, length, e.flags());
    }

    private static void locator(VhdxImages image, Consumer<SequencedMap<String, String>> change) {
        SequencedMap<String, String> values = VhdxImages.parentValues();
        change.accept(values);
        image.metadata().locator(ParentLocator.VHDX_PARENT, values);
    }

    static Stream<Arguments> refused() {
        return Stream.of(headers(), logs(), regions(), metadata(), values(), locators(), tables())
                .flatMap(all -> all);
    }

    private static Stream<Arguments> headers() {
        return Stream.of(
                base(
                        "both headers damaged",
                        FaultCode.HEADER_CORRUPT,
                        i -> i.patch(HEADER_0 + 99, (byte) 1).patch(HEADER_1 + 99, (byte) 1)),
                base(
                        "version 2",
                        FaultCode.UNSUPPORTED_VERSION,
                        i -> bothHeaders(i, h -> version(h, 2))),
                base(
                        "log version 1 with a log",
                        FaultCode.UNSUPPORTED_VERSION,
                        i -> bothHeaders(i, h -> log(h, UNKNOWN, 1, MIB, MIB))));
    }

    private static Stream<Arguments> logs() {
        return Stream.of(
                base(
                        "no room for the log",
                        FaultCode.STRUCTURE_CORRUPT,
                        i -> bothHeaders(i, h -> log(h, UNKNOWN, 0, 0, MIB))),
                base(
                        "log past the end",
                        FaultCode.STRUCTURE_CORRUPT,
                        i -> bothHeaders(i, h -> log(h, Guid.ZERO, 0, MIB, 1L << 40))),
                base(
                        "log at 2^63",
                        FaultCode.STRUCTURE_CORRUPT,
                        i -> bothHeaders(i, h -> log(h, Guid.ZERO, 0, MIB, Long.MIN_VALUE))),
                base(
                        "log unaligned",
                        FaultCode.STRUCTURE_CORRUPT,
                        i -> bothHeaders(i, h -> log(h, Guid.ZERO, 0, MIB, MIB + 4096))),
                base(
                        "log of 4 GiB",
                        FaultCode.STRUCTURE_CORRUPT,
                        i -> bothHeaders(i, h -> log(h, UNKNOWN, 0, 4095 * MIB, MIB))),
                base(
                        "log over the headers",
                        FaultCode.STRUCTURE_CORRUPT,
                        i -> bothHeaders(i, h -> log(h, Guid.ZERO, 0, MIB, 0))),
                base(
                        "log over the table",
                        FaultCode.STRUCTURE_CORRUPT,
                        i -> bothHeaders(i, h -> log(h, Guid.ZERO, 0, 2 * MIB, MIB))),
                base(
                        "log to be replayed, but empty",
                        FaultCode.LOG_CORRUPT,
                        i -> bothHeaders(i, h -> log(h, UNKNOWN, 0, MIB, MIB))));
    }

    private static Stream<Arguments> regions() {
        FaultCode corrupt = FaultCode.STRUCTURE_CORRUPT;
        return Stream.of(
                base(
                        "both region tables damaged",
                        corrupt,
                        i -> i.patch(REGIONS_0 + 9999, (byte) 1).patch(REGIONS_1, (byte) 1)),
                base("no BAT", corrupt, i -> i.regions(known -> List.of(known.get(1)))),
                base("no metadata", corrupt, i -> i.regions(known -> List.of(known.get(0)))),
                base("no regions", corrupt, i -> i.regions(_ -> List.of())),
                base(
                        "a region twice",
                        corrupt,
                        i -> region(i, new RegionEntry(RegionEntry.BAT, 4 * MIB, MIB, true))),
                base(
                        "regions overlap",
                        corrupt,
                        i -> region(i, new RegionEntry(UNKNOWN, 3 * MIB, MIB, false))),
                base(
                        "region of length 0",
                        corrupt,
                        i -> region(i, new RegionEntry(UNKNOWN, 4 * MIB, 0, false))),
                base(
                        "region unaligned",
                        corrupt,
                        i -> region(i, new RegionEntry(UNKNOWN, 4 * MIB + 512, MIB, false))),
                base(
                        "region past the end",
                        corrupt,
                        i -> region(i, new RegionEntry(UNKNOWN, 5 * MIB, MIB, false))),
                base(
                        "region at 2^63",
                        corrupt,
                        i -> region(i, new RegionEntry(UNKNOWN, Long.MIN_VALUE, MIB, false))),
                base(
                        "unknown required region",
                        FaultCode.UNKNOWN_REQUIRED,
                        i -> region(i, new RegionEntry(UNKNOWN, 4 * MIB, MIB, true))));
    }

    private static Stream<Arguments> metadata() {
        FaultCode corrupt = FaultCode.STRUCTURE_CORRUPT;
        return Stream.of(
                base("no metadata table", corrupt, i -> i.patch(i.metadataOffset(), (byte) 0)),
                base(
                        "too many items",
                        corrupt,
                        i -> i.patch(i.metadataOffset() + 10, (byte) 0, (byte) 8)),
                base("items overlap", corrupt, i -> entries(i, e -> place(e, (64 << 10) + 8, 8))),
                base("item in the table", corrupt, i -> entries(i, e -> place(e, 4096, 8))),
                base("item past the region", corrupt, i -> entries(i, e -> place(e, 1 << 20, 8))),
                base("item too long", corrupt, i -> entries(i, e -> place(e, 1 << 16, 2 << 20))),
                base("item of no length", corrupt, i -> entries(i, e -> place(e, 1 << 16, 0))),
                base(
                        "item of 4 GiB",
                        corrupt,
                        i -> entries(i, e -> place(e, 0xffff_ffffL, 0xffff_ffffL))),
                base(
                        "item twice",
                        corrupt,
                        i ->
                                i.metadata()
                                        .add(
                                                new VhdxMetadataImage.Item(
                                                        MetadataItem.VIRTUAL_DISK_ID.id(),
                                                        new byte[16],
                                                        6))),
                base(
                        "item without a name",
                        corrupt,
                        i -> i.metadata().add(new VhdxMetadataImage.Item(Guid.ZERO, le(4, 1), 0))),
                base(
                        "unknown required item",
                        FaultCode.UNKNOWN_REQUIRED,
                        i -> i.metadata().add(new VhdxMetadataImage.Item(UNKNOWN, le(4, 1), 4))),
                base(
                        "unfinished file",
                        FaultCode.INCOMPLETE,
                        i -> i.metadata().set(MetadataItem.INCOMPLETE_FILE, le(4, 1))),
                base(
                        "item missing",
                        corrupt,
                        i -> i.metadata().remove(MetadataItem.VIRTUAL_DISK_SIZE)),
                base(
                        "item of wrong length",
                        corrupt,
                        i -> item(i, MetadataItem.VIRTUAL_DISK_SIZE, 7, 8 * MIB)));
    }

    private static Stream<Arguments> values() {
        return Stream.of(
                base("size 0", FaultCode.INVALID_SIZE, i -> size(i, 0)),
                base("size of half sectors", FaultCode.INVALID_SIZE, i -> size(i, 8 * MIB - 256)),
                base("size over 64 TiB", FaultCode.INVALID_SIZE, i -> size(i, (64L << 40) + 512)),
                base("size 2^63", FaultCode.INVALID_SIZE, i -> size(i, Long.MIN_VALUE)),
                base("block size 0", FaultCode.INVALID_BLOCK_SIZE, i -> blockSize(i, 0)),
                base("block size 1", FaultCode.INVALID_BLOCK_SIZE, i -> blockSize(i, 1)),
                base("block size 3 MiB", FaultCode.INVALID_BLOCK_SIZE, i -> blockSize(i, 3 << 20)),
                base("block 512 MiB", FaultCode.INVALID_BLOCK_SIZE, i -> blockSize(i, 512 << 20)),
                base("block 2 GiB", FaultCode.INVALID_BLOCK_SIZE, i -> blockSize(i, 1L << 31)),
                base(
                        "logical sector 1024",
                        FaultCode.INVALID_SECTOR_SIZE,
                        i -> item(i, MetadataItem.LOGICAL_SECTOR_SIZE, 4, 1024)),
                base(
                        "physical sector 0",
                        FaultCode.INVALID_SECTOR_SIZE,
                        i -> item(i, MetadataItem.PHYSICAL_SECTOR_SIZE, 4, 0)));
    }

    private static void size(VhdxImages image, long size) {
        item(image, MetadataItem.VIRTUAL_DISK_SIZE, 8, size);
    }

    private static void blockSize(VhdxImages image, long size) {
        item(image, MetadataItem.FILE_PARAMETERS, FileParameters.BYTES, size);
    }

    private static Stream<Arguments> locators() {
        FaultCode corrupt = FaultCode.STRUCTURE_CORRUPT;
        return Stream.of(
                child("no locator", corrupt, i -> i.metadata().remove(MetadataItem.PARENT_LOCATOR)),
                child("locator empty", corrupt, i -> i.metadata().set(MetadataItem.PARENT_LOCATOR)),
                child(
                        "locator cut off",
                        corrupt,
                        i -> i.metadata().set(MetadataItem.PARENT_LOCATOR, new byte[12])),
                child("locator without keys", corrupt, i -> locatorOfCount(i, 0)),
                child("locator of 65535 keys", corrupt, i -> locatorOfCount(i, 0xffff)),
                child(
                        "parent of another kind",
                        FaultCode.UNSUPPORTED_TYPE,
                        i -> i.metadata().locator(UNKNOWN, VhdxImages.parentValues())));
    }

    private static void locatorOfCount(VhdxImages image, int count) {
        ByteBuffer item =
                ParentLocator.serialize(ParentLocator.VHDX_PARENT, VhdxImages.parentValues());
        item.putShort(18, (short) count);
        image.metadata().set(MetadataItem.PARENT_LOCATOR, item.array());
    }

    private static Stream<Arguments> tables() {
        FaultCode table = FaultCode.TABLE_CORRUPT;
        return Stream.of(
                base("BAT past the end", table, i -> bat(i, 1L << 40, MIB)),
                base("64 TiB in a small file", table, i -> size(i, 64L << 40)),
                base("BAT longer than the file", table, i -> bat(i, 2 * MIB, 4095 * MIB)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefused(String name, FaultCode code, VhdxImages image) throws IOException {
        DamagedDiskException refused =
                assertThrows(DamagedDiskException.class, () -> open(image).close(), name);
        assertEquals(code, refused.fault().code(), refused.getMessage());
        assertEquals(FaultCode.Consequence.NO_READ, code.consequence());
        assertEquals(FILE, refused.disk());
    }

    private static VhdxHeader numbered(VhdxHeader header, long number) {
        return new VhdxHeader(
                number,
                header.fileWriteGuid(),
                header.dataWriteGuid(),
                header.logGuid(),
                header.logVersion(),
                header.version(),
                header.logLength(),
                header.logOffset());
    }

    static Stream<Arguments> warned() {
        return Stream.of(
                base(
                        "older header damaged",
                        FaultCode.HEADER_DAMAGED,
                        i -> i.patch(HEADER_0 + 99, (byte) 1)),
                base(
                        "newer header damaged",
                        FaultCode.HEADER_DAMAGED,
                        i -> i.patch(HEADER_1 + 99, (byte) 1)),
                base(
                        "equal sequence numbers",
                        FaultCode.HEADERS_DIFFER,
                        i -> i.header(0, h -> h.next(UNKNOWN, UNKNOWN, Guid.ZERO))),
                base(
                        "the last sequence number",
                        FaultCode.HEADER_NUMBER_HIGH,
                        i -> i.header(1, h -> numbered(h, -1))),
                base(
                        "few sequence numbers left",
                        FaultCode.HEADER_NUMBER_HIGH,
                        i -> i.header(1, h -> numbered(h, -1000))),
                base(
                        "first region table damaged",
                        FaultCode.REGION_TABLE_DIFFERS,
                        i -> i.patch(REGIONS_0 + 9999, (byte) 1)),
                base(
                        "second region table damaged",
                        FaultCode.REGION_TABLE_DIFFERS,
                        i -> i.patch(REGIONS_1 + 9999, (byte) 1)),
                base(
                        "region tables differ",
                        FaultCode.REGION_TABLE_DIFFERS,
                        i -> i.regions(1, known -> List.of(known.get(1), known.get(0)))),
                base(
                        "flags of another program",
                        FaultCode.METADATA_FLAGS,
                        i ->
                                entries(
                                        i,
                                        e ->
                                                new MetadataEntry(
                                                        e.item(), e.offset(), e.length(), 6))),
                base(
                        "locator without a parent",
                        FaultCode.LOCATOR_WITHOUT_PARENT,
                        i ->
                                i.metadata()
                                        .locator(
                                                ParentLocator.VHDX_PARENT,
                                                VhdxImages.parentValues())),
                child("key twice", FaultCode.LOCATOR_DAMAGED, VhdxDamageTest::keyTwice),
                child(
                        "no linkage",
                        FaultCode.LOCATOR_DAMAGED,
                        i -> locator(i, values -> values.remove("parent_linkage"))),
                child(
                        "linkage zero",
                        FaultCode.LOCATOR_DAMAGED,
                        i -> locator(i, values -> values.put("parent_linkage", "" + Guid.ZERO))),
                child(
                        "linkage no GUID",
                        FaultCode.LOCATOR_DAMAGED,
                        i -> locator(i, values -> values.put("parent_linkage", "parent"))),
                child(
                        "path of odd length",
                        FaultCode.LOCATOR_DAMAGED,
                        i -> locatorEntry(i, 2, 10, 7)),
                child(
                        "path past the item",
                        FaultCode.LOCATOR_DAMAGED,
                        i -> locatorEntry(i, 2, 4, 0xfff0)));
    }

    private static void keyTwice(VhdxImages image) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        values.put("parent_linkage", "{" + VhdxImages.PARENT + "}");
        values.put("relative_path1", ".\\first.vhdx");
        values.put("relative_path2", ".\\second.vhdx");
        ByteBuffer item = ParentLocator.serialize(ParentLocator.VHDX_PARENT, values);
        item.order(ByteOrder.LITTLE_ENDIAN);
        for (int entry = 1; entry <= 2; entry++) item.putShort(20 + entry * 12 + 8, (short) 26);
        image.metadata().set(MetadataItem.PARENT_LOCATOR, item.array());
    }

    private static void locatorEntry(VhdxImages image, int entry, int field, int value) {
        ByteBuffer item =
                ParentLocator.serialize(ParentLocator.VHDX_PARENT, VhdxImages.parentValues());
        item.order(ByteOrder.LITTLE_ENDIAN).putShort(20 + entry * 12 + field, (short) value);
        image.metadata().set(MetadataItem.PARENT_LOCATOR, item.array());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("warned")
    void isReadWithAWarning(String name, FaultCode code, VhdxImages image) throws Exception {
        try (Disk disk = open(image)) {
            assertEquals(
                    List.of(code),
                    disk.openingFaults().stream().map(Fault::code).distinct().toList(),
                    name);
            assertInstanceOf(Extent.Data.class, disk.extentAt(0, MIB));
            assertEquals(List.of(), disk.inspect(Progress.NONE).faults());
        }
    }

    @Test
    void aHeaderWithoutASuccessorIsNotWritten() throws IOException {
        try (Disk disk = open(base().header(1, h -> numbered(h, -1)))) {
            assertEquals(-1, ((VhdxDisk) disk).headers().current().sequenceNumber());
        }
        byte[] before = storage.bytes(FILE);
        DamagedDiskException refused =
                assertThrows(
                        DamagedDiskException.class,
                        () -> Disks.openForWriting(storage, FILE, new Random(1)));
        assertEquals(FaultCode.HEADER_NUMBER_HIGH, refused.fault().code());
        assertArrayEquals(before, storage.bytes(FILE));
    }

    @Test
    void ofTwoEqualKeysTheFirstCounts() throws IOException {
        VhdxImages image = child();
        keyTwice(image);
        List<RecordedPath> paths = open(image).facts().parent().paths();
        assertEquals(List.of(".\\first.vhdx"), paths.stream().map(RecordedPath::value).toList());
    }

    @Test
    void aDamagedPathLeavesTheOthers() throws IOException {
        VhdxImages image = child();
        locatorEntry(image, 2, 10, 7); // relative_path
        ParentLink link = open(image).facts().parent();
        assertEquals(List.of(VhdxImages.PARENT), link.identities());
        assertEquals(
                List.of("volume_path", "absolute_win32_path"),
                link.paths().stream().map(RecordedPath::slot).toList());
    }

    @Test
    void aDamagedNewerHeaderBringsBackTheOlderIdentity() throws IOException {
        VhdxImages image = base().header(0, h -> h.next(UNKNOWN, UNKNOWN, Guid.ZERO));
        image.header(1, h -> h.next(UNKNOWN, h.dataWriteGuid(), Guid.ZERO));
        image.patch(HEADER_1 + 99, (byte) 1);
        assertEquals(UNKNOWN, open(image).facts().identity());
    }

    @Test
    void ofTwoHeadersOfOneNumberTheFirstCounts() throws IOException {
        VhdxImages image = base().header(0, h -> h.next(UNKNOWN, UNKNOWN, Guid.ZERO));
        assertEquals(UNKNOWN, open(image).facts().identity());
    }

    @Test
    void logVersionAndReservedBytesDoNotMatterWithoutALog() throws IOException {
        VhdxImages image = base();
        bothHeaders(image, h -> log(h, Guid.ZERO, 1, MIB, MIB));
        assertEquals(List.of(), open(image).openingFaults());
    }

    /// A damaged block in the fourth place; all else can be read.
    private static Arguments block(String name, FaultCode code, Consumer<VhdxImages> damage) {
        return child(name, code, damage);
    }

    static Stream<Arguments> damagedBlocks() {
        FaultCode damaged = FaultCode.BLOCK_DAMAGED;
        long far = 1L << 40;
        return Stream.of(
                block("state 4", damaged, i -> i.entry(3, 4, 0)),
                block("state 5", damaged, i -> i.entry(3, 5, 4 * MIB)),
                block("reserved bits", damaged, i -> i.entryAt(3, i.end() - MIB | 6 | 8)),
                block("reserved bits, absent", damaged, i -> i.entryAt(3, 1 << 19)),
                block("offset 0", damaged, i -> i.entry(3, 6, 0)),
                block("past the end", damaged, i -> i.entry(3, 6, far)),
                block("at the end", damaged, i -> i.entry(3, 6, i.end())),
                block("offset 2^63", damaged, i -> i.entry(3, 6, Long.MIN_VALUE)),
                block("over the log", damaged, i -> i.entry(3, 6, MIB)),
                block("over the table", damaged, i -> i.entry(3, 6, 2 * MIB)),
                block("over the metadata", damaged, i -> i.entry(3, 6, 3 * MIB)),
                block("partial, offset 0", damaged, i -> i.entry(3, 7, 0)),
                block(
                        "partial without a bitmap",
                        FaultCode.BITMAP_DAMAGED,
                        i -> i.full(3, 4).entry(3, 7, i.end() - MIB)),
                block(
                        "bitmap past the end",
                        FaultCode.BITMAP_DAMAGED,
                        i -> {
                            i.full(3, 4).entry(3, 7, i.end() - MIB);
                            i.entryAt(i.geometry().bitmapIndex(0), far | 6);
                        }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damagedBlocks")
    void aDamagedBlockIsRefusedAlone(String name, FaultCode code, VhdxImages image)
            throws Exception {
        try (Disk disk = open(image)) {
            DamagedDiskException refused =
                    assertThrows(
                            DamagedDiskException.class,
                            () -> disk.extentAt(3 * MIB, 4 * MIB),
                            name);
            assertEquals(code, refused.fault().code());
            assertInstanceOf(Extent.Data.class, disk.extentAt(0, 8 * MIB));
            assertEquals(new Extent.Absent(MIB, 2 * MIB), disk.extentAt(MIB, 8 * MIB));
            Extent after = disk.extentAt(4 * MIB, 8 * MIB);
            assertEquals(new Extent.Absent(4 * MIB, 4 * MIB), after);
            List<Fault> faults = disk.inspect(Progress.NONE).faults();
            assertEquals(List.of(code), faults.stream().map(Fault::code).distinct().toList(), name);
            assertEquals(FaultCode.Consequence.NO_WRITE, code.consequence());
        }
    }

    @Test
    void blocksThatShareBytesAreFound() throws Exception {
        VhdxImages image = VhdxImages.child(8 * MIB, 2 << 20, 512).full(0, 1);
        image.entry(2, 6, image.end() - 2 * MIB); // the same block
        image.full(3, 1);
        image.entry(1, 6, image.end() - 3 * MIB); // across both
        List<Fault> faults = open(image).inspect(Progress.NONE).faults();
        assertEquals(3, faults.size());
        assertTrue(faults.stream().allMatch(f -> f.code() == FaultCode.BLOCKS_OVERLAP));
        assertNotEquals(faults.getFirst().offset(), faults.get(1).offset());
    }

    @Test
    void aBitmapThatSharesBytesWithABlockIsFound() throws Exception {
        VhdxImages image = child();
        long data = image.end() - MIB;
        BitSet all = new BitSet();
        all.set(0, 2048);
        image.partial(1, 2, all).entryAt(image.geometry().bitmapIndex(0), data | 6);
        assertEquals(
                List.of(FaultCode.BLOCKS_OVERLAP),
                open(image).inspect(Progress.NONE).faults().stream().map(Fault::code).toList());
    }

    @Test
    void aPartlyPresentBlockOfABaseIsWhole() throws Exception {
        VhdxImages image = base();
        image.entry(0, 7, image.end() - MIB);
        Disk disk = open(image);
        assertEquals(new Extent.Data(0, MIB, image.end() - MIB), disk.extentAt(0, 8 * MIB));
        Inspection inspection = disk.inspect(Progress.NONE);
        assertEquals(FaultCode.PARTIAL_BLOCK_IN_BASE, inspection.faults().getFirst().code());
        assertEquals(MIB, inspection.ownedBytes());
    }

    @Test
    void aBitmapInABaseIsNoted() throws Exception {
        VhdxImages image = VhdxImages.base(4097 * MIB, 1 << 20, 512).full(0, 1);
        image.entryAt(image.geometry().bitmapIndex(0), (image.end() - MIB) | 6);
        List<Fault> faults = open(image).inspect(Progress.NONE).faults();
        assertEquals(
                List.of(FaultCode.PARTIAL_BLOCK_IN_BASE),
                faults.stream().map(Fault::code).toList());
    }

    @Test
    void aRuinedTableGivesAFewFaults() throws Exception {
        VhdxImages image = VhdxImages.child(1000 * MIB, 1 << 20, 512);
        for (int block = 0; block < 1000; block++) image.entry(block, 4, 0);
        assertEquals(8, open(image).inspect(Progress.NONE).faults().size());
    }

    @Test
    void aFileCutShortIsRefused() throws IOException {
        base().build(prepared(), FILE);
        try (ByteFile file = storage.openForWriting(FILE)) {
            file.resize(MIB - 1);
        }
        DamagedDiskException refused =
                assertThrows(DamagedDiskException.class, () -> Disks.open(storage, FILE));
        assertEquals(FaultCode.TRUNCATED, refused.fault().code());
    }

    @Test
    void aBlockCutOffIsRefusedAlone() throws IOException {
        base().full(1, 2).build(prepared(), FILE);
        try (ByteFile file = storage.openForWriting(FILE)) {
            file.resize(file.size() - 1);
        }
        Disk disk = Disks.open(storage, FILE);
        assertInstanceOf(Extent.Data.class, disk.extentAt(0, MIB));
        assertThrows(DamagedDiskException.class, () -> disk.extentAt(MIB, 2 * MIB));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"refused", "warned", "damagedBlocks"})
    void nothingIsWritten(String name, FaultCode code, VhdxImages image) throws Exception {
        image.build(prepared(), FILE);
        byte[] before = storage.bytes(FILE);
        try (Disk disk = Disks.open(storage, FILE)) {
            disk.inspect(Progress.NONE);
            Tables.digest(disk);
        } catch (DamagedDiskException expected) {
            assertEquals(code, expected.fault().code(), name);
        }
        assertArrayEquals(before, storage.bytes(FILE));
    }

    private MemoryStorage prepared() throws IOException {
        storage.createFolders(FILE.getParent());
        return storage;
    }
}
