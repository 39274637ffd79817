package org.diskchain.ui.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.diskchain.chain.DiskForest;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.run.MergeResult;
import org.diskchain.testing.DemoForests;
import org.diskchain.testing.Fx;
import org.diskchain.testing.NotedDiscards;
import org.diskchain.testing.ScriptedFlattening;
import org.diskchain.testing.ScriptedMerges;
import org.diskchain.testing.ScriptedPreviewer;
import org.diskchain.testing.ScriptedRebases;
import org.diskchain.testing.WideForest;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.result.ResultPage;
import org.diskchain.ui.theme.Theme;
import org.diskchain.ui.work.Engines;
import org.diskchain.ui.work.MergeTexts;
import org.diskchain.ui.work.MergedLine;
import org.diskchain.ui.work.Merges;
import org.diskchain.ui.work.WorkPanel;
import org.diskchain.ui.work.WorkState;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/// The whole way of a merge through the window: real threads, a made-up engine that copies until it
/// is told to stop or to finish.
final class MergeFlowTest {
    private static final long MB = 1L << 20;
    private static final long PATIENCE_MILLIS = 20_000;

    private final ForestModel forest = new ForestModel();
    private final EndlessMerges merges = new EndlessMerges();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ObjectProperty<Node> dock = new SimpleObjectProperty<>();
    private final ObjectProperty<Node> page = new SimpleObjectProperty<>();
    private Stage stage;
    private StackPane root;
    private MergeFlow flow;
    private int rescans;
    private int closed;

    @AfterEach
    void close() throws Exception {
        merges.finish = true;
        merges.returning.countDown();
        if (stage != null) Fx.close(stage);
        threads.shutdown();
    }

    @Test
    void cancelHasTheFocusAndEnterNeverBeginsAMergeThatInvalidates() {
        confirm(DemoForests.webFarm(), "ws22-2026-09.avhdx", 2);
        assertEquals("Merge and invalidate 4 disks", button("confirm-merge").getText());
        assertSame(button("confirm-cancel"), focus());
        Fx.screen(root, "confirm-light");
        Fx.type(KeyCode.TAB);
        assertSame(button("confirm-merge"), focus());
        Fx.type(KeyCode.ENTER);
        assertNotNull(button("confirm-merge"), "still asks");
        assertEquals(0, merges.started);
        Fx.type(KeyCode.TAB);
        assertSame(button("confirm-cancel"), focus());
        Fx.type(KeyCode.ENTER);
        assertTrue(flow.layer().question().isEmpty());
        assertEquals(0, merges.started);
        assertTrue(flow.previewModel().preview().isPresent(), "the preview is still there");
    }

    @Test
    void enterOnTheButtonBeginsAMergeThatInvalidatesNothing() {
        confirm(DemoForests.chain(4), "disk-4.avhdx", 2);
        assertEquals("Merge 2 disks", button("confirm-merge").getText());
        Fx.screen(root, "confirm-none");
        Fx.type(KeyCode.TAB);
        Fx.type(KeyCode.ENTER);
        until(() -> merges.started == 1);
    }

    @Test
    void aRescueIsTickedShownNamedAndRun() {
        DiskForest farm = DemoForests.webFarm();
        Path iis = DemoForests.disk(farm, "iis-legacy.avhdx");
        preview(farm, "ws22-2026-09.avhdx", 2);
        Fx.run(() -> flow.previewModel().toggleRescue(iis));
        assertEquals(Effect.Kind.RESCUED, forest.effectsProperty().get().of(iis).kind());
        until(() -> flow.previewModel().preview().orElseThrow().plan().isPresent());
        Fx.run(flow::begin);
        assertEquals("Merge and invalidate 3 disks", button("confirm-merge").getText());
        assertTrue(labels().contains("1 disk is rescued"), labels()::toString);
        assertTrue(labels().contains("2.2 GB are copied into it"), labels()::toString);
        Fx.screen(root, "confirm-rescued");
        fire("confirm-merge");
        until(() -> merges.started == 1);
        assertEquals(List.of(iis), merges.rescued);
        assertEquals(Effect.Kind.RESCUED, forest.effectsProperty().get().of(iis).kind());
    }

