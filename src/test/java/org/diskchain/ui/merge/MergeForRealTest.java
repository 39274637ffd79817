package org.diskchain.ui.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Finding;
import org.diskchain.chain.Scanner;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.Phase;
import org.diskchain.read.Measurer;
import org.diskchain.read.OpenChain;
import org.diskchain.read.SampleChain;
import org.diskchain.run.MergeRunner;
import org.diskchain.testing.DemoForests;
import org.diskchain.testing.Fx;
import org.diskchain.testing.NotedDiscards;
import org.diskchain.testing.ScriptedFlattening;
import org.diskchain.testing.ScriptedRebases;
import org.diskchain.testing.WatchedStorage;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.result.ResultPage;
import org.diskchain.ui.theme.Theme;
import org.diskchain.ui.work.EngineMerges;
import org.diskchain.ui.work.Engines;
import org.diskchain.ui.work.MergeTexts;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/// The window with the engine itself, on the sample chain: after the merge the target reads as the
/// source did.
final class MergeForRealTest {
    private static final long PATIENCE_MILLIS = 30_000;

    private final Storage storage = new FileStorage();
    private final ForestModel forest = new ForestModel();
    private final ObjectProperty<Node> dock = new SimpleObjectProperty<>();
    private final ObjectProperty<Node> page = new SimpleObjectProperty<>();
    private MergeFlow flow;

