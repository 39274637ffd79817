package org.diskchain.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.Paper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A journal comes back as it was written, from wherever its folder is, and nothing else is taken
/// for one.
final class JournalFileTest {
    private static final Path VM = Path.of("/vm").toAbsolutePath();
    private static final Guid OLD = new Guid(1, 2);
    private static final Guid NEW = new Guid(3, 4);

    private final MemoryStorage storage = new MemoryStorage();

    private static Participant disk(Path path) {
        Instant time = Instant.parse("2026-03-01T10:15:30.123456789Z");
        return new Participant(path, OLD, NEW, new Witness(path, 42, "(dev,ino)", time, OLD, "ab"));
    }

    private static Journal journal() {
        return Paper.journal(
                JournalFile.beside(VM.resolve("base.vhdx")),
                Phase.COPY,
                List.of(
                        disk(VM.resolve("sub/leaf\nof \\ 1.avhdx")),
                        disk(Path.of("/elsewhere/mid.avhdx").toAbsolutePath()),
                        disk(VM.resolve("base.vhdx"))),
                123_456_789_012L,
                7,
                8,
                Instant.parse("2026-11-21T20:00:00Z"));
    }

    @Test
    void itComesBackAsItWasWritten() throws IOException {
        storage.createFolders(VM);
        JournalFile.write(storage, journal());
        JournalFile.write(storage, journal());
        assertEquals(Optional.of(journal()), JournalFile.read(storage, journal().file()));
        assertEquals(List.of(journal().file()), storage.list(VM), "nothing is left beside it");
    }

    /// A name in another system's encoding would be another name when it is read back.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aNameThatIsNoTextIsRefusedBeforeAnythingIsWritten() throws IOException {
        storage.createFolders(VM);
        Path odd = Path.of(URI.create("file:///vm/M%E1quina.avhdx"));
        Journal journal =
                Paper.journal(
                        journal().file(),
                        Phase.PLANNED,
                        List.of(disk(odd), disk(VM.resolve("base.vhdx"))),
                        0,
                        0,
                        8,
                        Instant.EPOCH);
        assertThrows(IOException.class, () -> JournalFile.write(storage, journal));
        assertEquals(List.of(), storage.list(VM));
    }

    @Test
    void itsDisksAreFoundBesideItAfterTheFolderWasMoved() throws IOException {
        storage.createFolders(VM);
        JournalFile.write(storage, journal());
        Path moved = Path.of("/moved").toAbsolutePath().resolve(journal().file().getFileName());
        storage.createFolders(moved.getParent());
        storage.rename(journal().file(), moved);
        Journal read = JournalFile.read(storage, moved).orElseThrow();
        assertEquals(moved.resolveSibling("base.vhdx"), read.target().path());
        assertEquals(moved.resolveSibling("sub/leaf\nof \\ 1.avhdx"), read.source().path());
    }

    @Test
    void whereThereIsNoneThatIsSaid() throws IOException {
        assertEquals(Optional.empty(), JournalFile.read(storage, VM.resolve("x.diskchain-merge")));
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        storage.createFolders(VM);
        JournalFile.write(storage, journal());
        Path file = journal().file();
        int size = (int) storage.facts(file).orElseThrow().size();
        byte[] whole = new byte[size];
        try (ByteFile bytes = storage.open(file)) {
            bytes.read(0, ByteBuffer.wrap(whole));
        }
        for (int i = 0; i < size; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 4;
            storage.put(file, flipped);
            assertThrows(JournalDamagedException.class, () -> JournalFile.read(storage, file));
        }
        for (int length = 0; length < size; length += 7) {
            storage.put(file, Arrays.copyOf(whole, length));
            assertThrows(JournalDamagedException.class, () -> JournalFile.read(storage, file));
        }
    }

    /// Also where the checksum was made to fit: what is gone on with must be whole.
    @Test
    void aMissingFactIsNoticed() throws IOException {
        String body = new String(JournalText.write(journal()), UTF_8);
        List<String> lines = body.lines().toList();
        for (int i = 1; i < lines.size() - 1; i++) {
            String name = lines.get(i).split(" ")[0];
            if (name.equals("disk") || name.equals("absolute")) continue; // where blocks begin
            List<String> left = new ArrayList<>(lines.subList(0, lines.size() - 1));
            left.remove(i);
            String text = String.join("\n", left) + "\n";
            CRC32C crc = new CRC32C();
            crc.update(text.getBytes(UTF_8));
            String sealed = text + "checksum %08x\n".formatted(crc.getValue());
            assertThrows(
                    JournalDamagedException.class,
                    () -> JournalText.read(journal().file(), sealed.getBytes(UTF_8)),
                    "without " + name);
        }
    }

    @Test
    void itIsDroppableOnlyBeforeIdentitiesChange() {
        assertTrue(journal().at(Phase.PLANNED).isDroppable());
        for (Phase phase : List.of(Phase.IDENTITIES, Phase.COPY, Phase.FINISH)) {
            assertFalse(journal().at(phase).isDroppable(), phase.toString());
        }
    }

    @Test
    void itsNameLeadsToTheTargetAndBack() {
        Path target = VM.resolve("base.vhdx");
        assertEquals(target, RecordName.MERGE.diskOf(JournalFile.beside(target)));
        assertTrue(RecordName.MERGE.isNameOf(JournalFile.beside(target)));
        assertFalse(RecordName.MERGE.isNameOf(target));
    }

    @Test
    void whileItStandsALinkHoldsWithOldAndNewIdentities() {
        Journal journal = journal().at(Phase.IDENTITIES);
        Path child = journal.mergedLine().get(1).path();
        Path parent = journal.target().path();
        Guid foreign = new Guid(9, 9);
        assertTrue(journal.links(child, OLD, parent, NEW));
        assertTrue(journal.links(child, NEW, parent, OLD));
        assertFalse(journal.links(child, foreign, parent, NEW));
        Journal relinked = journal.at(Phase.COPY);
        assertTrue(relinked.links(child, NEW, parent, OLD), "a target that was put back");
        assertFalse(relinked.links(child, OLD, parent, NEW), "a child that was put back");
        Journal again = relinked.at(Phase.IDENTITIES);
        assertTrue(again.links(child, NEW, parent, OLD), "identities change once more");
        assertFalse(again.links(child, OLD, parent, NEW), "and the target holds payload");
        assertFalse(journal.links(child, OLD, parent, foreign));
        assertFalse(journal.links(parent, OLD, child, NEW), "not upside down");
        assertFalse(journal.links(journal.source().path(), OLD, parent, NEW), "not two steps");
    }
}
