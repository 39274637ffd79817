package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.FileLock;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Finding;
import org.diskchain.disk.Change;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.journal.Undo.Standing;
import org.diskchain.journal.UndoFile;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.run.RunRefusedException.Reason;
import org.diskchain.testing.MemoryStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Taking reconnects back: bit for bit, whatever the time of the file; never over what was written
/// since.
final class UndoTest {
    private static final int SECTOR = 512;
    private static final int VHD_TABLE = 512 + 20; // the low half of where the table is
    private static final int VHDX_HEADER = (64 << 10) + 100; // in what no version knows yet

    private LinkForest forest;
    private MemoryStorage storage;

    private void make(Format format) throws Exception {
        forest = new LinkForest(format, 1);
        storage = forest.storage;
    }

    private ReconnectWish wish(Path parent) {
        return new ReconnectWish(forest.child, parent, new HostPath.Told(), true);
    }

    private void reconnect(Path parent) throws Exception {
        reconnector(storage).run(ReconnectTest.plan(storage, wish(parent)));
    }

    private static Reconnector reconnector(Storage storage) {
        return ReconnectTest.reconnector(storage);
    }

    private List<String> refusals(ReconnectWish wish) throws Exception {
        return ReconnectTest.refusals(storage, wish);
    }

    /// From each of several reconnects one after another it goes back to the very first state.
    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void undoTakesAllReconnectsBack(Format format) throws Exception {
        make(format);
        byte[] before = storage.bytes(forest.child);

        reconnect(forest.other);
        reconnect(forest.base);
        reconnect(forest.old);

        assertArrayEquals(forest.content(forest.leaf), LinkForest.read(storage, forest.leaf));
        reconnector(storage).undo(LinkForest.scan(storage), forest.child);
        assertArrayEquals(before, storage.bytes(forest.child));
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void whatWasWrittenSinceIsNotDestroyed(Format format) throws Exception {
        make(format);
        reconnect(forest.other);
        try (DiskWriter writer =
                Disks.openForWriting(storage, forest.child, new SplittableRandom(5))) {
            writer.begin(List.of(new Change(0, 512, false)));
            writer.write(0, ByteBuffer.wrap(new byte[512]));
            writer.commit();
        }
        byte[] written = storage.bytes(forest.child);

        RunRefusedException refused =
                assertThrows(
                        RunRefusedException.class,
                        () -> reconnector(storage).undo(LinkForest.scan(storage), forest.child));
        assertEquals(Reason.WRITTEN_SINCE, refused.reason());
        assertArrayEquals(written, storage.bytes(forest.child));
        assertEquals(List.of("undo-kept"), refusals(wish(forest.old)));

        reconnector(storage).forget(forest.child);
        reconnect(forest.old);
    }

    /// As after a copy of the folder, or where somebody set the time of the file.
    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void anotherTimeDoesNotKeepAnyoneFromUndoing(Format format) throws Exception {
        make(format);
        byte[] before = storage.bytes(forest.child);
        reconnect(forest.other);
        writeInPlace(0, new byte[0]);
        assertEquals(Standing.DONE, standing());

        reconnect(forest.base);
        boolean whole = reconnector(storage).undo(LinkForest.scan(storage), forest.child);

        assertEquals(format == Format.VHDX, whole, "a VHD tells no writer");
        assertArrayEquals(before, storage.bytes(forest.child));
        assertFalse(storage.facts(UndoFile.beside(forest.child)).isPresent());
    }

    /// Whoever writes a VHD into blocks that are there already leaves a trace in nothing else.
    @Test
    void whatWasWrittenIntoBlocksOfAVhdIsKept() throws Exception {
        make(Format.VHD);
        byte[] before = storage.bytes(forest.child);
        int payload = payloadOfAVhd(before);
        reconnect(forest.other);
        byte[] written = {1, 2, 3};
        writeInPlace(payload, written);

        assertFalse(reconnector(storage).undo(LinkForest.scan(storage), forest.child));

        System.arraycopy(written, 0, before, payload, written.length);
        assertArrayEquals(before, storage.bytes(forest.child));
    }

    /// Where a sector of the first block lies that the child holds.
    private int payloadOfAVhd(byte[] file) throws Exception {
        byte[] content = forest.content(forest.child);
        for (int at = 0; at < content.length; at += SECTOR) {
            byte[] sector = Arrays.copyOfRange(content, at, at + SECTOR);
            for (int place = 0; place + SECTOR <= file.length; place += SECTOR) {
                if (Arrays.equals(sector, 0, SECTOR, file, place, place + SECTOR)) return place;
            }
        }
        throw new AssertionError("the child holds nothing");
    }

    /// Each byte of headers, tables and locators counts, also those that the record does not name.
    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void oneByteOfItsTablesIsEnoughToRefuseAnUndo(Format format) throws Exception {
        make(format);
        reconnect(forest.other);
        byte[] linked = storage.bytes(forest.child);
        int table = format == Format.VHD ? bitmapOfAVhd(linked) : VHDX_HEADER;
        writeInPlace(table, new byte[] {(byte) (linked[table] ^ 1)});
        byte[] written = storage.bytes(forest.child);

        assertEquals(Standing.CHANGED, standing());
        assertThrows(
                RunRefusedException.class,
                () -> reconnector(storage).undo(LinkForest.scan(storage), forest.child));
        assertArrayEquals(written, storage.bytes(forest.child));
    }

    /// Where the bitmap of the first block lies that the child holds.
    private static int bitmapOfAVhd(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int entry = bytes.getInt(VHD_TABLE);
        while (bytes.getInt(entry) == -1) entry += Integer.BYTES;
        return bytes.getInt(entry) * SECTOR;
    }

    private Standing standing() throws Exception {
        return LinkForest.scan(storage).undoable(forest.child).orElseThrow().standing();
    }

    private void writeInPlace(int offset, byte[] bytes) throws Exception {
        try (ByteFile file = storage.openForWriting(forest.child)) {
            file.write(offset, ByteBuffer.wrap(bytes));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void whatAnotherProgramHasIsNotLetGoOf(Format format) throws Exception {
        make(format);
        reconnect(forest.other);
        try (FileLock _ = storage.lock(forest.child).orElseThrow()) {
            RunRefusedException refused =
                    assertThrows(
                            RunRefusedException.class,
                            () -> reconnector(storage).forget(forest.child));
            assertEquals(Reason.IN_USE, refused.reason());
        }
        assertTrue(storage.facts(UndoFile.beside(forest.child)).isPresent());
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void aDamagedRecordIsToldAndLeftAlone(Format format) throws Exception {
        make(format);
        reconnect(forest.other);
        Path record = UndoFile.beside(forest.child);
        byte[] bytes = storage.bytes(record);
        bytes[bytes.length / 2] ^= 1;
        storage.delete(record);
        storage.put(record, bytes);

        DiskForest scanned = LinkForest.scan(storage);
        assertTrue(
                scanned.disk(forest.child).orElseThrow().findings().stream()
                        .anyMatch(Finding.RecordDamaged.class::isInstance));
        assertEquals(List.of("undo-kept"), refusals(wish(forest.old)));
        assertThrows(IOException.class, () -> reconnector(storage).undo(scanned, forest.child));
        assertArrayEquals(bytes, storage.bytes(record));
    }
}
