package org.diskchain.disk;

import static org.diskchain.disk.OddVhd.BLOCK;
import static org.diskchain.disk.OddVhd.DATA;
import static org.diskchain.disk.OddVhd.FILE;
import static org.diskchain.disk.OddVhd.FIRST_BLOCK;
import static org.diskchain.disk.OddVhd.SIZE;
import static org.diskchain.disk.OddVhd.TABLE;
import static org.diskchain.disk.OddVhd.child;
import static org.diskchain.disk.OddVhd.dynamic;
import static org.diskchain.disk.OddVhd.filled;
import static org.diskchain.disk.OddVhd.fixed;
import static org.diskchain.disk.OddVhd.open;
import static org.diskchain.disk.OddVhd.patched;
import static org.diskchain.disk.OddVhd.readByte;
import static org.diskchain.disk.OddVhd.requireWritable;
import static org.diskchain.disk.OddVhd.storage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.Tables;
import org.diskchain.testing.VhdImages;
import org.diskchain.testing.VhdPatch;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Broken and hostile VHD files: what is said of them, and that they are never written.
final class VhdOddFilesTest {
    private static Arguments row(String what, FaultCode code, byte[] image) {
        return Arguments.argumentSet(what, code, image);
    }

    private static Arguments footers(String what, FaultCode code, UnaryOperator<VhdPatch> change) {
        return row(what, code, patched(dynamic(), change));
    }

    /// Rows 1, 21-28 and 54 of the list of adversarial inputs: no such file is opened.
    static Stream<Arguments> refused() {
        return Stream.of(
                row("1 empty file", FaultCode.NOT_A_DISK, new byte[0]),
                row("1 shorter than a footer", FaultCode.NOT_A_DISK, new byte[300]),
                row("1 no footer anywhere", FaultCode.NOT_A_DISK, filled(8192, 'x')),
                row(
                        "18 both footers damaged",
                        FaultCode.HEADER_CORRUPT,
                        patched(dynamic(), p -> p.put(p.tail(), "x").put(30, "x"))),
                row(
                        "22 fixed disk shorter than its size",
                        FaultCode.TRUNCATED,
                        patched(fixed(), p -> p.longInTail(48, SIZE + 512))),
                footers("24 type 0", FaultCode.UNSUPPORTED_TYPE, p -> p.intInFooters(60, 0)),
                footers("24 type 1", FaultCode.UNSUPPORTED_TYPE, p -> p.intInFooters(60, 1)),
                footers("24 type 5", FaultCode.UNSUPPORTED_TYPE, p -> p.intInFooters(60, 5)),
                footers("24 type 6", FaultCode.UNSUPPORTED_TYPE, p -> p.intInFooters(60, 6)),
                footers("24 type 255", FaultCode.UNSUPPORTED_TYPE, p -> p.intInFooters(60, 255)),
                footers("24 version", FaultCode.UNSUPPORTED_VERSION, p -> p.intInFooters(12, 2)),
                footers(
                        "24 header version",
                        FaultCode.UNSUPPORTED_VERSION,
                        p -> p.intInHeader(24, 0x00020000)),
                footers(
                        "24 chained structure",
                        FaultCode.UNKNOWN_REQUIRED,
                        p -> p.longInHeader(8, 4096)),
                footers("25 header cookie", FaultCode.HEADER_CORRUPT, p -> p.put(512, "X")),
                dataOffset("unaligned", 513),
                dataOffset("in the footer", 0),
                dataOffset("past the end", 1L << 40),
                dataOffset("past 2^63", 1L << 63),
                dataOffset("all ones", -1),
                tableOffset("unaligned", 1537),
                tableOffset("in the footer", 0),
                tableOffset("in the header", 1024),
                tableOffset("past the end", 1L << 40),
                tableOffset("past 2^63", 1L << 63),
                blockSize(0),
                blockSize(1),
                blockSize(512),
                blockSize(3 << 20),
                blockSize(512 << 20),
                blockSize(1 << 31),
                entries("27 2^32-1 entries", -1),
                entries("27 too few entries", 3),
                entries("27 a table past the end", 1 << 20),
                size("0", 0),
                size("no whole sector", 1000),
                size("above 2040 GiB", (2040L << 30) + 512),
                size("2^63", 1L << 63),
                row(
                        "54 split disk, first piece",
                        FaultCode.SPLIT_DISK,
                        Arrays.copyOf(dynamic(), 8192)));
    }

    private static Arguments dataOffset(String what, long value) {
        return footers(
                "25 header " + what, FaultCode.STRUCTURE_CORRUPT, p -> p.longInFooters(16, value));
    }

    private static Arguments tableOffset(String what, long value) {
        return footers(
                "25 table " + what, FaultCode.STRUCTURE_CORRUPT, p -> p.longInHeader(16, value));
    }

    private static Arguments blockSize(int value) {
        return footers(
                "26 block size " + value,
                FaultCode.INVALID_BLOCK_SIZE,
                p -> p.intInHeader(32, value));
    }

