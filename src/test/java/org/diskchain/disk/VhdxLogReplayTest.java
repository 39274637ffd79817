package org.diskchain.disk;

import static org.diskchain.testing.VhdxImages.LOG_GUID;
import static org.diskchain.testing.VhdxImages.LOG_LENGTH;
import static org.diskchain.testing.VhdxImages.MIB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.format.vhdx.BatEntry;
import org.diskchain.format.vhdx.LogChange;
import org.diskchain.format.vhdx.LogEntry;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.Tables;
import org.diskchain.testing.VhdxImages;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// A file whose log holds changes is read as it will be after a replay, and a replay makes it so.
final class VhdxLogReplayTest {
    private static final Path FILE = Path.of("/disks/a.vhdx");
    private static final long SIZE = 8 * MIB;
    private static final long FILE_SIZE = 5 * MIB; // of every image here

    private final MemoryStorage storage = new MemoryStorage();

    private static VhdxImages image() {
        return VhdxImages.child(SIZE, 1 << 20, 512).full(0, 1);
    }

    /// The page of the table that makes these blocks, from the first on, be in these states.
    private static LogChange table(int... states) {
        ByteBuffer page = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        for (int state : states) page.putLong(state);
        return new LogChange.Pages(VhdxImages.BAT, page.rewind());
    }

    private static LogEntry entry(long sequence, long tail, LogChange... changes) {
        return new LogEntry(LOG_GUID, sequence, tail, FILE_SIZE, FILE_SIZE, List.of(changes));
    }

    private VhdxDisk open(VhdxImages image) throws IOException {
        storage.createFolders(FILE.getParent());
        image.build(storage, FILE);
        return (VhdxDisk) Disks.open(storage, FILE);
    }

    /// A letter for each block: a absent, z zero, d data.
    private static String blocks(Disk disk) throws IOException {
        StringBuilder blocks = new StringBuilder();
        for (long at = 0; at < SIZE; at += MIB) {
            blocks.append(
                    switch (disk.extentAt(at, at + MIB)) {
                        case Extent.Absent _ -> 'a';
                        case Extent.Zero _ -> 'z';
                        case Extent.Data _ -> 'd';
                    });
        }
        return blocks.toString();
    }

    @Test
    void theTableIsReadFromTheLog() throws IOException {
        VhdxDisk disk = open(image().log(0, List.of(entry(9, 0, table(0, 2, 3)))));
        assertEquals("azzaaaaa", blocks(disk));
        assertEquals(FaultCode.LOG_TO_REPLAY, disk.openingFaults().getFirst().code());
        assertEquals(1, disk.openingFaults().size());
    }

    @Test
    void laterEntriesCount() throws IOException {
        LogEntry first = entry(9, 0, table(2, 2, 2));
        LogEntry second = entry(10, 0, table(0, 0, 0, 2));
        assertEquals("aaazaaaa", blocks(open(image().log(0, List.of(first, second)))));
    }

    @Test
    void replayBeginsAtTheTail() throws IOException {
        LogChange elsewhere = new LogChange.Zeros(VhdxImages.BAT, 4096);
        LogEntry done = entry(8, 0, elsewhere, table(2, 2, 2, 2));
        LogEntry live = entry(9, 8192, new LogChange.Zeros(4 * MIB, 4096));
        assertEquals("daaaaaaa", blocks(open(image().log(0, List.of(done, live)))));
    }

    @Test
    void anEntryMayGoAroundTheEnd() throws IOException {
        long position = LOG_LENGTH - 4096;
        LogEntry first = entry(9, position, table(2, 2));
        LogEntry second = entry(10, position, table(2, 2, 2));
        assertEquals("zzzaaaaa", blocks(open(image().log(position, List.of(first, second)))));
    }

