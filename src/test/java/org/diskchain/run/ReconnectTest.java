package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.FileLock;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Holder;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;
import org.diskchain.disk.Change;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.journal.Undo.Standing;
import org.diskchain.journal.UndoFile;
import org.diskchain.plan.PlannedReconnect;
import org.diskchain.plan.PlannedReconnect.ReconnectPlan;
import org.diskchain.plan.PlannedReconnect.Refused;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.plan.Refusal;
import org.diskchain.run.RunRefusedException.Reason;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.checker.CheckedDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.File;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Giving a child another parent: what it reads and records then, what is refused, and that it can
/// be taken back bit for bit.
final class ReconnectTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final int SECTOR = 512;
    private static final int VHD_TABLE = 512 + 20; // the low half of where the table is
    private static final int VHDX_HEADER = (64 << 10) + 100; // in what no version knows yet

    private LinkForest forest;
    private MemoryStorage storage;

    private void make(Format format) throws Exception {
        forest = new LinkForest(format, 1);
        storage = forest.storage;
    }

    static Reconnector reconnector(Storage storage) {
        return new Reconnector(storage, new SplittableRandom(3), CLOCK);
    }

    static ReconnectPlan plan(MemoryStorage storage, ReconnectWish wish) throws Exception {
        return plan(storage, LinkForest.scan(storage), wish);
    }

    /// @param storage what the plan is made with
    static ReconnectPlan plan(Storage storage, DiskForest scanned, ReconnectWish wish)
            throws Exception {
        PlannedReconnect planned = new ReconnectPlanning(storage).plan(scanned, wish);
        if (planned instanceof Refused refused) {
            throw new AssertionError("no plan: " + refused.reasons());
        }
        return (ReconnectPlan) planned;
    }

    private List<String> refusals(ReconnectWish wish) throws Exception {
        PlannedReconnect planned =
                new ReconnectPlanning(storage).plan(LinkForest.scan(storage), wish);
        return assertInstanceOf(Refused.class, planned).reasons().stream()
                .map(Refusal::code)
                .toList();
    }

    private ReconnectWish wish(Path parent) {
        return new ReconnectWish(forest.child, parent, Optional.empty(), true);
    }

    private void reconnect(Path parent) throws Exception {
        reconnector(storage).run(plan(storage, wish(parent)));
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void theChildReadsThroughItsNewParent(Format format) throws Exception {
        make(format);
        byte[] before = storage.bytes(forest.child);

        reconnect(forest.other);

        DiskForest scanned = LinkForest.scan(storage);
        ParentState state = scanned.disk(forest.child).orElseThrow().parent();
        assertEquals(new ParentState.Resolved(forest.other, ParentState.Found.RECORDED), state);
        assertTrue(scanned.isSound(forest.leaf));
        try (ByteFile file = storage.open(forest.child)) {
            CheckedDisk outside = CheckedDisk.of(file);
            String name = ".\\sub\\" + forest.other.getFileName();
            assertEquals(name, outside.paths().getFirst());
            assertEquals(List.of(forest.plainIdentity(forest.other)), outside.parents());
        }
        assertEquals(Standing.DONE, scanned.undoable(forest.child).orElseThrow().standing());

        reconnector(storage).undo(scanned, forest.child);
        assertArrayEquals(before, storage.bytes(forest.child));
        assertFalse(storage.facts(UndoFile.beside(forest.child)).isPresent());
        assertArrayEquals(forest.content(forest.leaf), LinkForest.read(storage, forest.leaf));
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
    void aPathOfWindowsIsFilledFromOtherLinksOrStated(Format format) throws Exception {
        make(format);
        String ending = forest.base.getFileName().toString().substring(4);
        Path parent = forest.base;
        assertEquals(
                Optional.of("C:\\vm\\base" + ending), absolute(plan(storage, wish(parent)).link()));
        assertEquals(Optional.empty(), absolute(plan(storage, wish(forest.other)).link()));

        String stated = "D:/disks/new" + ending;
        ReconnectWish wish =
                new ReconnectWish(forest.child, forest.other, Optional.of(stated), true);
        reconnector(storage).run(plan(storage, wish));
        try (Disk disk = Disks.open(storage, forest.child)) {
            assertEquals(Optional.of("D:\\disks\\new" + ending), absolute(disk.facts().parent()));
        }
        ReconnectWish odd =
                new ReconnectWish(forest.child, forest.other, Optional.of("D:\\disks\\x"), true);
        assertEquals(List.of("not-windows-path"), refusals(odd));
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void whatWouldNotLeadToTheParentIsNotRecorded(Format format) throws Exception {
        make(format);
        List<String> names = new ArrayList<>(List.of("aux.disk"));
        if (File.separatorChar == '/') names.addAll(List.of("back\\slash.disk", "co:lon.disk"));
        for (String name : names) {
            Path parent = forest.other.resolveSibling(name);
            storage.rename(forest.other, parent);
            assertEquals(List.of("path-not-recordable"), refusals(wish(parent)), name);
            storage.rename(parent, forest.other);
        }
        reconnect(forest.other);
    }

    private static Optional<String> absolute(ParentLink link) {
        return link.paths().stream()
                .filter(path -> path.kind() == RecordedPath.Kind.ABSOLUTE)
                .map(RecordedPath::value)
                .findFirst();
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void everyReasonIsToldAtOnce(Format format) throws Exception {
        make(format);
        storage.hold(forest.child, new Holder("qemu", 7));
        storage.readOnly(forest.child);
        ReconnectWish wish =
                new ReconnectWish(forest.child, forest.other, Optional.of("/x"), false);
        assertEquals(
                List.of("parent-mismatch", "not-windows-path", "in-use", "not-writable"),
                refusals(wish));
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void aDiskIsNeverItsOwnAncestor(Format format) throws Exception {
        make(format);
        assertTrue(refusals(wish(forest.leaf)).contains("parent-is-below"));
        assertTrue(refusals(wish(forest.child)).contains("parent-is-below"));
        ReconnectWish base = new ReconnectWish(forest.base, forest.other, Optional.empty(), true);
        assertTrue(refusals(base).contains("not-differencing"));
        assertTrue(refusals(base).contains("parent-is-below"));
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void anotherFormatIsNoParent(Format format) throws Exception {
        make(format);
        LinkForest others = new LinkForest(format == Format.VHD ? Format.VHDX : Format.VHD, 2);
        storage.put(others.base, others.storage.bytes(others.base));
        assertEquals(List.of("parent-format-differs"), refusals(wish(others.base)));
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
        assertThrows(
                java.io.IOException.class, () -> reconnector(storage).undo(scanned, forest.child));
        assertArrayEquals(bytes, storage.bytes(record));
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void anIdentityOfZerosIsNoParentEvenWhereIdentitiesAreIgnored(Format format) throws Exception {
        make(format);
        if (format == Format.VHDX) return; // cannot be written
        try (DiskWriter writer =
                Disks.openForWriting(storage, forest.other, new SplittableRandom(5))) {
            writer.setIdentity(Guid.ZERO);
        }
        assertEquals(List.of("parent-mismatch"), refusals(wish(forest.other)));
    }
}