    private static Arguments entries(String what, int value) {
        return footers(what, FaultCode.TABLE_CORRUPT, p -> p.intInHeader(28, value));
    }

    private static Arguments size(String what, long value) {
        return footers("28 size " + what, FaultCode.INVALID_SIZE, p -> p.longInFooters(48, value));
    }

    @ParameterizedTest
    @MethodSource
    void refused(FaultCode code, byte[] image) throws IOException {
        MemoryStorage storage = storage(image);
        if (code == FaultCode.SPLIT_DISK) {
            storage.put(FILE.resolveSibling("odd.v01"), new byte[512]);
        }
        Fault fault =
                assertThrows(DamagedDiskException.class, () -> Disks.open(storage, FILE)).fault();
        assertEquals(code, fault.code(), fault.toString());
        assertThrows(
                DamagedDiskException.class,
                () -> Disks.openForWriting(storage, FILE, new Random()));
    }

    /// Rows 9, 10, 18-23 and 26: read, with a fault; written only where the fault allows it.
    static Stream<Arguments> readable() {
        return Stream.of(
                row(
                        "18 footer at the end missing",
                        FaultCode.FOOTER_MISSING,
                        patched(dynamic(), p -> p.put(p.tail(), new byte[512]))),
                row(
                        "18 footer at the end cut off",
                        FaultCode.FOOTER_MISSING,
                        Arrays.copyOf(dynamic(), dynamic().length - 512)),
                row(
                        "19 copy missing",
                        FaultCode.FOOTER_COPY_DIFFERS,
                        patched(dynamic(), p -> p.put(0, new byte[512]))),
                row(
                        "19 copy damaged",
                        FaultCode.FOOTER_COPY_DIFFERS,
                        patched(dynamic(), p -> p.put(90, "x"))),
                row(
                        "19 copy valid and different",
                        FaultCode.FOOTER_COPY_DIFFERS,
                        patched(dynamic(), p -> p.put(24, "time").sumFooters())),
                row(
                        "22 fixed disk longer than its size",
                        FaultCode.FILE_TOO_LONG,
                        patched(fixed(), p -> p.longInTail(48, SIZE - 512))),
                row(
                        "23 footer checksum, copy right",
                        FaultCode.FOOTER_CHECKSUM,
                        patched(dynamic(), p -> p.put(p.tail() + 90, "x"))),
                row(
                        "23 both footers' checksums",
                        FaultCode.FOOTER_CHECKSUM,
                        patched(dynamic(), p -> p.put(90, "x").put(p.tail() + 90, "x"))),
                row(
                        "23 footer checksum of a fixed disk",
                        FaultCode.FOOTER_CHECKSUM,
                        patched(fixed(), p -> p.put(p.tail() + 90, "x"))),
                row(
                        "23 header checksum",
                        FaultCode.HEADER_CHECKSUM,
                        patched(dynamic(), p -> p.put(512 + 900, "x"))),
                row(
                        "saved state",
                        FaultCode.SAVED_STATE,
                        patched(dynamic(), p -> p.inFooters(84, new byte[] {1}))),
                row("9 locator of odd length", FaultCode.LOCATOR_DAMAGED, locator(8, 19)),
                row("9 locator too long", FaultCode.LOCATOR_DAMAGED, locator(8, 70000)),
                row("9 locator space too small", FaultCode.LOCATOR_DAMAGED, locator(4, 700)),
                row("9 locator of unknown kind", FaultCode.LOCATOR_DAMAGED, locator(0, 7)),
                row(
                        "9 locator past the end",
                        FaultCode.LOCATOR_DAMAGED,
                        patched(child(), p -> p.longInHeader(576 + 16, 1L << 40))),
                row(
                        "9 NUL in a locator",
                        FaultCode.LOCATOR_DAMAGED,
                        patched(child(), p -> p.put(FIRST_BLOCK + 4, new byte[2]))),
                row(
                        "9 half a surrogate pair",
                        FaultCode.LOCATOR_DAMAGED,
                        patched(child(), p -> p.put(FIRST_BLOCK + 4, new byte[] {0, (byte) 0xd8}))),
                row(
                        "10 locator in the table",
                        FaultCode.LOCATOR_OVERLAPS,
                        patched(child(), p -> p.longInHeader(576 + 16, TABLE))),
                row(
                        "10 locator in the header",
                        FaultCode.LOCATOR_OVERLAPS,
                        patched(child(), p -> p.longInHeader(576 + 16, 600))),
                row(
                        "10 locator beyond all numbers",
                        FaultCode.LOCATOR_OVERLAPS,
                        patched(child(), p -> p.longInHeader(576 + 16, Long.MAX_VALUE - 4))),
                row(
                        "26 small blocks",
                        FaultCode.BLOCK_SIZE_NOT_WRITABLE,
                        VhdImages.dynamic(SIZE).blockSize(4096).data(0, DATA).bytes()));
    }

