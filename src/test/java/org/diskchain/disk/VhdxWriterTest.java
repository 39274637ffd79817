package org.diskchain.disk;

import static org.diskchain.disk.NewVhdx.MIB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Guid;
import org.diskchain.format.vhdx.LogChange;
import org.diskchain.format.vhdx.MetadataEntry;
import org.diskchain.format.vhdx.MetadataItem;
import org.diskchain.format.vhdx.MetadataTable;
import org.diskchain.format.vhdx.ParentLocator;
import org.diskchain.format.vhdx.VhdxHeader;
import org.diskchain.format.vhdx.VhdxLayout;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.Samples;
import org.diskchain.testing.Tables;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;

/// What a writer does to headers and metadata, and what it refuses.
final class VhdxWriterTest {
    private static final Path FILE = Path.of("/disks/disk.vhdx");
    private static final Path OTHER_FILE = Path.of("/disks/other.vhdx");
    private static final Guid OTHER = new Guid(0x77, 0x78);
    private static final Guid USER_ITEM = new Guid(0x91, 0x92);

    private final MemoryStorage storage = new MemoryStorage();
    private final Random random = new Random(1);

    @BeforeEach
    void makeFolder() throws IOException {
        storage.createFolders(FILE.getParent());
    }

    private DiskWriter create(DiskType type) throws IOException {
        return Disks.create(storage, FILE, NewVhdx.of(type, 4 * MIB, MIB, 512), random);
    }

    private VhdxDisk reopened() throws IOException {
        return (VhdxDisk) Disks.open(storage, FILE);
    }

    @ParameterizedTest
    @EnumSource(names = {"DYNAMIC", "FIXED", "DIFFERENCING"})
    void aNewDiskIsWhatWasAskedFor(DiskType type) throws Exception {
        create(type).close();
        try (VhdxDisk disk = reopened()) {
            assertEquals(List.of(), disk.openingFaults());
            assertEquals(List.of(), disk.inspect(Progress.NONE).faults());
            DiskFacts facts = disk.facts();
            assertEquals(type, facts.type());
            assertEquals(4 * MIB, facts.virtualSize());
            assertEquals(MIB, facts.blockSize());
            assertEquals(512, facts.logicalSectorSize());
            assertEquals(NewVhdx.DISK_ID, facts.id());
            assertEquals(NewVhdx.IDENTITY, facts.identity());
            assertEquals("Diskchain", facts.creator());
            boolean child = type == DiskType.DIFFERENCING;
            assertEquals(child ? List.of(NewVhdx.PARENT) : List.of(), facts.parent().identities());
            assertEquals(child ? 3 : 0, facts.parent().paths().size());
            long blocks = type == DiskType.FIXED ? 4 * MIB : 0;
            assertEquals(4 * MIB + blocks, facts.fileSize());
            assertEquals(blocks, disk.inspect(Progress.NONE).ownedBytes());
        }
    }

    @Test
    void aWriterThatChangesNothingWritesNothing() throws Exception {
        create(DiskType.DYNAMIC).close();
        byte[] before = storage.bytes(FILE);
        Disks.openForWriting(storage, FILE, random).close();
        assertArrayEquals(before, storage.bytes(FILE));
    }

    @Test
    void contentChangesTheFileWriteGuidOnceAndTheIdentityNever() throws Exception {
        create(DiskType.DYNAMIC).close();
        try (VhdxDisk before = reopened();
                DiskWriter writer = Disks.openForWriting(storage, FILE, random)) {
            Guid old = before.headers().current().fileWriteGuid();
            change(writer);
            VhdxHeader first = ((VhdxDisk) writer.disk()).headers().current();
            change(writer);
            VhdxHeader second = ((VhdxDisk) writer.disk()).headers().current();
            assertNotEquals(old, first.fileWriteGuid());
            assertEquals(first.fileWriteGuid(), second.fileWriteGuid());
            assertEquals(NewVhdx.IDENTITY, second.dataWriteGuid());
        }
        try (VhdxDisk after = reopened()) {
            assertEquals(Guid.ZERO, after.headers().current().logGuid());
        }
    }

    private static void change(DiskWriter writer) throws IOException {
        writer.begin(List.of(new Change(0, 512, false)));
        writer.write(0, ByteBuffer.allocate(512).put(0, (byte) 1));
        writer.commit();
    }