    @Test
    void ofTwoSequencesTheNewerCounts() throws IOException {
        VhdxImages image = image().log(0, List.of(entry(20, 0, table(0, 2))));
        image.logBytes(64 << 10, List.of(entry(19, 64 << 10, table(2)).serialize()));
        assertEquals("azaaaaaa", blocks(open(image)));
    }

    @Test
    void anUnfinishedEntryIsAsIfItWereNotThere() throws IOException {
        ByteBuffer torn = entry(10, 0, table(2, 2, 2, 2)).serialize();
        torn.put(5000, (byte) 1);
        VhdxImages image = image().log(0, List.of(entry(9, 0, table(0, 2))));
        assertEquals("azaaaaaa", blocks(open(image.logBytes(8192, List.of(torn)))));
    }

    @Test
    void aGapEndsASequence() throws IOException {
        VhdxImages image = image().log(0, List.of(entry(9, 0, table(0, 2))));
        LogEntry after = entry(11, 0, table(2, 2, 2, 2)); // its tail is before the gap
        assertEquals("azaaaaaa", blocks(open(image.logBytes(8192, List.of(after.serialize())))));
    }

    @Test
    void zerosTakeEarlierPagesAway() throws IOException {
        LogEntry first = entry(9, 0, table(2, 2, 2, 2));
        LogEntry second = entry(10, 0, new LogChange.Zeros(VhdxImages.BAT - 0, 8192));
        assertEquals("aaaaaaaa", blocks(open(image().log(0, List.of(first, second)))));
    }

    @Test
    void pagesComeOverEarlierZeros() throws IOException {
        LogEntry entry =
                entry(
                        9,
                        0,
                        new LogChange.Zeros(VhdxImages.BAT + 4096, 8192),
                        new LogChange.Zeros(VhdxImages.BAT, 8192),
                        table(2));
        assertEquals("zaaaaaaa", blocks(open(image().log(0, List.of(entry)))));
    }