    private List<String> labels() {
        return Fx.get(
                () ->
                        root.lookupAll(".label").stream()
                                .filter(Label.class::isInstance)
                                .map(node -> ((Label) node).getText())
                                .toList());
    }

    @Test
    void twoHundredInvalidatedDisksScroll() {
        confirm(WideForest.siblings(200), "picked.avhdx", 1);
        ListView<?> disks = (ListView<?>) root.lookup("#confirm-disks");
        assertEquals(201, disks.getItems().size());
        assertTrue(disks.getHeight() < root.getHeight());
        Fx.screen(root, "confirm-200");
    }

    @Test
    void runsCancelsResumesAndShowsTheResult() {
        confirm(DemoForests.webFarm(), "ws22-2026-09.avhdx", 2);
        fire("confirm-merge");
        until(() -> merges.started == 1);
        assertInstanceOf(WorkPanel.class, dock.get());
        assertNotNull(forest.effectsProperty().get(), "the picture shows the running merge");
        until(() -> !forest.merging().isEmpty());
        fire("work-cancel");
        assertInstanceOf(WorkState.Stopping.class, state());
        merges.returning.countDown();
        until(() -> state() instanceof WorkState.Unfinished);
        assertEquals(1, rescans);
        assertNull(forest.effectsProperty().get());
        merges.finish = true;
        fire("work-resume");
        until(() -> page.get() instanceof ResultPage);
        Node result = page.get();
        Fx.run(() -> page.set(null));
        Fx.settle();
        fire("work-result");
        assertSame(result, page.get(), "a result that gave way comes back as it was");
        fire("result-back");
        assertNull(page.get());
        assertEquals(3, rescans);
        assertTrue(flow.workModel().rows().isEmpty());
    }

    @Test
    void aResultWaitsInWorkWhileAnotherMergeIsPreviewed() {
        confirm(DemoForests.webFarm(), "ws22-2026-09.avhdx", 1);
        fire("confirm-merge");
        until(() -> merges.started == 1);
        Fx.run(() -> flow.preview(DemoForests.webFarmDisk("dc01_90AB3E14-77F2-4D60.avhdx")));
        merges.finish = true;
        until(() -> state() instanceof WorkState.Finished);
        assertNull(page.get());
        Fx.run(flow::toggleWork);
        Fx.settle();
        fire("work-result");
        assertInstanceOf(ResultPage.class, page.get());
    }

    @Test
    void escClosesThePreviewAndGivesTheKeyboardBack() {
        open(DemoForests.webFarm());
        Button picture = new Button();
        Fx.run(
                () -> {
                    page.set(picture);
                    picture.requestFocus();
                    flow.preview(DemoForests.webFarmDisk("ws22-2026-09.avhdx"));
                });
        assertEquals("depth", focus().getId());
        Fx.type(KeyCode.ESCAPE);
        assertNull(dock.get());
        assertSame(picture, focus());
    }

    @Test
    void closingWithoutWorkClosesAtOnce() {
        open(DemoForests.webFarm());
        Fx.run(() -> flow.close(() -> closed++));
        assertEquals(1, closed);
    }

    @Test
    void closingWhileWorkRunsAsksStopsAndWaitsForTheEngine() {
        confirm(DemoForests.webFarm(), "ws22-2026-09.avhdx", 1);
        fire("confirm-merge");
        until(() -> merges.started == 1);
        Fx.run(() -> flow.close(() -> closed++));
        Fx.screen(root, "close");
        fire("close-keep");
        assertInstanceOf(WorkState.Running.class, state());
        Fx.run(() -> flow.close(() -> closed++));
        fire("close-stop");
        until(() -> merges.heardStop);
        Fx.settle();
        assertEquals(0, closed, "waits until the engine has returned");
        assertFalse(flow.layer().question().isEmpty());
        Fx.screen(root, "close-stopping");
        merges.returning.countDown();
        until(() -> closed == 1);
    }

