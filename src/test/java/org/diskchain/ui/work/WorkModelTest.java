package org.diskchain.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.DiskForest;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.RebaseFile;
import org.diskchain.journal.Verify;
import org.diskchain.journal.Witness;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.RebaseWish;
import org.diskchain.plan.Refusal;
import org.diskchain.run.RunRefusedException;
import org.diskchain.testing.DemoForests;
import org.diskchain.testing.ScriptedFlattening;
import org.diskchain.testing.ScriptedMerges;
import org.diskchain.testing.ScriptedPreviewer;
import org.diskchain.ui.ForestModel;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Running merges with an engine that the test plays, without the toolkit.
final class WorkModelTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MB = 1L << 20;

    private final ForestModel forest = new ForestModel();
    private final ScriptedMerges engine = new ScriptedMerges();
    private final ScriptedPreviewer planner = new ScriptedPreviewer();
    private final List<WorkState> ended = new ArrayList<>();
    private long now;
    private WorkModel work;

    @BeforeEach
    void open() {
        work = new WorkModel(forest, engine.engines(), engine, () -> now);
        work.setOnEnded(row -> ended.add(row.state()));
        forest.forestProperty().set(DemoForests.hyperV());
        forest.forestProperty().set(DemoForests.webFarm());
        List.copyOf(work.rows()).forEach(work::dismiss);
    }

    @Test
    void aRunIsShownOnlyWhenTheClockTicks() throws Exception {
        WorkRow row = start("ws22-2026-09.avhdx", 2);
        engine.last().reports(Stage.COPY, 0, 1000 * MB);
        engine.last().reports(Stage.COPY, 100 * MB, 1000 * MB);
        assertEquals(0, row.state().amount().done());
        work.tick();
        assertEquals(100 * MB, row.state().amount().done());
        assertEquals(10, row.state().amount().percent());
        assertEquals(0.1, forest.merging().get(row.task().written()), 1e-9);
    }

    @Test
    void rateAndRestAreToldAfterASecond() throws Exception {
        WorkRow row = start("ws22-2026-09.avhdx", 2);
        engine.last().reports(Stage.COPY, 0, 1000 * MB);
        for (int second = 0; second <= 4; second++) {
            engine.last().reports(Stage.COPY, second * 100 * MB, 1000 * MB);
            work.tick();
            now += SECOND;
        }
        WorkState.Running running = assertInstanceOf(WorkState.Running.class, row.state());
        assertEquals(100 * MB, running.bytesPerSecond());
        assertEquals(6, running.secondsLeft().orElseThrow());
        assertEquals(6, work.summaryProperty().get().secondsLeft().orElseThrow());
    }

    @Test
    void thePercentageNeverFalls() throws Exception {
        WorkRow row = start("ws22-2026-09.avhdx", 2);
        engine.last().reports(Stage.COPY, 500 * MB, 1000 * MB);
        work.tick();
        engine.last().reports(Stage.FINISH, 0, 1);
        work.tick();
        engine.last().reports(Stage.COPY, 100 * MB, 1000 * MB);
        work.tick();
        assertEquals(50, row.state().amount().percent());
    }

    @Test
    void eachStepIsCountedInItsBytes() throws Exception {
        Path iis = DemoForests.webFarmDisk("iis-legacy.avhdx");
        MergePlan plan = plan("ws22-2026-09.avhdx", 2, Set.of(iis));
        assertTrue(work.start(forest.forest(), plan));
        WorkRow row = work.rows().getFirst();
        long rescue = plan.rescueBytes();
        long copy = plan.amounts().mergedBytes();
        assertSaid(row, Stage.RESCUE, rescue / 2, rescue, "Step 2 of 5: copying into rescued");
        assertEquals(rescue / 2, row.state().amount().done());
        assertEquals(plan.bytesToCopy(), row.state().amount().total());
        engine.last().reports(Stage.PREPARE, 1, 2);
        assertSaid(row, Stage.COPY, copy / 2, copy, "Rescue of iis-legacy.avhdx is done.");
        assertEquals(rescue + copy / 2, row.state().amount().done());
        assertSaid(row, Stage.VERIFY, copy / 4, copy, "Step 4 of 5: reading the target back.");
        assertEquals(copy / 4, row.state().amount().done());
        work.stop(row);
        engine.last().returns(ScriptedMerges.result(row, false, copy, 0));
        assertEquals(plan.bytesToCopy(), row.state().amount().done(), "all is copied");
        assertEquals("all copied", words().left(row.state()));
    }

    private void assertSaid(WorkRow row, Stage stage, long done, long total, String words) {
        engine.last().reports(stage, done, total);
        work.tick();
        String about = words().about(row);
        assertTrue(about.contains(words), about);
        assertTrue(about.endsWith("It can be stopped and taken up again."), about);
    }

    private static WorkWords words() {
        return new WorkWords(new MergeTexts(Locale.ENGLISH));
    }

    @Test
    void aRescuedDiskAndAllBelowItBelongToTheRunningMerge() throws Exception {
        Path sql = DemoForests.webFarmDisk("sql-test.avhdx");
        assertTrue(work.start(forest.forest(), plan("ws22-2026-09.avhdx", 2, Set.of(sql))));
        assertFalse(work.start(forest.forest(), plan("sql-test_B9D2A6F0-0C1E-4B7A.avhdx", 1)));
    }

    @Test
    void stoppingLastsUntilTheEngineHasReturned() throws Exception {
        WorkRow row = start("ws22-2026-09.avhdx", 2);
        engine.last().reports(Stage.COPY, 730 * MB, 1000 * MB);
        work.tick();
        work.stop(row);
        assertTrue(engine.last().stopAsked);
        assertInstanceOf(WorkState.Stopping.class, row.state());
        engine.last().reports(Stage.COPY, 740 * MB, 1000 * MB);
        work.tick();
        assertInstanceOf(WorkState.Stopping.class, row.state());
        assertEquals(1, work.summaryProperty().get().running());
        engine.last().returns(ScriptedMerges.result(row, false, 740 * MB, 0));
        assertInstanceOf(WorkState.Unfinished.class, row.state());
        assertEquals(74, row.state().amount().percent());
        assertTrue(work.summaryProperty().get().isIdle());
        assertTrue(forest.merging().isEmpty());
    }

    @Test
    void aMergeThatFinishesAlthoughItWasStoppedIsFinished() throws Exception {
        WorkRow row = start("ws22-2026-09.avhdx", 2);
        work.stop(row);
        engine.last().returns(ScriptedMerges.result(row, true, 1000 * MB, 0));
        assertInstanceOf(WorkState.Finished.class, row.state());
    }

    @Test
    void aStoppedMergeIsResumedInItsRow() throws Exception {
        WorkRow row = start("ws22-2026-09.avhdx", 2);
        engine.last().reports(Stage.COPY, 400 * MB, 1000 * MB);
        work.stop(row);
        engine.last().returns(ScriptedMerges.result(row, false, 400 * MB, 0));
        assertTrue(work.resume(row));
        assertEquals(40, row.state().amount().percent());
        engine.last().reports(Stage.COPY, 400 * MB, 1000 * MB);
        engine.last().reports(Stage.COPY, 600 * MB, 1000 * MB);
        work.tick();
        assertEquals(60, row.state().amount().percent());
        engine.last().returns(ScriptedMerges.result(row, true, 600 * MB, 0));
        assertEquals(List.of("run", "resume"), engine.calls);
        assertEquals(100, row.state().amount().percent());
    }

    @Test
    void disjointMergesRunTogetherAndMeetingOnesDoNot() throws Exception {
        start("ws22-2026-09.avhdx", 1);
        MergePlan sameDisks = plan("web-staging.avhdx", 1);
        assertTrue(work.meeting(sameDisks.effects()).isPresent());
        assertFalse(work.start(forest.forest(), sameDisks));
        MergePlan ofAnotherTree = plan("dc01_90AB3E14-77F2-4D60.avhdx", 1);
        assertTrue(work.start(forest.forest(), ofAnotherTree));
        assertEquals(2, work.summaryProperty().get().running());
    }

    @Test
    void aMergeOfADiskThatTheRunningOneInvalidatesIsRefused() throws Exception {
        start("ws22-2026-09.avhdx", 2);
        assertFalse(work.start(forest.forest(), plan("sql-test_B9D2A6F0-0C1E-4B7A.avhdx", 1)));
    }

    @Test
    void aFailureTellsTheFileAndWhatToDo() throws Exception {
        WorkRow row = start("ws22-2026-09.avhdx", 2);
        engine.last().reports(Stage.COPY, 400 * MB, 1000 * MB);
        engine.last().fails(new IOException("No space left on device"));
        WorkState.Failed failed = assertInstanceOf(WorkState.Failed.class, row.state());
        assertTrue(failed.resumable());
        String about = new WorkWords(new MergeTexts(Locale.ENGLISH)).about(row);
        assertTrue(about.contains(row.task().written().toString()), about);
        assertTrue(about.contains("then resume"), about);
        assertTrue(work.resume(row));
    }

    @Test
    void aRunThatWasRefusedBeforeItBeganOffersNoResume() throws Exception {
        WorkRow row = start("ws22-2026-09.avhdx", 2);
        Path target = row.task().written();
        engine.last().fails(new RunRefusedException(RunRefusedException.Reason.CHANGED, target));
        assertFalse(assertInstanceOf(WorkState.Failed.class, row.state()).resumable());
    }

    @Test
    void unfinishedMergesOfAScanAreListedAndDroppedOnlyWhileThatIsPossible() {
        forest.forestProperty().set(DemoForests.hyperV());
        WorkRow row = work.rows().getFirst();
        assertEquals("exch-db02.vhdx", FileNames.whole(row.task().written()));
        assertEquals(62, row.state().amount().percent());
        work.drop(row);
        boolean droppable = assertInstanceOf(WorkState.Unfinished.class, firstState()).droppable();
        assertEquals(droppable, engine.runs.size() == 1);
        assertTrue(work.resume(row) || droppable);
    }

    @Test
    void anUnfinishedMergeThatIsGoneFromTheDisksLeavesTheList() {
        DiskForest with = DemoForests.hyperV();
        forest.forestProperty().set(with);
        assertEquals(1, work.rows().size());
        forest.forestProperty().set(new DiskForest(with.disks(), List.of(), with.searched()));
        assertEquals(0, work.rows().size());
    }

    @Test
    void aDiskIsMovedToAnotherParentInARowOfItsOwn() {
        Path web = DemoForests.webFarmDisk("web02.avhdx");
        Path golden = DemoForests.webFarmDisk("ws22-golden.vhdx");
        WorkRow row = move(web, golden);
        engine.last().reports(Stage.COPY, 0, 1000 * MB);
        engine.last().reports(Stage.COPY, 400 * MB, 1000 * MB);
        work.tick();
        assertEquals("Moving web02.avhdx to ws22-golden.vhdx", words().title(row));
        assertEquals(
                "Now copying what the new parent reads otherwise. It can be stopped and taken up"
                        + " again.",
                words().about(row));
        assertEquals(0.4, forest.merging().get(web), 1e-9);
        engine.rebases.finishes = false;
        work.stop(row);
        assertTrue(engine.last().stopAsked);
        engine.last().returns();
        assertInstanceOf(WorkState.Unfinished.class, row.state());
        assertEquals("600 MB to go", words().left(row.state()));
        assertTrue(words().about(row).contains("Reading web02.avhdx still gives"));
        assertTrue(work.resume(row));
        engine.last().returns();
        assertEquals(List.of(new MovedDisk(web, golden)), engine.rebases.goneOn);
        assertInstanceOf(WorkState.Finished.class, row.state());
        assertTrue(words().about(row).contains("was read back and is as it was written"));
    }

    private WorkRow move(Path child, Path parent) {
        RebaseWish wish = new RebaseWish(child, parent, new HostPath.Told(), false, Verify.COPIED);
        RebasePlan plan = (RebasePlan) engine.rebases.plan(forest.forest(), wish, Progress.NONE);
        assertTrue(work.move(forest.forest(), plan));
        return work.rows().getFirst();
    }

    @Test
    void aMoveAndAMergeThatChangesItsDisksDoNotRunTogether() throws Exception {
        move(DemoForests.webFarmDisk("app01.avhdx"), DemoForests.webFarmDisk("ws22-2026-03.avhdx"));
        assertFalse(work.start(forest.forest(), plan("ws22-2026-09.avhdx", 2)));
        assertTrue(work.start(forest.forest(), plan("dc01_90AB3E14-77F2-4D60.avhdx", 1)));
    }

    @Test
    void anUnfinishedMoveOfAScanIsListedGoneOnWithAndDropped() {
        Path web = DemoForests.webFarmDisk("web02.avhdx");
        Path golden = DemoForests.webFarmDisk("ws22-golden.vhdx");
        DiskForest farm = DemoForests.webFarm();
        forest.forestProperty().set(unfinished(farm, web, golden));
        WorkRow row = work.rows().getFirst();
        assertEquals("Unfinished: moving web02.avhdx to ws22-golden.vhdx", words().title(row));
        assertEquals(25, row.state().amount().percent());
        work.drop(row);
        engine.last().returns();
        assertEquals(List.of(new MovedDisk(web, golden)), engine.rebases.dropped);
        forest.forestProperty().set(farm);
        assertEquals(List.of(), work.rows());
    }

    private static DiskForest unfinished(DiskForest farm, Path child, Path parent) {
        Rebase rebase =
                new Rebase(
                        RebaseFile.beside(child),
                        Rebase.Phase.COPY,
                        Verify.COPIED,
                        false,
                        child,
                        Guid.ZERO,
                        List.of(witness(DemoForests.webFarmDisk("ws22-2026-09.avhdx"))),
                        List.of(witness(parent)),
                        "",
                        25 * MB,
                        100 * MB,
                        0,
                        0,
                        Instant.EPOCH);
        return new DiskForest(farm.disks(), List.of(), farm.searched(), List.of(), List.of(rebase));
    }

    private static Witness witness(Path disk) {
        return new Witness(disk, 0, "", Instant.EPOCH, Guid.ZERO, "");
    }

    @Test
    void aStoppedFlatDiskBeginsAnewAndAFinishedOneOffersItsChildren() {
        Path web = DemoForests.webFarmDisk("web01.avhdx");
        Path child = DemoForests.webFarmDisk("web01_7C41E0B2-93D5-4E1F.avhdx");
        Path out = web.resolveSibling("web01-alone.vhdx");
        assertTrue(work.flatten(forest.forest(), new FlatDisk(web, out, List.of(child))));
        WorkRow row = work.rows().getFirst();
        engine.last().reports(Stage.CONVERT, 10 * MB, 100 * MB);
        work.tick();
        assertEquals("Making web01-alone.vhdx of web01.avhdx", words().title(row));
        assertEquals(10, row.state().amount().percent());
        work.stop(row);
        engine.last().stops();
        assertTrue(words().about(row).startsWith("Nothing of the new disk is left"));
        forest.forestProperty().set(DemoForests.webFarm());
        assertTrue(work.rows().contains(row), "a scan finds nothing of it, and it stays");
        assertTrue(work.resume(row));
        engine.last().returns();
        assertEquals(2, engine.runs.size());
        assertTrue(words().about(row).contains(ScriptedFlattening.SHA));
        work.adopt(row);
        assertEquals(
                List.of(new MovedDisk(child, out)),
                work.rows().stream().map(WorkRow::task).toList());
        engine.last().returns();
        assertEquals(List.of(new MovedDisk(child, out)), engine.rebases.goneOn);
    }

    @Test
    void whatAPlanRefusesIsToldInTheRow() {
        Path child = DemoForests.webFarmDisk("web01_7C41E0B2-93D5-4E1F.avhdx");
        Path web = DemoForests.webFarmDisk("web01.avhdx");
        Path out = web.resolveSibling("web01-alone.vhdx");
        engine.rebases.refusals.put(out, new Refusal.NotDifferencing(child));
        work.flatten(forest.forest(), new FlatDisk(web, out, List.of(child)));
        engine.last().returns();
        work.adopt(work.rows().getFirst());
        engine.last().returns();
        WorkRow row = work.rows().getFirst();
        assertFalse(assertInstanceOf(WorkState.Failed.class, row.state()).resumable());
        String reason =
                new MergeTexts(Locale.ENGLISH).engine().title(engine.rebases.refusals.get(out));
        assertTrue(words().about(row).startsWith(reason), words().about(row));
    }

    @Test
    void aMergeWhoseTargetWasUsedMayBeDropped() {
        forest.forestProperty().set(DemoForests.hyperV());
        WorkRow row = work.rows().getFirst();
        assertTrue(work.resume(row));
        Path target = row.task().written();
        engine.last()
                .fails(
                        new RunRefusedException(
                                target,
                                RunRefusedException.Difference.USED,
                                RunRefusedException.Remedy.GIVE_UP));
        assertTrue(assertInstanceOf(WorkState.Failed.class, row.state()).droppable());
        work.drop(row);
        engine.last().returns();
        assertEquals("drop", engine.calls.getLast());
        assertFalse(work.rows().contains(row));
    }

    private WorkState firstState() {
        return work.rows().getFirst().state();
    }

    private MergePlan plan(String disk, int depth) throws Exception {
        return plan(disk, depth, Set.of());
    }

    private MergePlan plan(String disk, int depth, Set<Path> rescued) throws Exception {
        Path path = DemoForests.disk(forest.forest(), disk);
        return (MergePlan)
                planner.plan(
                        forest.forest(),
                        new MergeWish(path, depth, List.of(), false).rescuing(rescued),
                        Progress.NONE);
    }

    private WorkRow start(String disk, int depth) throws Exception {
        assertTrue(work.start(forest.forest(), plan(disk, depth)));
        return work.rows().stream()
                .filter(row -> row.state().isAlive())
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