    @Test
    void anEntryMayHaveManyDescriptors() throws IOException {
        ByteBuffer pages = ByteBuffer.allocate(140 * 4096).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 140; i++) pages.putLong(i * 4096, i);
        LogChange many = new LogChange.Pages(4 * MIB, pages);
        VhdxDisk disk = open(image().log(0, List.of(entry(9, 0, many, table(6)))));
        ByteBuffer bytes = ByteBuffer.allocate(140 * 4096).order(ByteOrder.LITTLE_ENDIAN);
        disk.image().bytes().read(4 * MIB, bytes);
        for (int i = 0; i < 140; i++) assertEquals(i, bytes.getLong(i * 4096));
    }

    @Test
    void readsAcrossChangedAndUnchangedPages() throws IOException {
        LogChange page = new LogChange.Pages(4 * MIB + 4096, ByteBuffer.allocate(4096));
        VhdxDisk disk = open(image().log(0, List.of(entry(9, 0, page))));
        Extent.Data extent = (Extent.Data) disk.extentAt(0, MIB);
        ByteBuffer bytes = ByteBuffer.allocate(3 * 4096 - 512);
        disk.read(extent, 512, bytes);
        assertEquals(VhdxImages.fill(1, 7), bytes.get(4096 - 513));
        assertEquals(0, bytes.get(4096 - 512));
        assertEquals(0, bytes.get(8192 - 513));
        assertEquals(VhdxImages.fill(1, 16), bytes.get(8192 - 512));
    }

    @Test
    void theFileMayHaveToGrow() throws Exception {
        LogChange change =
                new LogChange.Pages(
                        VhdxImages.BAT,
                        ByteBuffer.allocate(4096)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putLong(0, BatEntry.of(6, 6 * MIB).bits()));
        LogEntry grow = new LogEntry(LOG_GUID, 9, 0, FILE_SIZE, 7 * MIB, List.of(change));
        VhdxDisk disk = open(image().log(0, List.of(grow)));
        Extent.Data extent = (Extent.Data) disk.extentAt(0, MIB);
        assertEquals(6 * MIB, extent.fileOffset());
        ByteBuffer bytes = ByteBuffer.allocate((int) MIB);
        disk.read(extent, 0, bytes);
        assertArrayEquals(new byte[(int) MIB], bytes.array());
        assertEquals(List.of(), disk.inspect(Progress.NONE).faults());
        assertEquals(FILE_SIZE, disk.facts().fileSize());
        assertEquals(FILE_SIZE, storage.bytes(FILE).length);
    }

    @Test
    void aReplayMakesItSo() throws IOException {
        LogEntry first = entry(9, 0, table(0, 2), new LogChange.Zeros(4 * MIB, MIB));
        LogEntry second =
                new LogEntry(LOG_GUID, 10, 0, FILE_SIZE, 7 * MIB, List.of(table(0, 2, 2)));
        VhdxDisk disk = open(image().log(0, List.of(first, second)));
        String digest = Tables.digest(disk);
        try (ByteFile file = storage.openForWriting(FILE)) {
            ImageFile image = new ImageFile(file, FILE);
            for (int time = 0; time < 2; time++) {
                VhdxLogReplay.find(image, disk.headers().current()).apply();
                VhdxDisk replayed = VhdxDisk.openReplayed(file, FILE);
                assertEquals("azzaaaaa", blocks(replayed));
                assertEquals(digest, Tables.digest(replayed));
                assertEquals(List.of(), replayed.openingFaults());
                assertEquals(7 * MIB, file.size());
            }
        }
        assertEquals(0, storage.bytes(FILE)[(int) (4 * MIB)]);
    }

    @Test
    void lookingChangesNothing() throws Exception {
        VhdxDisk disk = open(image().log(0, List.of(entry(9, 0, table(0, 2, 3)))));
        byte[] before = storage.bytes(FILE);
        disk.inspect(Progress.NONE);
        Tables.digest(disk);
        new Layers(List.of(disk)).sha256();
        assertArrayEquals(before, storage.bytes(FILE));
    }

    @Test
    void aFileShorterThanWhenTheLogWasWrittenIsRefused() throws IOException {
        LogEntry entry = new LogEntry(LOG_GUID, 9, 0, 6 * MIB, 6 * MIB, List.of(table(2)));
        VhdxImages image = image().log(0, List.of(entry));
        assertEquals(FaultCode.TRUNCATED, refusal(image));
    }

    @Test
    void onlyTheLastEntryTellsTheSize() throws IOException {
        LogEntry first = new LogEntry(LOG_GUID, 9, 0, 6 * MIB, 6 * MIB, List.of(table(2)));
        assertEquals(
                "azaaaaaa",
                blocks(open(image().log(0, List.of(first, entry(10, 0, table(0, 2)))))));
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                raw("another log's", e -> new Guid(3, 3).writeMixed(e, 32)),
                raw("sequence number 0", e -> e.putLong(16, 0)),
                raw("entry length 0", e -> e.putInt(8, 0)),
                raw("entry length unaligned", e -> e.putInt(8, 8191)),
                raw("entry longer than the log", e -> e.putInt(8, 2 << 20)),
                raw("entry too long for its descriptors", e -> e.putInt(8, 3 * 4096)),
                raw("descriptor count 2^32 - 1", e -> e.putInt(24, -1)),
                raw("one descriptor more", e -> e.putInt(24, 2)),
                raw("tail elsewhere", e -> e.putInt(12, 64 << 10)),
                raw("tail past the log", e -> e.putInt(12, 2 << 20)),
                raw("last file offset 2^63", e -> e.putLong(56, Long.MIN_VALUE)),
                raw("last file offset 2^62", e -> e.putLong(56, 1L << 62)),
                raw("page over the header", e -> e.putLong(64 + 16, 64 << 10)),
                raw("page over the log", e -> e.putLong(64 + 16, MIB + 4096)),
                raw("page at 2^63", e -> e.putLong(64 + 16, Long.MIN_VALUE)),
                raw("page past the last file offset", e -> e.putLong(64 + 16, FILE_SIZE)),
                raw("page unaligned", e -> e.putLong(64 + 16, 2 * MIB + 512)),
                raw("descriptor of another entry", e -> e.putLong(64 + 24, 10)),
                raw("unknown descriptor", e -> e.putInt(64, 0)),
                raw("data sector of another entry", e -> e.putInt(4096 + 4092, 10)),
                raw("data sector without signature", e -> e.putInt(4096, 0)));
    }

    private static Arguments raw(String name, Consumer<ByteBuffer> damage) {
        ByteBuffer entry = entry(9, 0, table(2)).serialize().order(ByteOrder.LITTLE_ENDIAN);
        damage.accept(entry);
        return Arguments.of(name, checksummed(entry));
    }

    private static ByteBuffer checksummed(ByteBuffer entry) {
        CRC32C crc = new CRC32C();
        entry.putInt(4, 0);
        crc.update(entry.duplicate());
        return entry.putInt(4, (int) crc.getValue());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void aLogOfUnusableEntriesIsCorrupt(String name, ByteBuffer entry) throws IOException {
        VhdxImages image = image().log(0, List.of()).logBytes(0, List.of(entry));
        assertEquals(FaultCode.LOG_CORRUPT, refusal(image), name);
    }

    @Test
    void zerosOfAnyLengthStayWithinTheFile() throws IOException {
        for (long length : new long[] {1L << 62, -4096, FILE_SIZE, 512}) {
            ByteBuffer entry =
                    entry(9, 0, new LogChange.Zeros(3 * MIB, 4096))
                            .serialize()
                            .order(ByteOrder.LITTLE_ENDIAN);
            ByteBuffer huge = checksummed(entry.putLong(64 + 8, length));
            VhdxImages image = image().log(0, List.of()).logBytes(0, List.of(huge));
            assertEquals(FaultCode.LOG_CORRUPT, refusal(image), length + " bytes");
            storage.delete(FILE);
        }
    }

    @Test
    void anEmptyLogIsReadAtOnceWhateverFillsIt() throws IOException {
        List<ByteBuffer> headersOnly = new ArrayList<>();
        for (int i = 0; i < LOG_LENGTH / 4096; i++) {
            ByteBuffer sector = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
            sector.put(0, entry(i + 1, 0, table(2)).serialize(), 0, 4096);
            headersOnly.add(sector.putInt(8, (int) LOG_LENGTH - 4096));
        }
        VhdxImages image = image().log(0, List.of()).logBytes(0, headersOnly);
        assertEquals(FaultCode.LOG_CORRUPT, refusal(image));
    }

    /// The size that a log gives to the file may be any up to the largest there is.
    @Test
    void aFileThatWouldNotFitIsReadButNotWritten() throws IOException {
        long last = FILE_SIZE + 1000 * MIB;
        LogEntry huge = new LogEntry(LOG_GUID, 9, 0, FILE_SIZE, last, List.of(table(0, 2)));
        assertEquals("azaaaaaa", blocks(open(image().log(0, List.of(huge)))));
        storage.free(1000 * MIB - 1);
        byte[] before = storage.bytes(FILE);
        FileSystemException full =
                assertThrows(
                        FileSystemException.class,
                        () -> Disks.openForWriting(storage, FILE, new Random(1)));
        assertEquals("no space left for 1048576000 more bytes", full.getReason());
        assertArrayEquals(before, storage.bytes(FILE));
        storage.free(1000 * MIB);
        Disks.openForWriting(storage, FILE, new Random(1)).close();
        assertEquals(last, storage.facts(FILE).orElseThrow().size());
    }

    private FaultCode refusal(VhdxImages image) {
        return assertThrows(DamagedDiskException.class, () -> open(image).close()).fault().code();
    }
}
