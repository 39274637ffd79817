package org.diskchain.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.journal.Undo.Standing;
import org.diskchain.journal.Undo.Step;
import org.diskchain.journal.Witness.Content;
import org.diskchain.testing.MemoryStorage;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A record of as many writes as a large log takes that is replayed on the way: how far they came
/// is told in memory that does not grow with their square.
final class UndoStepsTest {
    private static final int PAGE = 4 << 10;
    private static final int WRITES = 1800; // two copies of all of it are what a record may hold
    private static final Path CHILD = Path.of("/vm/child.vhdx").toAbsolutePath();

    private final MemoryStorage storage = new MemoryStorage();

    @Test
    void aRecordOfManyWritesIsReadInLittleMemory() throws Exception {
        storage.createFolders(CHILD.getParent());
        Undo undo = record();
        try (ByteFile file = storage.create(CHILD)) {
            file.resize(WRITES * 2L * PAGE);
        }
        assertEquals(Standing.BEFORE, new UndoSteps(undo).standing(storage, CHILD));
        write(undo, 0, WRITES / 2);
        assertEquals(WRITES / 2, done(undo));
        write(undo, WRITES / 2, WRITES);
        assertEquals(WRITES, done(undo));
        assertEquals(Standing.UNFINISHED, new UndoSteps(undo).standing(storage, CHILD));
    }

    private int done(Undo undo) throws IOException {
        try (ByteFile file = storage.open(CHILD)) {
            return new UndoSteps(undo).done(file).orElseThrow();
        }
    }

    private static Undo record() {
        byte[] page = new byte[PAGE];
        Arrays.fill(page, (byte) 7);
        String old = HexFormat.of().formatHex(new byte[PAGE]);
        String written = HexFormat.of().formatHex(page);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < WRITES; i++) {
            steps.add(new Step(2L * i * PAGE, WRITES * 2L * PAGE, old, written));
        }
        return new Undo(
                UndoFile.beside(CHILD),
                CHILD,
                CHILD.resolveSibling("parent.vhdx"),
                Guid.ZERO,
                Instant.EPOCH,
                new Content(0, ""),
                Optional.empty(),
                steps);
    }

    private void write(Undo undo, int from, int to) throws IOException {
        try (ByteFile file = storage.openForWriting(CHILD)) {
            for (Step step : undo.steps().subList(from, to)) {
                file.write(step.offset(), ByteBuffer.wrap(HexFormat.of().parseHex(step.written())));
            }
        }
    }
}