    private static byte[] locator(int field, int value) {
        return patched(child(), p -> p.intInHeader(576 + field, value));
    }

    @ParameterizedTest
    @MethodSource
    void readable(FaultCode code, byte[] image) throws Exception {
        MemoryStorage storage = storage(image);
        try (Disk disk = Disks.open(storage, FILE)) {
            List<FaultCode> codes = disk.openingFaults().stream().map(Fault::code).toList();
            assertTrue(codes.contains(code), codes.toString());
            assertEquals('d', readByte(disk, 100));
            if (disk.facts().isDifferencing()) {
                assertEquals("C:\\vm\\base.vhd", disk.facts().parent().paths().getLast().value());
                assertEquals(1, disk.facts().parent().paths().size());
            }
        }
        requireWritable(storage, code.consequence() == FaultCode.Consequence.NONE);
    }

    /// Row 20.
    @Test
    void aFooterOf511BytesIsReadAndCompletedByWriting() throws Exception {
        for (byte[] image :
                List.of(
                        VhdImages.dynamic(SIZE)
                                .blockSize(BLOCK)
                                .data(0, DATA)
                                .shortFooter()
                                .bytes(),
                        VhdImages.fixed(SIZE).data(0, DATA).shortFooter().bytes())) {
            MemoryStorage storage = storage(image);
            try (DiskWriter writer = Disks.openForWriting(storage, FILE, new Random())) {
                assertEquals('d', readByte(writer.disk(), 0));
                GrowthForecast forecast = Disks.forecast(writer.disk());
                Change change = new Change(2L * BLOCK, 512, false);
                forecast.add(change);
                writer.begin(List.of(change));
                writer.write(change.start(), ByteBuffer.wrap(filled(512, 'n')));
                writer.commit();
                assertEquals(forecast.fileSizeAfter(), storage.bytes(FILE).length);
            }
            assertEquals(0, storage.bytes(FILE).length % 512);
            try (Disk disk = Disks.open(storage, FILE)) {
                assertEquals('n', readByte(disk, 2 * BLOCK));
                assertEquals('d', readByte(disk, 0));
                assertEquals(
                        List.of(),
                        disk.openingFaults().stream()
                                .filter(f -> f.code() != FaultCode.UNUSUAL_BLOCK_SIZE)
                                .toList());
            }
        }
    }

    /// Row 21: the guest decides nothing of how its disk is read.
    @Test
    void aFixedDiskWithAFakeFooterInsideIsFixed() throws Exception {
        byte[] fake = Arrays.copyOf(dynamic(), 4096);
        byte[] image = VhdImages.fixed(SIZE).data(0, fake).bytes();
        byte[] damaged = patched(image, p -> p.put(p.tail() + 100, "x"));
        for (byte[] file : List.of(image, damaged)) {
            try (Disk disk = open(file)) {
                assertEquals(DiskType.FIXED, disk.facts().type());
                assertEquals('c', readByte(disk, 0));
            }
        }
    }

    /// Row 11.
    @Test
    void aZeroParentIsNoIdentity() throws Exception {
        byte[] image =
                VhdImages.differencing(SIZE, Guid.ZERO).blockSize(BLOCK).data(0, DATA).bytes();
        try (Disk disk = open(image)) {
            assertEquals(List.of(), disk.facts().parent().identities());
        }
    }

    /// Row 54: the last piece ends in a footer, but is no disk.
    @Test
    void aLaterPieceOfASplitDiskIsRecognized() throws Exception {
        Path piece = FILE.resolveSibling("odd.v01");
        MemoryStorage storage = new MemoryStorage().put(piece, filled(4096, 'x'));
        DamagedDiskException e =
                assertThrows(DamagedDiskException.class, () -> Disks.open(storage, piece));
        assertEquals(FaultCode.SPLIT_DISK, e.fault().code());
    }

    /// Opening, inspecting and digesting any damaged file ends in an answer or a fault.
    @Test
    void noByteBringsAnythingButFaults() throws Exception {
        Random random = new Random(11);
        byte[] sound = child();
        for (int i = 0; i < 1500; i++) {
            byte[] image = sound.clone();
            VhdPatch patch = new VhdPatch(image);
            for (int n = random.nextInt(4); n >= 0; n--) {
                patch.put(random.nextInt(2048), new byte[] {(byte) random.nextInt()});
            }
            if (random.nextBoolean()) patch.sumHeader();
            if (random.nextBoolean()) patch.sumFooters();
            try (Disk disk = open(patch.bytes())) {
                disk.inspect(Progress.NONE);
                assertNotEquals("", Tables.digest(disk));
                walk(disk);
            } catch (DamagedDiskException expected) {
                assertNotEquals(null, expected.fault());
            }
        }
    }

    private static void walk(Disk disk) throws IOException {
        long size = Math.min(disk.facts().virtualSize(), 1 << 20);
        for (long at = 0; at < size; ) at = disk.extentAt(at, size).end();
    }
}
