package org.diskchain.ui.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Holder;
import org.diskchain.journal.Verify;
import org.diskchain.plan.Effect;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.plan.Refusal;
import org.diskchain.read.Measured.Rescue;
import org.diskchain.testing.DemoForests;
import org.diskchain.testing.ScriptedPreviewer;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.merge.MergeModel.Threads;
import org.diskchain.ui.merge.MergePreview.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// The preview's decisions, with a background that runs when the test says so.
final class MergeModelTest {
    private static final Path SOURCE = DemoForests.webFarmDisk("ws22-2026-09.avhdx");
    private static final Path SQL = DemoForests.webFarmDisk("sql-test.avhdx");
    private static final Path BELOW_SQL =
            DemoForests.webFarmDisk("sql-test_B9D2A6F0-0C1E-4B7A.avhdx");

    private final ForestModel forest = new ForestModel();
    private final ScriptedPreviewer engine = new ScriptedPreviewer();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final Queue<Runnable> screen = new ArrayDeque<>();
    private final MergeModel model =
            new MergeModel(forest, engine, new Threads(later::add, screen::add));

    @BeforeEach
    void open() {
        forest.forestProperty().set(DemoForests.webFarm());
        model.open(SOURCE);
    }

    @Test
    void beginsOneDeepWithEffectsAtOnce() {
        MergePreview shown = model.preview().orElseThrow();
        assertEquals(1, shown.depth());
        assertEquals(3, shown.ancestors());
        assertInstanceOf(Answer.Measuring.class, shown.answer());
        assertEquals(1, shown.count(Effect.Kind.INVALIDATED));
        assertTrue(shown.plan().isEmpty());
    }

    @Test
    void effectsFollowTheDepthBeforeAnythingIsMeasured() {
        model.more();
        assertEquals(4, model.preview().orElseThrow().count(Effect.Kind.INVALIDATED));
        model.more();
        model.more();
        assertEquals(3, model.preview().orElseThrow().depth());
        model.setDepth(-5);
        assertEquals(1, model.preview().orElseThrow().depth());
        assertTrue(engine.asked.isEmpty());
    }

    @Test
    void onlyTheLastOfManyChangesIsMeasured() {
        model.more();
        model.more();
        runAll();
        assertEquals(List.of(3), engine.asked.stream().map(MergeWish::depth).toList());
        assertTrue(model.preview().orElseThrow().plan().isPresent());
    }

    @Test
    void anAnswerThatComesLateIsDropped() {
        later.remove().run();
        model.more();
        screen.remove().run();
        assertInstanceOf(Answer.Measuring.class, model.preview().orElseThrow().answer());
        runAll();
        assertEquals(2, model.preview().orElseThrow().plan().orElseThrow().effects().depth());
    }

    @Test
    void anAnswerAfterClosingOpensNothing() {
        later.remove().run();
        model.close();
        runAll();
        assertNull(model.previewProperty().get());
    }

    @Test
    void anAncestorThatWasPointedAtIsNamedByThePerson() {
        assertTrue(model.aimAt(DemoForests.webFarmDisk("ws22-2026-03.avhdx")));
        assertFalse(model.aimAt(DemoForests.webFarmDisk("app01.avhdx")));
        assertFalse(model.aimAt(SOURCE));
        runAll();
        assertEquals(2, engine.asked.getLast().depth());
        assertTrue(engine.asked.getLast().targetNamed());
        model.more();
        runAll();
        assertFalse(engine.asked.getLast().targetNamed());
    }

    @Test
    void aTickedDiskIsRescuedAtOnceAndWhatHangsBelowStays() {
        model.more();
        runAll();
        assertTrue(model.toggleRescue(SQL));
        MergePreview shown = model.preview().orElseThrow();
        assertEquals(Effect.Kind.RESCUED, shown.effects().of(SQL).kind());
        assertEquals(Effect.Reason.PARENT_RESCUED, shown.effects().of(BELOW_SQL).reason());
        assertEquals(2, shown.count(Effect.Kind.INVALIDATED));
        assertTrue(shown.plan().isEmpty(), "is asked about first");
        assertTrue(shown.amounts().isPresent(), "the prices stay in view meanwhile");
        runAll();
        MergePlan plan = model.preview().orElseThrow().plan().orElseThrow();
        assertEquals(List.of(SQL), plan.rescues().stream().map(Rescue::disk).toList());
        assertEquals(plan.rescueBytes(), model.preview().orElseThrow().rescueBytes());
        assertEquals(Set.of(SQL), engine.asked.getLast().rescued());
        assertTrue(model.toggleRescue(SQL));
        assertEquals(4, model.preview().orElseThrow().count(Effect.Kind.INVALIDATED));
        assertEquals(0, model.preview().orElseThrow().rescueBytes());
    }

