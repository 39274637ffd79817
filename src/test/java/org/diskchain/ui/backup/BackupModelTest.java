package org.diskchain.ui.backup;

import static org.diskchain.testing.VssDocuments.ABLE;
import static org.diskchain.testing.VssDocuments.component;
import static org.diskchain.testing.VssDocuments.components;
import static org.diskchain.testing.VssDocuments.differenced;
import static org.diskchain.testing.VssDocuments.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.backup.BackupDocuments;
import org.diskchain.backup.BackupType;
import org.diskchain.backup.LastBackup;
import org.diskchain.backup.Verdict;
import org.diskchain.backup.VssSet;
import org.diskchain.chain.DiskForest;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.PaperForest;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.Memory;
import org.diskchain.ui.backup.RuleLine.Problem;
import org.diskchain.ui.merge.MergeModel.Threads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// What the person says and what is forecast from it, with a background that runs when the test
/// says so.
final class BackupModelTest {
    private static final Path VM = Path.of("/mnt/store/vm").toAbsolutePath();
    private static final Path BASE = VM.resolve("base.vhdx");
    private static final Instant NOW = Instant.parse("2026-03-10T00:00:00Z");

    /// Its children record `D:\vm\base.vhdx` as their parent. All files were changed in 1970.
    private static final DiskForest DISKS =
            new PaperForest(VM).base("base.vhdx", 1000).child("a.vhdx", "base.vhdx", 100).made();

    private final ForestModel forest = new ForestModel();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final Queue<Runnable> screen = new ArrayDeque<>();
    private final BackupModel model =
            new BackupModel(forest, InstantSource.fixed(NOW), new Threads(later::add, screen::add));

    @BeforeEach
    void scan() {
        forest.forestProperty().set(DISKS);
    }

    private static VssSet set(String path, String time) throws IOException {
        MemoryStorage storage = new MemoryStorage();
        Path file = Path.of("/documents/BCDocument.xml").toAbsolutePath();
        String text =
                components(
                        "incremental",
                        ABLE,
                        component("vm", differenced(file(path, "*", "yes", time))));
        storage.put(file, text.getBytes(StandardCharsets.UTF_8));
        return new BackupDocuments(storage).open(List.of(file));
    }

    private void open(String path) throws IOException {
        model.open(set(path, "0"));
        runAll();
    }

    private void runAll() {
        while (!later.isEmpty() || !screen.isEmpty()) {
            while (!later.isEmpty()) later.remove().run();
            while (!screen.isEmpty()) screen.remove().run();
        }
    }

    private Verdict verdict() {
        return forest.backupProperty().get().of(BASE).verdict();
    }

    @Test
    void whatWasSaidOnceAndForAllIsThereAtTheNextStart() throws IOException {
        Map<String, String> kept = new HashMap<>();
        Remembered.keep(model, memory(kept));
        open("D:\\vm");
        model.rules().add(new RuleLine("E:\\Other", "/srv/other", false));
        model.rules().add(new RuleLine("E:\\Unfinished", "", false));
        model.nextProperty().set(BackupType.DIFFERENTIAL);

        BackupModel next =
                new BackupModel(
                        new ForestModel(),
                        InstantSource.fixed(NOW),
                        new Threads(later::add, screen::add));
        Remembered.keep(next, memory(kept));

        assertEquals(List.of(new RuleLine("E:\\Other", "/srv/other", false)), next.rules());
        assertEquals(BackupType.DIFFERENTIAL, next.nextProperty().get());
        next.rules().clear();
        BackupModel last =
                new BackupModel(
                        new ForestModel(),
                        InstantSource.fixed(NOW),
                        new Threads(later::add, screen::add));
        Remembered.keep(last, memory(kept));
        assertEquals(List.of(), last.rules());
    }

