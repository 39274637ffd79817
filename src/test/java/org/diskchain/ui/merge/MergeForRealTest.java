package org.diskchain.ui.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.read.Measurer;
import org.diskchain.read.OpenChain;
import org.diskchain.read.SampleChain;
import org.diskchain.run.MergeRunner;
import org.diskchain.testing.Fx;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.result.ResultPage;
import org.diskchain.ui.theme.Theme;
import org.diskchain.ui.work.EngineMerges;
import org.diskchain.ui.work.MergeTexts;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/// The window with the engine itself, on the sample chain: after the merge the target reads as the
/// source did.
final class MergeForRealTest {
    private static final long PATIENCE_MILLIS = 30_000;

    private final Storage storage = new FileStorage();
    private final ForestModel forest = new ForestModel();
    private final ObjectProperty<Node> dock = new SimpleObjectProperty<>();
    private final ObjectProperty<Node> page = new SimpleObjectProperty<>();

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

    private void merge(DiskForest before, Path source, ExecutorService threads) {
        MergeFlow[] flow = new MergeFlow[1];
        Stage stage = Fx.show(() -> scene(before, threads, flow));
        Fx.run(
                () -> {
                    flow[0].preview(source);
                    flow[0].previewModel().setDepth(SampleChain.PICK_DEPTH);
                });
        until(() -> flow[0].previewModel().preview().orElseThrow().plan().isPresent());
        Fx.run(flow[0]::begin);
        until(() -> flow[0].layer().lookup("#confirm-merge") != null);
        Fx.run(() -> ((Button) flow[0].layer().lookup("#confirm-merge")).fire());
        until(() -> page.get() instanceof ResultPage);
        Fx.close(stage);
    }

    private Scene scene(DiskForest before, ExecutorService threads, MergeFlow[] flow) {
        forest.forestProperty().set(before);
        EngineMerges merges =
                new EngineMerges(
                        new Scanner(storage),
                        new MergeRunner(storage, new Random(2), InstantSource.system()));
        flow[0] =
                new MergeFlow(
                        forest,
                        new MergeFlow.Engine(
                                new MergePreviewer.Engine(new Measurer(storage)), merges, threads),
                        new MergeFlow.Window(
                                dock, page, before::searched, () -> {}, _ -> {}, _ -> {}),
                        new MergeTexts(Locale.ENGLISH));
        BorderPane main = new BorderPane();
        dock.subscribe(main::setBottom);
        page.subscribe(main::setCenter);
        Scene scene = new Scene(new StackPane(main, flow[0].layer()), 960, 720);
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
