package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Holder;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.ParentState;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.journal.Undo.Standing;
import org.diskchain.journal.UndoFile;
import org.diskchain.journal.Verify;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.PlannedReconnect;
import org.diskchain.plan.PlannedReconnect.ReconnectPlan;
import org.diskchain.plan.PlannedReconnect.Refused;
import org.diskchain.plan.RebaseWish;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.plan.Refusal;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.checker.CheckedDisk;
import org.diskchain.testing.checker.CheckedDisk.Recorded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Giving a child another parent: what it reads and records then, what is refused, and that it can
/// be taken back bit for bit.
final class ReconnectTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    /// Bytes that a locator of a VHD reserves.
    private static final long SPACE = 4 << 10;

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
        return refusals(storage, wish);
    }

    static List<String> refusals(MemoryStorage storage, ReconnectWish wish) throws Exception {
        PlannedReconnect planned =
                new ReconnectPlanning(storage).plan(LinkForest.scan(storage), wish);
        return assertInstanceOf(Refused.class, planned).reasons().stream()
                .map(Refusal::code)
                .toList();
    }

    private ReconnectWish wish(Path parent) {
        return new ReconnectWish(forest.child, parent, new HostPath.Told(), true);
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

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void aPathOfWindowsIsFilledFromOtherLinksOrStated(Format format) throws Exception {
        make(format);
        String ending = forest.base.getFileName().toString().substring(4);
        Path parent = forest.base;
        assertEquals(
                Optional.of("C:\\vm\\base" + ending), absolute(plan(storage, wish(parent)).link()));
        assertEquals(Optional.empty(), absolute(plan(storage, wish(forest.other)).link()));
        ReconnectWish without =
                new ReconnectWish(forest.child, parent, new HostPath.LeftOut(), true);
        assertEquals(Optional.empty(), absolute(plan(storage, without).link()));

        String stated = "D:/disks/new" + ending;
        ReconnectWish wish =
                new ReconnectWish(forest.child, forest.other, new HostPath.Stated(stated), true);
        reconnector(storage).run(plan(storage, wish));
        try (Disk disk = Disks.open(storage, forest.child)) {
            assertEquals(Optional.of("D:\\disks\\new" + ending), absolute(disk.facts().parent()));
        }
        assertRecorded(format, "D:\\disks\\new" + ending, ".\\sub\\new" + ending);
        without = new ReconnectWish(forest.child, forest.other, new HostPath.LeftOut(), true);
        reconnector(storage).run(plan(storage, without));
        assertRecorded(format, null, ".\\sub\\new" + ending);
        ReconnectWish odd =
                new ReconnectWish(
                        forest.child, forest.other, new HostPath.Stated("D:\\disks\\x"), true);
        assertEquals(List.of("not-windows-path"), refusals(odd));
        for (String device : List.of("\\\\?\\Volume{1}\\new", "//./D:/new", "\\\\?\\D:\\new")) {
            HostPath path = new HostPath.Stated(device + ending);
            ReconnectWish wrong = new ReconnectWish(forest.child, forest.other, path, true);
            assertEquals(List.of("not-windows-path"), refusals(wrong), device);
        }
    }

    /// All that an independent reader finds in the file, in its order.
    ///
    /// @param absolute null where none is to be there
    private void assertRecorded(Format format, String absolute, String relative) throws Exception {
        List<Recorded> expected = new ArrayList<>();
        if (format == Format.VHD) {
            if (absolute != null) expected.add(new Recorded(0, "W2ku", absolute, SPACE));
            expected.add(new Recorded(expected.size(), "W2ru", relative, SPACE));
            String name = absolute == null ? forest.other.getFileName().toString() : absolute;
            expected.add(new Recorded(0, "name", name, 0));
        } else {
            String identity = "{" + forest.plainIdentity(forest.other) + "}";
            expected.add(new Recorded(0, "parent_linkage", identity, 0));
            if (absolute != null) expected.add(new Recorded(1, "absolute_win32_path", absolute, 0));
            expected.add(new Recorded(expected.size(), "relative_path", relative, 0));
            expected.add(new Recorded(expected.size(), "parent_linkage2", "{" + NOBODY + "}", 0));
        }
        try (ByteFile file = storage.open(forest.child)) {
            assertEquals(expected, CheckedDisk.of(file).recorded());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"VHD", "VHDX"})
    void anAbsolutePathThatIsKnownToBeOldIsNotRecordedAgain(Format format) throws Exception {
        make(format);
        Path moved = forest.other.resolveSibling(forest.old.getFileName());
        storage.rename(forest.old, moved);
        assertEquals(Optional.empty(), absolute(plan(storage, wish(moved)).link()));

        storage.rename(moved, forest.old);
        Path base = forest.other.resolveSibling(forest.base.getFileName());
        storage.rename(forest.base, base);
        assertEquals(
                Optional.empty(),
                absolute(plan(storage, wish(base)).link()),
                "told by the link of another disk that is wrong too");
        RebaseWish rebase =
                new RebaseWish(forest.child, base, new HostPath.Told(), false, Verify.COPIED);
        assertEquals(
                Optional.empty(),
                absolute(RebaseTest.plan(storage, LinkForest.scan(storage), rebase).link()));
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
                new ReconnectWish(forest.child, forest.other, new HostPath.Stated("/x"), false);
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
        ReconnectWish base =
                new ReconnectWish(forest.base, forest.other, new HostPath.Told(), true);
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
