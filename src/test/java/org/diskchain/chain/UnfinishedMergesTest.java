package org.diskchain.chain;

import static org.diskchain.chain.ParentState.Found.JOURNAL;
import static org.diskchain.chain.ParentState.Found.RECORDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Guid;
import org.diskchain.disk.ParentLink;
import org.diskchain.journal.JournalDamagedException.Damage;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.Participant;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Witness;
import org.diskchain.testing.MadeDisks;
import org.diskchain.testing.Paper;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Chains of which a merge is unfinished.
final class UnfinishedMergesTest extends ScanningTest {
    private static final Guid OLD = new Guid(10, 1);
    private static final Guid NEW = new Guid(10, 2);
    private static final Guid SOURCE = new Guid(10, 3);

    private final Path target = at("t/base.vhd");
    private final Path source = at("s/child.vhd");
    private final Path journal = JournalFile.beside(target);

    /// A base and its child, with what the child records of it and what the base has.
    private void makeChain(Guid found, Guid recorded) throws Exception {
        disks.make(target, found, ParentLink.NONE);
        disks.make(source, SOURCE, MadeDisks.link(recorded, "..\\t\\base.vhd"));
    }

    private void writeJournal(Phase phase) throws Exception {
        List<Participant> line =
                List.of(
                        new Participant(source, SOURCE, SOURCE, witness(source)),
                        new Participant(target, OLD, NEW, witness(target)));
        JournalFile.write(storage, Paper.journal(journal, phase, line, 0, 0, 512, Instant.EPOCH));
    }

    private Witness witness(Path file) throws Exception {
        FileFacts facts = storage.facts(file).orElseThrow();
        return new Witness(file, facts.size(), facts.key(), facts.modified(), SOURCE, "");
    }

    private static Finding unfinished(Path disk, Path journal, boolean readable) {
        return new Finding.MergeUnfinished(disk, journal, readable);
    }

    @Test
    void aMergeThatHasOnlyBeenPlannedLeavesEveryDiskReadable() throws Exception {
        makeChain(OLD, OLD);
        writeJournal(Phase.PLANNED);
        DiskForest forest = scan();
        assertEquals(1, forest.unfinished().size());
        assertFindings(forest, "t/base.vhd", unfinished(target, journal, true));
        assertFindings(forest, "s/child.vhd", unfinished(source, journal, true));
        assertEquals(2, forest.disks().size());
    }

    @Test
    void whileIdentitiesChangeTheJournalDecidesTheLink() throws Exception {
        makeChain(NEW, OLD);
        writeJournal(Phase.IDENTITIES);
        disks.make(at("s/copy of old base.vhd"), OLD, ParentLink.NONE);
        for (DiskForest forest :
                List.of(
                        scan(),
                        scan(source),
                        new Scanner(storage).scanChain(source, List.of(), Progress.NONE),
                        new Scanner(storage).scanAround(source, List.of(), Progress.NONE))) {
            assertParent(forest, "s/child.vhd", "t/base.vhd", JOURNAL);
            assertTrue(forest.isSound(source));
            assertFalse(forest.isSound(target));
            assertEquals(1, forest.unfinished().size());
        }
    }

    @Test
    void anotherChildOfTheTargetIsNotTakenForValid() throws Exception {
        makeChain(NEW, NEW);
        disks.child(at("other.vhd"), OLD, ".\\t\\base.vhd");
        writeJournal(Phase.COPY);
        DiskForest forest = scan();
        assertParent(forest, "s/child.vhd", "t/base.vhd", RECORDED);
        assertTrue(forest.isSound(source));
        assertFindings(
                forest, "other.vhd", new Finding.ParentMismatch(at("other.vhd"), target, OLD, NEW));
    }

    @Test
    void theTargetMayAlreadyBeTheSourcesTwin() throws Exception {
        makeChain(SOURCE, NEW);
        writeJournal(Phase.FINISH);
        DiskForest forest = scan();
        assertParent(forest, "s/child.vhd", "t/base.vhd", JOURNAL);
        assertTrue(forest.isSound(source));
    }

    @Test
    void aDamagedJournalIsToldAtItsTarget() throws Exception {
        makeChain(OLD, OLD);
        storage.put(journal, new byte[] {1, 2, 3});
        DiskForest forest = scan();
        assertFindings(
                forest,
                "t/base.vhd",
                new Finding.JournalDamaged(target, journal, Damage.NOT_A_JOURNAL));
        assertTrue(forest.unfinished().isEmpty());
    }
}
