package org.diskchain.ui.reparent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.plan.Candidate;
import org.diskchain.plan.Candidate.Verdict;
import org.diskchain.testing.AtOnce;
import org.diskchain.testing.DemoForests;
import org.diskchain.testing.DemoOrphans;
import org.diskchain.testing.ScriptedReconnects;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the wizard takes by itself, and what only a person may decide.
final class ReparentModelTest {
    private static final Path DC01 = DemoOrphans.disk(DemoOrphans.DC01);
    private static final Path ARCHIVE = DemoOrphans.disk(DemoOrphans.ARCHIVE);
    private static final Path PRIMARY = DemoOrphans.disk("dc01-primary.vhdx");
    private static final Path DANGEROUS = DemoOrphans.disk("fs-archive.vhd");
    private static final List<Path> PLACES = List.of(Path.of("/Hyper-V"));

    private final ScriptedReconnects engine = DemoOrphans.engine();
    private final ReparentModel model = new ReparentModel(engine, new AtOnce());

    private void open(Path... ticked) {
        model.open(DemoOrphans.forest(), PLACES, Set.of(ticked));
    }

    private OrphanRow row(Path disk) {
        return model.rows().stream().filter(row -> row.disk().equals(disk)).findFirst().get();
    }

    private void enter(int times) {
        for (int i = 0; i < times; i++) model.goOn();
    }

    @Test
    void takeAllCertainTakesOnlyTheCertain() {
        open(DC01, ARCHIVE);
        assertEquals(1, model.countsProperty().get().certain());
        model.takeCertain();
        assertEquals(Map.of(DC01, PRIMARY), model.parents());
        assertInstanceOf(Decision.Open.class, row(ARCHIVE).decision());
        assertEquals(ARCHIVE, model.currentProperty().get().disk());
    }

    @Test
    void manyAreTakenAndTickedWithOneCount() {
        open(DC01, ARCHIVE);
        int[] counted = {0};
        model.countsProperty().addListener((_, _, _) -> counted[0]++);
        model.takeCertain();
        assertEquals(1, counted[0]);
        model.tick(_ -> false);
        assertEquals(2, counted[0]);
        assertEquals(0, model.countsProperty().get().ticked());
    }

    @Test
    void takeAllCertainLeavesWhatWasDecidedAndWhatIsNotTicked() {
        open(DC01, ARCHIVE);
        Path likely = DemoOrphans.disk("dc01.vhdx");
        model.choose(row(DC01), likely);
        model.takeCertain();
        assertEquals(Map.of(DC01, likely), model.parents());
        row(DC01).decisionProperty().set(Decision.OPEN);
        row(DC01).tickedProperty().set(false);
        model.takeCertain();
        assertEquals(Map.of(), model.parents());
        assertInstanceOf(Decision.Open.class, row(DC01).decision());
    }

    @Test
    void ofTwoThatLookCertainNoneIsTaken() {
        Candidate first = engine.candidates.get(DC01).getFirst();
        Candidate second =
                new Candidate(DemoOrphans.disk("dc01.vhdx"), Verdict.CERTAIN, first.evidence());
        engine.candidates.put(DC01, List.of(first, second));
        open(DC01);
        model.takeCertain();
        enter(10);
        assertEquals(Map.of(), model.parents());
        assertEquals(Step.PARENT, model.stepProperty().get());
    }

    @Test
    void enterAloneNeverTakesAParentThatIsNotCertain() {
        for (Verdict verdict : List.of(Verdict.LIKELY, Verdict.DANGEROUS)) {
            engine.candidates.put(ARCHIVE, List.of(new Candidate(DANGEROUS, verdict, List.of())));
            open(ARCHIVE);
            enter(20);
            assertEquals(Step.PARENT, model.stepProperty().get());
            assertFalse(model.canGoOn());
            assertEquals(Map.of(), model.parents());
            assertTrue(engine.written.isEmpty());
        }
    }

    @Test
    void aDangerousParentIsWrittenOnlyWhenThePersonSaysSoAgain() {
        open(ARCHIVE);
        enter(1);
        model.choose(row(ARCHIVE), DANGEROUS);
        enter(20);
        assertEquals(Step.CHECK, model.stepProperty().get());
        assertTrue(engine.written.isEmpty());
        row(ARCHIVE).acknowledgedProperty().set(true);
        enter(1);
        assertEquals(Step.DONE, model.stepProperty().get());
        assertEquals(DANGEROUS, engine.written.getFirst().parent());
    }

    @Test
    void anotherDecisionTakesTheWordBack() {
        open(ARCHIVE);
        enter(1);
        model.choose(row(ARCHIVE), DANGEROUS);
        row(ARCHIVE).acknowledgedProperty().set(true);
        model.choose(row(ARCHIVE), PRIMARY);
        assertFalse(row(ARCHIVE).acknowledgedProperty().get());
    }

    @Test
    void aCertainOneNeedsEnterOnlyAndNothingIsWrittenBeforeTheLastOne() {
        open(DC01);
        enter(3);
        assertEquals(Step.CHECK, model.stepProperty().get());
        assertTrue(engine.written.isEmpty());
        enter(1);
        assertEquals(1, engine.written.size());
        assertEquals(PRIMARY, engine.written.getFirst().parent());
    }

    @Test
    void whatIsLeftKnowinglyIsNotWritten() {
        open(DC01, ARCHIVE);
        enter(1);
        model.takeCertain();
        model.leaveCurrent();
        enter(4);
        assertEquals(Step.DONE, model.stepProperty().get());
        assertEquals(List.of(ARCHIVE), model.reconnecting().left());
        assertEquals(List.of(DC01), engine.written.stream().map(each -> each.child()).toList());
    }

    @Test
    void goingBackLosesNoDecision() {
        open(DC01);
        enter(3);
        model.goBack();
        model.goBack();
        model.goBack();
        assertEquals(Step.ORPHANS, model.stepProperty().get());
        assertEquals(Map.of(DC01, PRIMARY), model.parents());
        assertTrue(engine.written.isEmpty());
    }

    /// Another folder is looked through while the candidates are shown, and the orphan is none.
    @Test
    void anOrphanThatIsNoneAnyMoreIsNotDecided() {
        Path folder = Path.of("/found");
        engine.forests.put(folder, DemoForests.single());
        open(DC01);
        enter(1);
        model.searchAlso(List.of(folder));
        assertNull(model.currentProperty().get());
        assertEquals(Step.ORPHANS, model.stepProperty().get());
        enter(5);
        model.leaveCurrent();
        assertTrue(engine.written.isEmpty());
    }

    @Test
    void whatWasDecidedIsForgottenWhereTheParentIsGone() {
        Path folder = Path.of("/found");
        engine.forests.put(folder, DemoForests.webFarm());
        open(DC01, ARCHIVE);
        model.choose(row(DC01), PRIMARY);
        model.choose(row(ARCHIVE), DANGEROUS);
        model.searchAlso(List.of(folder));
        assertInstanceOf(Decision.Open.class, row(DC01).decision());
        assertEquals(Map.of(ARCHIVE, DANGEROUS), model.parents());
    }
}