    private void confirm(DiskForest disks, String source, int depth) {
        preview(disks, source, depth);
        Fx.run(flow::begin);
        Fx.settle();
    }

    private void preview(DiskForest disks, String source, int depth) {
        open(disks);
        Path picked = DemoForests.disk(disks, source);
        Fx.run(
                () -> {
                    flow.preview(picked);
                    flow.previewModel().setDepth(depth);
                });
        until(() -> flow.previewModel().preview().orElseThrow().plan().isPresent());
    }

    private void open(DiskForest disks) {
        stage =
                Fx.show(
                        () -> {
                            forest.forestProperty().set(disks);
                            flow =
                                    new MergeFlow(
                                            forest,
                                            new MergeFlow.Engine(
                                                    new ScriptedPreviewer(),
                                                    new Engines(
                                                            merges,
                                                            new ScriptedRebases(),
                                                            new ScriptedFlattening()),
                                                    threads),
                                            new MergeFlow.Window(
                                                    dock,
                                                    page,
                                                    List::of,
                                                    () -> rescans++,
                                                    _ -> {},
                                                    _ -> {},
                                                    new ResultPage.Keeping(
                                                            (_, _, _) -> {},
                                                            InstantSource.system()),
                                                    new NotedDiscards().leftToDo()),
                                            new MergeTexts(Locale.ENGLISH));
                            BorderPane main = new BorderPane();
                            main.getStyleClass().add("canvas-area");
                            dock.subscribe(main::setBottom);
                            page.subscribe(main::setCenter);
                            root = new StackPane(main, flow.layer());
                            Scene scene = new Scene(root, 960, 800);
                            new Theme().style(scene, MergeFlow.sheet());
                            return scene;
                        });
    }

    private WorkState state() {
        return flow.workModel().rows().getFirst().state();
    }

    private Button button(String id) {
        Fx.settle();
        return Fx.get(() -> (Button) root.lookup("#" + id));
    }

    private void fire(String id) {
        until(() -> root.lookup("#" + id) != null);
        Fx.run(button(id)::fire);
    }

    private Node focus() {
        return Fx.get(() -> stage.getScene().getFocusOwner());
    }

    private static void until(BooleanSupplier fact) {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!Fx.get(fact::getAsBoolean)) {
            assertTrue(System.currentTimeMillis() < end, "waited in vain");
            Fx.settle();
        }
    }

    /// Copies a little every few milliseconds; after it heard the stop it takes its time to return.
    private static final class EndlessMerges implements Merges {
        final CountDownLatch returning = new CountDownLatch(1);
        volatile boolean finish;
        volatile boolean heardStop;
        volatile int started;
        volatile List<Path> rescued = List.of();

        @Override
        public MergeResult run(MergePlan plan, Progress progress) {
            rescued = plan.effects().disks(Effect.Kind.RESCUED);
            started++;
            return work(new MergedLine(plan.effects().mergedLine()), progress);
        }

        @Override
        public MergeResult resume(MergedLine line, List<Path> places, Progress progress) {
            return work(line, progress);
        }

        @Override
        public void drop(MergedLine line, List<Path> places, Progress progress) {}

        private MergeResult work(MergedLine line, Progress progress) {
            progress.begin(org.diskchain.work.Stage.COPY, 100_000 * MB);
            try {
                while (!finish) {
                    Thread.sleep(5);
                    progress.advance(MB);
                }
                return ScriptedMerges.result(line, true, 100_000 * MB, 200_000 * MB);
            } catch (CancelledException stop) {
                heardStop = true;
                await();
                return ScriptedMerges.result(line, false, 10 * MB, 200_000 * MB);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void await() {
            try {
                returning.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