    /// A reader that finds one of the two headers damaged takes the other one.
    @ParameterizedTest
    @ValueSource(longs = {64 << 10, 128 << 10})
    void anIdentityIsInBothHeaders(long header) throws Exception {
        create(DiskType.DYNAMIC).close();
        try (DiskWriter writer = Disks.openForWriting(storage, FILE, random)) {
            writer.setIdentity(OTHER);
            assertEquals(OTHER, writer.disk().facts().identity());
        }
        try (ByteFile file = storage.openForWriting(FILE)) {
            file.write(header, ByteBuffer.allocate(512));
        }
        try (VhdxDisk disk = reopened()) {
            assertEquals(OTHER, disk.facts().identity());
        }
    }

    @Test
    void aParentIsAcceptedThenAdopted() throws Exception {
        create(DiskType.DIFFERENCING).close();
        SequencedMap<String, String> before;
        try (VhdxDisk disk = reopened()) {
            before = disk.parent().values();
        }
        try (DiskWriter writer = Disks.openForWriting(storage, FILE, random)) {
            writer.acceptParent(OTHER, NewVhdx.PARENT);
            assertEquals(
                    List.of(NewVhdx.PARENT, OTHER), writer.disk().facts().parent().identities());
            writer.adoptParent(OTHER, NewVhdx.PARENT);
        }
        try (VhdxDisk disk = reopened()) {
            assertEquals(List.of(), disk.openingFaults());
            assertEquals(List.of(OTHER, NewVhdx.PARENT), disk.facts().parent().identities());
            assertEquals(NewVhdx.IDENTITY, disk.facts().identity());
            before.put(ParentLocator.LINKAGE, "{" + OTHER + "}");
            before.put(ParentLocator.LINKAGE2, "{" + NewVhdx.PARENT + "}");
            assertEquals(before, disk.parent().values());
        }
    }

    /// Any number of edits finds room in the metadata region: freed places are used again.
    @Test
    void linksCanChangeAnyNumberOfTimes() throws Exception {
        try (DiskWriter writer = create(DiskType.DIFFERENCING)) {
            for (int i = 0; i < 100; i++) writer.adoptParent(new Guid(i, 1), OTHER);
            assertEquals(new Guid(99, 1), writer.disk().facts().parent().recordedIdentity());
            long end =
                    ((VhdxDisk) writer.disk())
                            .metadata().table().entries().stream()
                                    .mapToLong(MetadataEntry::end)
                                    .max()
                                    .orElseThrow();
            assertTrue(end < MetadataTable.BYTES + 4096, "end of the last item: " + end);
        }
    }

    @Test
    void whatBelongsToTheVirtualDiskIsTakenOn() throws Exception {
        create(DiskType.DIFFERENCING).close();
        NewDisk small = NewVhdx.of(DiskType.DYNAMIC, 3 * MIB / 2, 2 * MIB, 512);
        NewDisk other =
                new NewDisk(
                        Format.VHDX,
                        small.type(),
                        small.virtualSize(),
                        small.blockSize(),
                        512,
                        OTHER,
                        OTHER,
                        ParentLink.NONE);
        Disks.create(storage, OTHER_FILE, other, random).close();
        addUserItem(OTHER_FILE, MetadataEntry.IS_USER | MetadataEntry.IS_VIRTUAL_DISK);
        try (Disk source = Disks.open(storage, OTHER_FILE);
                DiskWriter writer = Disks.openForWriting(storage, FILE, random)) {
            writer.takeVirtualDiskFacts(source, Progress.NONE);
        }
        try (VhdxDisk disk = reopened()) {
            assertEquals(List.of(), disk.openingFaults());
            assertEquals(List.of(), disk.inspect(Progress.NONE).faults());
            assertEquals(OTHER, disk.facts().id());
            assertEquals(3 * MIB / 2, disk.facts().virtualSize());
            assertEquals(MIB, disk.facts().blockSize(), "belongs to the file");
            assertEquals(List.of(NewVhdx.PARENT), disk.facts().parent().identities());
            assertEquals(1, userItems(disk));
        }
    }

    private static long userItems(VhdxDisk disk) {
        return disk.metadata().table().entries().stream()
                .filter(entry -> entry.item().equals(USER_ITEM))
                .count();
    }