    @Test
    void onlyWhatHangsOnTheMergedLineIsRescued() {
        model.more();
        for (Path disk : List.of(SOURCE, BELOW_SQL, DemoForests.webFarmDisk("web01.avhdx"))) {
            assertFalse(model.toggleRescue(disk), disk::toString);
        }
        assertEquals(0, model.preview().orElseThrow().count(Effect.Kind.RESCUED));
    }

    @Test
    void rescuesSurviveDepthAndScanWhereTheyStillCanBe() {
        Path staging = DemoForests.webFarmDisk("web-staging.avhdx");
        model.more();
        model.toggleRescue(staging);
        model.toggleRescue(SQL);
        model.less();
        assertEquals(List.of(staging), rescued());
        runAll();
        assertEquals(Set.of(staging), engine.asked.getLast().rescued());
        model.more();
        assertEquals(Set.of(staging, SQL), Set.copyOf(rescued()));
        forest.forestProperty().set(DemoForests.webFarm());
        assertEquals(Set.of(staging, SQL), Set.copyOf(rescued()));
        model.open(SOURCE);
        model.more();
        assertEquals(List.of(), rescued(), "another preview begins anew");
    }

    @Test
    void whatIsReadBackIsWhatWasCopiedUnlessThePersonSaysElse() {
        runAll();
        assertEquals(Verify.COPIED, engine.asked.getLast().verify());
        model.setVerify(Verify.FULL);
        model.more();
        runAll();
        assertEquals(Verify.FULL, model.preview().orElseThrow().plan().orElseThrow().verify());
        model.open(SOURCE);
        runAll();
        assertEquals(Verify.COPIED, engine.asked.getLast().verify());
    }

    private List<Path> rescued() {
        return model.preview().orElseThrow().effects().disks(Effect.Kind.RESCUED);
    }

    @Test
    void aBaseHasNoPreview() {
        model.close();
        model.open(DemoForests.webFarmDisk("ws22-golden.vhdx"));
        assertNull(model.previewProperty().get());
    }

    @Test
    void whatCouldNotBeReadIsSaid() {
        engine.failure = new IOException("broken");
        runAll();
        assertInstanceOf(Answer.Failed.class, model.preview().orElseThrow().answer());
        assertTrue(model.preview().orElseThrow().plan().isEmpty());
    }

    @Test
    void disksInUseAreMarkedInThePicture() {
        Path used = DemoForests.webFarmDisk("ws22-2026-06.avhdx");
        engine.refusals.add(new Refusal.InUse(used, List.of(new Holder("vmwp.exe", 4120))));
        runAll();
        assertTrue(forest.inUse().contains(used));
        assertEquals("vmwp.exe", forest.holders().get(used).getFirst().program());
        engine.refusals.clear();
        model.askAgain();
        runAll();
        assertFalse(forest.inUse().contains(used));
    }

    @Test
    void aMergeThatMeetsARunningOneCannotBegin() {
        Path running = DemoForests.webFarmDisk("ws22-golden.vhdx");
        model.setRunningInto(_ -> Optional.of(running));
        model.askAgain();
        runAll();
        assertEquals(Optional.of(running), model.preview().orElseThrow().runningInto());
        assertTrue(model.preview().orElseThrow().plan().isEmpty());
    }

    @Test
    void aNewScanIsAskedAboutAgainAndAGoneDiskClosesThePreview() {
        runAll();
        model.setDepth(3);
        forest.forestProperty().set(DemoForests.webFarm());
        assertEquals(3, model.preview().orElseThrow().depth());
        assertInstanceOf(Answer.Measuring.class, model.preview().orElseThrow().answer());
        forest.forestProperty().set(DemoForests.single());
        assertNull(model.previewProperty().get());
    }

    private void runAll() {
        while (!later.isEmpty() || !screen.isEmpty()) {
            while (!later.isEmpty()) later.remove().run();
            while (!screen.isEmpty()) screen.remove().run();
        }
    }
}