    @Test
    void mergesTheSampleAndShowsTheResult(@TempDir Path folder) throws Exception {
        Path sample = folder.toRealPath();
        SampleChain.make(storage, sample, new Random(1));
        DiskForest before = scan(sample);
        Path source = sample.resolve(SampleChain.PICK);
        Path target = before.chain(source).get(SampleChain.PICK_DEPTH).path();
        String hash = hash(before, source);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            merge(before, source, threads);
        }
        assertEquals(hash, hash(scan(sample), target));
    }

    @Test
    void aRescuedDiskReadsAsBeforeAndIsAChildOfTheTarget(@TempDir Path folder) throws Exception {
        Path sample = folder.toRealPath();
        SampleChain.make(storage, sample, new Random(1));
        DiskForest before = scan(sample);
        Path source = sample.resolve(SampleChain.PICK);
        Path target = before.chain(source).get(SampleChain.PICK_DEPTH).path();
        Path sibling = DemoForests.disk(before, "sql-test.avhdx");
        Path below = DemoForests.disk(before, "sql-test-2.avhdx");
        String merged = hash(before, source);
        String kept = hash(before, sibling);
        String keptBelow = hash(before, below);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Stage stage = show(before, storage, threads);
            preview(source);
            Fx.run(() -> assertTrue(flow.previewModel().toggleRescue(sibling)));
            confirm();
            until(() -> page.get() instanceof ResultPage);
            // what is in a scroll pane can be found once that was laid out
            until(() -> page.get().lookup("#result-verified .label") != null);
            Label told = (Label) Fx.get(() -> page.get().lookup("#result-verified .label"));
            assertTrue(told.getText().startsWith("Verified. "), told::getText);
            Fx.screen(stage.getScene().getRoot(), "result-real-rescue");
            Fx.close(stage);
        }
        DiskForest after = scan(sample);
        assertTrue(after.children(target).contains(sibling));
        assertTrue(after.isSound(sibling) && after.isSound(below));
        assertEquals(kept, hash(after, sibling));
        assertEquals(keptBelow, hash(after, below));
        assertEquals(merged, hash(after, target));
    }

    @Test
    void aCancelledMergeIsFoundAgainAndGoneOnWith(@TempDir Path folder) throws Exception {
        Path sample = folder.toRealPath();
        SampleChain.make(storage, sample, new Random(1));
        DiskForest before = scan(sample);
        Path source = sample.resolve(SampleChain.PICK);
        Path target = before.chain(source).get(SampleChain.PICK_DEPTH).path();
        String hash = hash(before, source);
        Gate gate = new Gate(target);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Stage stage = show(before, WatchedStorage.of(storage, gate), threads);
            begin(source);
            until(gate::isReached);
            press("work-cancel");
            assertEquals("Stopping…", button("work-stopping").getText());
            gate.open();
            until(() -> button("work-resume") != null);

            DiskForest stopped = scan(sample);
            Fx.run(() -> forest.forestProperty().set(stopped));
            assertEquals(Phase.COPY, stopped.unfinished().getFirst().phase());
            assertTrue(
                    stopped.disk(target).orElseThrow().findings().stream()
                            .anyMatch(Finding.MergeUnfinished.class::isInstance));
            assertEquals(hash, hash(stopped, source));
            assertEquals(1, Fx.get(() -> flow.workModel().rows().size()));

            press("work-resume");
            until(() -> page.get() instanceof ResultPage);
            Fx.close(stage);
        }
        DiskForest after = scan(sample);
        assertTrue(after.unfinished().isEmpty());
        assertEquals(hash, hash(after, target));
    }

    /// Holds whoever opens the target to copy into it, until it is opened.
    private final class Gate implements BiConsumer<String, Path> {
        private final Path target;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        Gate(Path target) {
            this.target = target;
        }

        @Override
        public void accept(String call, Path path) {
            if (!call.equals("openForWriting") || !path.equals(target)) return;
            try {
                Path journal = JournalFile.beside(target);
                if (JournalFile.read(storage, journal).orElseThrow().phase() != Phase.COPY) return;
                reached.countDown();
                assertTrue(opened.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        boolean isReached() {
            return reached.getCount() == 0;
        }

        void open() {
            opened.countDown();
        }
    }

    private Button button(String id) {
        return Fx.get(() -> (Button) flow.layer().getScene().lookup("#" + id));
    }

    private void press(String id) {
        until(() -> flow.layer().getScene().lookup("#" + id) != null);
        Fx.run(button(id)::fire);
    }

    private void merge(DiskForest before, Path source, ExecutorService threads) {
        Stage stage = show(before, storage, threads);
        begin(source);
        until(() -> page.get() instanceof ResultPage);
        Fx.close(stage);
    }

    private Stage show(DiskForest before, Storage files, ExecutorService threads) {
        return Fx.show(() -> scene(before, files, threads));
    }

    private void begin(Path source) {
        preview(source);
        confirm();
    }

    private void preview(Path source) {
        Fx.run(
                () -> {
                    flow.preview(source);
                    flow.previewModel().setDepth(SampleChain.PICK_DEPTH);
                });
    }

    private void confirm() {
        until(() -> flow.previewModel().preview().orElseThrow().plan().isPresent());
        Fx.run(flow::begin);
        press("confirm-merge");
    }

    private Scene scene(DiskForest before, Storage files, ExecutorService threads) {
        forest.forestProperty().set(before);
        EngineMerges merges =
                new EngineMerges(
                        new Scanner(files),
                        new MergeRunner(files, new Random(2), InstantSource.system()));
        flow =
                new MergeFlow(
                        forest,
                        new MergeFlow.Engine(
                                new MergePreviewer.Engine(new Measurer(storage)),
                                new Engines(
                                        merges, new ScriptedRebases(), new ScriptedFlattening()),
                                threads),
                        new MergeFlow.Window(
                                dock,
                                page,
                                before::searched,
                                () -> {},
                                _ -> {},
                                _ -> {},
                                new ResultPage.Keeping((_, _, _) -> {}, InstantSource.system()),
                                new NotedDiscards().leftToDo()),
                        new MergeTexts(Locale.ENGLISH));
        BorderPane main = new BorderPane();
        dock.subscribe(main::setBottom);
        page.subscribe(main::setCenter);
        Scene scene = new Scene(new StackPane(main, flow.layer()), 960, 720);
        new Theme().style(scene, MergeFlow.sheet());
        return scene;
    }

    private DiskForest scan(Path folder) throws Exception {
        return new Scanner(storage).scan(List.of(folder), Progress.NONE);
    }

    private String hash(DiskForest found, Path disk) throws Exception {
        try (OpenChain chain = OpenChain.open(storage, found, disk)) {
            return chain.hash(Progress.NONE);
        }
    }

    private static void until(BooleanSupplier fact) {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!Fx.get(fact::getAsBoolean)) {
            assertTrue(System.currentTimeMillis() < end, "waited in vain");
            Fx.settle();
        }
    }
}