    private void addUserItem(Path path, int flags) throws IOException {
        try (ByteFile file = storage.openForWriting(path);
                VhdxDisk disk = (VhdxDisk) Disks.open(storage, path)) {
            MetadataEdit edit =
                    new MetadataEdit(new ImageFile(file, path), disk.regions().metadata());
            edit.add(new MetadataEntry(USER_ITEM, 0, 0, flags), ByteBuffer.allocate(5));
            for (List<LogChange> group : edit.changes()) {
                for (LogChange page : group) {
                    file.write(page.fileOffset(), ((LogChange.Pages) page).bytes());
                }
            }
        }
    }

    @Test
    void otherItemsOfTheDiskStay() throws Exception {
        create(DiskType.DYNAMIC).close();
        addUserItem(FILE, MetadataEntry.IS_USER);
        try (DiskWriter writer = Disks.openForWriting(storage, FILE, random)) {
            writer.grow(9 * MIB, Progress.NONE);
        }
        try (VhdxDisk disk = reopened()) {
            assertEquals(1, userItems(disk));
            assertEquals(9 * MIB, disk.facts().virtualSize());
            assertEquals(
                    MetadataItem.VIRTUAL_DISK_SIZE.flags(),
                    disk.metadata().entry(MetadataItem.VIRTUAL_DISK_SIZE).orElseThrow().flags());
        }
    }

    @Test
    void aDiskWithoutALogIsNotWritten() throws Exception {
        create(DiskType.DYNAMIC).close();
        try (ByteFile file = storage.openForWriting(FILE)) {
            for (int slot = 0; slot < 2; slot++) {
                ByteBuffer bytes = ByteBuffer.allocate(VhdxHeader.BYTES);
                new VhdxHeader(slot + 1, OTHER, OTHER, Guid.ZERO, 0, 1, 0, 0).writeOver(bytes);
                file.write(VhdxLayout.header(slot), bytes);
            }
        }
        try (Disk disk = reopened()) { // and the plan of a merge says so beforehand
            assertEquals(FaultCode.LOG_MISSING, disk.openingFaults().getFirst().code());
        }
        assertThrows(DamagedDiskException.class, () -> Disks.openForWriting(storage, FILE, random));
    }

    @Test
    void aDiskWithABlockPastItsEndIsNotWritten() throws Exception {
        try (DiskWriter writer = create(DiskType.DYNAMIC)) {
            change(writer);
        }
        byte[] whole = storage.bytes(FILE);
        storage.put(FILE, Arrays.copyOf(whole, whole.length - MIB));
        assertThrows(DamagedDiskException.class, () -> Disks.openForWriting(storage, FILE, random));
    }

    @Test
    void aBatchGivenUpGivesItsRoomBack() throws Exception {
        create(DiskType.DYNAMIC).close();
        try (DiskWriter writer = Disks.openForWriting(storage, FILE, random)) {
            writer.begin(List.of(new Change(0, 2 * MIB, false)));
            writer.write(0, ByteBuffer.allocate(MIB));
        }
        try (VhdxDisk disk = reopened()) {
            assertEquals(4 * MIB, disk.facts().fileSize());
            assertEquals(0, disk.inspect(Progress.NONE).ownedBytes());
        }
    }

    @Test
    void onlyWhatWasAnnouncedCanBeWritten() throws Exception {
        try (DiskWriter writer = create(DiskType.DYNAMIC)) {
            writer.begin(List.of(new Change(0, 1024, false)));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> writer.write(512, ByteBuffer.allocate(1024)));
            Change past = new Change(4 * MIB - 512, 1024, false);
            assertThrows(IllegalArgumentException.class, () -> writer.begin(List.of(past)));
        }
    }

    @Test
    void aLogLeftByAnotherProgramIsPutInPlace(@TempDir Path folder) throws Exception {
        Path file = folder.toRealPath().resolve("dirty-log.vhdx");
        Files.copy(Samples.folder().resolve("singles/dirty-log.vhdx"), file);
        FileStorage files = new FileStorage();
        String replayed;
        try (Disk disk = Disks.open(files, file)) {
            assertTrue(toReplay(disk));
            replayed = Tables.digest(disk);
        }
        Disks.openForWriting(files, file, random).close();
        try (Disk disk = Disks.open(files, file)) {
            assertFalse(toReplay(disk));
            assertEquals(replayed, Tables.digest(disk));
        }
    }

    private static boolean toReplay(Disk disk) {
        return disk.openingFaults().stream()
                .anyMatch(fault -> fault.code() == FaultCode.LOG_TO_REPLAY);
    }
}
