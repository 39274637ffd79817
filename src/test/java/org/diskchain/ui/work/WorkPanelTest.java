package org.diskchain.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.run.FailedVerify;
import org.diskchain.run.RunRefusedException;
import org.diskchain.testing.DemoForests;
import org.diskchain.testing.Fx;
import org.diskchain.testing.ScriptedMerges;
import org.diskchain.testing.ScriptedPreviewer;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.merge.MergeFlow;
import org.diskchain.ui.theme.Theme;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Work on the headless platform, with an engine that the test plays.
final class WorkPanelTest {
    private static final long GB = 1L << 30;
    private static final long SECOND = 1_000_000_000L;

    private final ForestModel forest = new ForestModel();
    private final ScriptedMerges engine = new ScriptedMerges();
    private long now;
    private final WorkModel work = new WorkModel(forest, engine.engines(), engine, () -> now);
    private final List<WorkRow> asked = new ArrayList<>();
    private Stage stage;
    private WorkPanel panel;
    private WorkIndicator indicator;

    @AfterEach
    void close() {
        if (stage != null) Fx.close(stage);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void showsRunningStoppingAndUnfinishedMerges(boolean dark) {
        Fx.run(this::threeMerges);
        open(dark, Locale.ENGLISH);
        assertEquals("2 running, 1 unfinished", text("work-counts"));
        assertEquals("2 running", ((Label) indicator.lookup(".strong")).getText());
        assertTrue(texts().contains("Merging 2 disks into ws22-2026-03.avhdx"), texts()::toString);
        assertTrue(texts().contains("41%, 2.6 of 6.3 GB"), texts()::toString);
        assertTrue(texts().contains("180 MB/s, about 22 s left"), texts()::toString);
        assertTrue(texts().contains("Stopping at 73%"), texts()::toString);
        Fx.screen(stage.getScene().getRoot(), dark ? "work-dark" : "work-light");
    }

    @Test
    void speaksPortuguese() {
        Fx.run(this::threeMerges);
        open(false, Locale.of("pt", "BR"));
        assertTrue(texts().contains("41%, 2,6 de 6,3 GB"), texts()::toString);
        assertTrue(texts().contains("180 MB/s, cerca de 22 s restantes"), texts()::toString);
        Fx.screen(stage.getScene().getRoot(), "work-pt");
    }

    @Test
    void cancelSaysStoppingUntilTheEngineReturnsAndThenOffersResume() {
        Fx.run(() -> start("ws22-2026-09.avhdx", 2));
        open(false, Locale.ENGLISH);
        Button cancel = button("cancel");
        Fx.run(cancel::requestFocus);
        Fx.run(work::tick);
        assertSame(cancel, Fx.get(() -> stage.getScene().getFocusOwner()), "keeps the focus");
        Fx.run(cancel::fire);
        assertEquals("Stopping…", button("stopping").getText());
        assertTrue(button("stopping").isDisabled());
        WorkRow row = work.rows().getFirst();
        Fx.run(() -> engine.last().returns(ScriptedMerges.result(row, false, GB, 0)));
        assertSame(button("resume"), Fx.get(() -> stage.getScene().getFocusOwner()));
        Fx.run(button("resume")::fire);
        assertInstanceOf(WorkState.Running.class, row.state());
    }

    @Test
    void aFailureNamesTheFileAndOffersResume() {
        Fx.run(
                () -> {
                    start("ws22-2026-09.avhdx", 2);
                    engine.last().reports(org.diskchain.work.Stage.COPY, 2 * GB, 6 * GB);
                    engine.last().fails(new IOException("No space left on device"));
                });
        open(false, Locale.ENGLISH);
        assertNotNull(button("resume"));
        Fx.screen(stage.getScene().getRoot(), "work-failed");
    }

    @Test
    void aTargetThatDoesNotReadBackIsNamedWithItsOffset() {
        Path target = DemoForests.webFarmDisk("ws22-2026-03.avhdx");
        Fx.run(
                () -> {
                    start("ws22-2026-09.avhdx", 2);
                    engine.last().reports(org.diskchain.work.Stage.VERIFY, 2 * GB, 6 * GB);
                    engine.last().fails(FailedVerify.at(target, 0x1f400));
                });
        open(false, Locale.ENGLISH);
        String said =
                texts().stream().filter(text -> text.contains("0x1f400")).findFirst().orElseThrow();
        assertTrue(said.contains(target.toString()), said);
        assertTrue(said.contains("ws22-2026-09.avhdx reads as before"), said);
        assertTrue(said.contains("then resume"), said);
        assertNotNull(button("resume"));
        Fx.screen(stage.getScene().getRoot(), "work-verify-failed");
    }

    @Test
    void aTargetThatWasUsedMayBeDroppedAfterAQuestion() {
        Path target = DemoForests.webFarmDisk("ws22-2026-03.avhdx");
        Fx.run(
                () -> {
                    start("ws22-2026-09.avhdx", 2);
                    engine.last()
                            .fails(
                                    new RunRefusedException(
                                            target,
                                            RunRefusedException.Difference.USED,
                                            RunRefusedException.Remedy.GIVE_UP));
                });
        open(false, Locale.ENGLISH);
        Fx.run(button("ask-drop")::fire);
        assertEquals(List.of(work.rows().getFirst()), asked);
        assertTrue(engine.calls.isEmpty(), "nothing is dropped before the answer");
        Fx.screen(stage.getScene().getRoot(), "work-used-target");
    }

    @Test
    void readingBackIsAStepWithItsOwnBytes() {
        Fx.run(
                () -> {
                    start("ws22-2026-09.avhdx", 2);
                    for (int second = 0; second <= 3; second++) {
                        engine.last().reports(org.diskchain.work.Stage.VERIFY, second * GB, 6 * GB);
                        work.tick();
                        now += SECOND;
                    }
                });
        open(true, Locale.ENGLISH);
        assertTrue(texts().contains("50%, 3.0 of 6.0 GB"), texts()::toString);
        assertTrue(texts().contains("1.0 GB/s, about 3 s left"), texts()::toString);
        Fx.screen(stage.getScene().getRoot(), "work-reading-back");
    }

    private void threeMerges() throws Exception {
        forest.forestProperty().set(DemoForests.hyperV());
        forest.forestProperty().set(DemoForests.webFarm());
        start("ws22-2026-09.avhdx", 2);
        ScriptedMerges.Run first = engine.last();
        start("dc01_90AB3E14-77F2-4D60.avhdx", 1);
        engine.last().reports(org.diskchain.work.Stage.COPY, 82 * GB / 10, 112 * GB / 10);
        work.stop(work.rows().get(1));
        long rate = 180L << 20;
        long total = 63 * GB / 10;
        for (int second = 0; second <= 5; second++) {
            long done = 26 * GB / 10 - (5 - second) * rate;
            first.reports(org.diskchain.work.Stage.COPY, done, total);
            work.tick();
            now += SECOND;
        }
    }

    private void start(String disk, int depth) throws Exception {
        if (forest.forest().disks().isEmpty()) {
            forest.forestProperty().set(DemoForests.webFarm());
        }
        MergeWish wish =
                new MergeWish(DemoForests.disk(forest.forest(), disk), depth, List.of(), false);
        MergePlan plan =
                (MergePlan) new ScriptedPreviewer().plan(forest.forest(), wish, Progress.NONE);
        assertTrue(work.start(forest.forest(), plan));
    }

    private void open(boolean dark, Locale locale) {
        stage =
                Fx.show(
                        () -> {
                            Theme theme = new Theme();
                            theme.choiceProperty()
                                    .set(dark ? Theme.Choice.DARK : Theme.Choice.LIGHT);
                            MergeTexts texts = new MergeTexts(locale);
                            panel =
                                    new WorkPanel(
                                            work,
                                            texts,
                                            new WorkPanel.Acts(_ -> {}, asked::add, () -> {}));
                            indicator = new WorkIndicator(work, texts, () -> {});
                            BorderPane root = new BorderPane(panel);
                            root.setTop(indicator);
                            Scene scene = new Scene(root, 1256, 320);
                            theme.style(scene, MergeFlow.sheet());
                            return scene;
                        });
    }

    private Button button(String id) {
        return Fx.get(() -> (Button) panel.lookup("#work-" + id));
    }

    private String text(String id) {
        return ((Label) panel.lookup("#" + id)).getText();
    }

    private List<String> texts() {
        return Fx.get(
                () ->
                        panel.lookupAll(".label").stream()
                                .filter(Label.class::isInstance)
                                .map(node -> ((Label) node).getText())
                                .toList());
    }
}