    private static Memory memory(Map<String, String> kept) {
        return new Memory() {
            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(kept.get(key));
            }

            @Override
            public void put(String key, String value) {
                kept.put(key, value);
            }

            @Override
            public void save() {}
        };
    }

    @Test
    void aRuleLeadsToOneFolder() {
        assertEquals(RuleLine.Problem.NONE, new RuleLine("C:\\VMs", "/vm", false).problem());
        assertEquals(RuleLine.Problem.WINDOWS, new RuleLine("%VMS%\\a", "/vm", false).problem());
        assertEquals(RuleLine.Problem.WINDOWS, new RuleLine("\\VMs", "/vm", false).problem());
    }

    @Test
    void nothingIsAskedWithoutDocuments() {
        model.nextProperty().set(BackupType.FULL);
        assertTrue(later.isEmpty());
        assertNull(forest.backupProperty().get());
    }

    @Test
    void aProposedRuleIsFilledInAndLeadsToTheForecast() throws IOException {
        open("D:\\vm");
        assertEquals(List.of(new RuleLine("D:\\", "/mnt/store", true)), model.rules());
        assertEquals(2, model.foreseenProperty().get().forecast().matched());
        assertEquals(Verdict.UNKNOWN, verdict(), "the time of the last backup is asked for");

        model.lastFullProperty().set(LastBackup.at(NOW));
        model.lastIncrementalProperty().set(LastBackup.NEVER);
        assertTrue(model.waitingProperty().get(), "what is shown is not of these inputs yet");
        runAll();
        assertFalse(model.waitingProperty().get());
        assertEquals(Verdict.LEFT_OUT, verdict());
    }

    @Test
    void aProposalThatWasTakenAwayDoesNotComeAgain() throws IOException {
        open("D:\\vm");
        model.remove(0);
        forest.forestProperty().set(DiskForest.EMPTY);
        forest.forestProperty().set(DISKS);
        runAll();
        assertEquals(List.of(), model.rules());
    }

    @Test
    void aProposalThatIsWrittenOverIsThePersonsOwn() throws IOException {
        open("D:\\vm");
        model.write(0, "E:\\disks", "/mnt/store/vm");
        runAll();
        assertEquals(List.of(new RuleLine("E:\\disks", "/mnt/store/vm", false)), model.rules());
        assertEquals(
                "E:\\disks\\base.vhdx",
                forest.backupProperty().get().of(BASE).paths().getFirst().toString());
    }

    @Test
    void rulesMoveUp() {
        model.rules().setAll(RuleLine.EMPTY, new RuleLine("C:\\", "/mnt", false));
        model.raise(1);
        assertEquals("C:\\", model.rules().getFirst().windows());
    }

    @Test
    void aRuleSaysWhatIsWrongWithIt() {
        assertEquals(Problem.NONE, new RuleLine("C:\\VMs", "/mnt", false).problem());
        assertEquals(Problem.UNFINISHED, new RuleLine("C:\\VMs", " ", false).problem());
        assertEquals(Problem.WINDOWS, new RuleLine("VMs", "/mnt", false).problem());
        assertEquals(Problem.WINDOWS, new RuleLine("\\VMs", "/mnt", false).problem());
        assertEquals(Problem.LOCAL, new RuleLine("C:\\VMs", "mnt", false).problem());
    }

    @Test
    void anUnknownVariableIsAskedForAndThenUsed() throws IOException {
        open("%VMROOT%");
        VariableLine asked = model.variables().getLast();
        assertEquals(new VariableLine("VMROOT", "", false), asked);
        assertTrue(model.variables().getFirst().assumed());

        model.lastFullProperty().set(LastBackup.NEVER);
        model.lastIncrementalProperty().set(LastBackup.NEVER);
        model.variables()
                .set(model.variables().size() - 1, new VariableLine("VMROOT", "D:\\vm", false));
        runAll();
        assertEquals(Verdict.WHOLE, verdict());
    }

    @Test
    void anAnswerThatComesLateIsDropped() throws IOException {
        model.open(set("D:\\vm", "0"));
        while (!later.isEmpty()) later.remove().run();
        model.close();
        runAll();
        assertNull(forest.backupProperty().get());
        assertNull(model.foreseenProperty().get());
    }

    @Test
    void otherDocumentsForgetWhatWasSaidOfTheFirst() throws IOException {
        open("D:\\vm");
        model.lastFullProperty().set(LastBackup.at(NOW));
        model.variables().removeFirst();
        open("C:\\");
        assertEquals(LastBackup.UNKNOWN, model.lastFullProperty().get());
        assertEquals("SYSTEMROOT", model.variables().getFirst().name());
        assertFalse(model.rules().isEmpty(), "rules speak of folders and stay");
    }
}
