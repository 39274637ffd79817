package org.diskchain.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;

import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Orphans;
import org.diskchain.chain.Scanner;
import org.diskchain.read.Measurer;
import org.diskchain.read.OpenChain;
import org.diskchain.read.SampleChain;
import org.diskchain.run.CandidateSearch;
import org.diskchain.run.Flattener;
import org.diskchain.run.MergeRunner;
import org.diskchain.run.RebasePlanning;
import org.diskchain.run.Rebaser;
import org.diskchain.run.ReconnectPlanning;
import org.diskchain.run.Reconnector;
import org.diskchain.testing.Fx;
import org.diskchain.ui.merge.MergePreviewer;
import org.diskchain.ui.reparent.EngineReconnects;
import org.diskchain.ui.result.ResultPage;
import org.diskchain.ui.work.EngineMerges;
import org.diskchain.ui.work.EngineRebases;
import org.diskchain.ui.work.Engines;
import org.diskchain.ui.work.Flattening;
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

/// From a merge over its result through the wizard to the bin, and a disk made to stand alone, on
/// real files with the engine itself. The keyboard leads all the way.
final class ReconnectForRealTest {
    private static final long PATIENCE_MILLIS = 30_000;
    private static final String CERTAIN = "wizard-take-certain";

    private final Storage storage = new FileStorage();
    private final Scanner scanner = new Scanner(storage);

    private DiskForest scan(Path folder) throws Exception {
        return scanner.scan(List.of(folder), Progress.NONE);
    }

    private String hash(Path folder, Path disk) throws Exception {
        try (OpenChain chain = OpenChain.open(storage, scan(folder), disk)) {
            return chain.hash(Progress.NONE);
        }
    }

    @Test
    void theResultOfAMergeLeadsToTheWizardAndThenToTheBin(@TempDir Path temp) throws Exception {
        Path folder = temp.toRealPath().resolve("vm");
        SampleChain.make(storage, folder, new Random(1));
        Path source = folder.resolve(SampleChain.PICK);
        DiskForest before = scan(folder);
        Path orphan = before.children(source).getFirst();
        String content = hash(folder, orphan);
        try (ExecutorService threads = Executors.newCachedThreadPool();
                DemoWindow demo = real(threads)) {
            Fx.run(() -> demo.window.open(List.of(folder)));
            until(demo, () -> demo.window.forest().forest().disk(source).isPresent());
            merge(demo, source);
            until(demo, () -> "result-reconnect".equals(focused(demo)));
            assertEquals(List.of(), demo.discards.binned);
            demo.type(KeyCode.SPACE);
            until(demo, () -> text(demo, "wizard-ticked").startsWith("2 of "));
            demo.type(KeyCode.ENTER);
            until(demo, () -> "Take all 2 that are certain".equals(text(demo, CERTAIN)));
            Fx.run(() -> demo.<Node>find(CERTAIN).requestFocus());
            demo.type(KeyCode.SPACE);
            demo.type(KeyCode.ENTER); // the button cannot be pressed any more: it goes on
            demo.type(KeyCode.ENTER);
            until(demo, () -> "Reconnect 2 disks".equals(text(demo, "wizard-next")));
            demo.type(KeyCode.ENTER);
            until(demo, () -> "2 disks reconnected".equals(text(demo, "wizard-done")));
            until(demo, () -> !demo.<Node>find("wizard-next").isDisabled());
            demo.type(KeyCode.ENTER);
            assertNull(demo.find("wizard"));
            until(demo, () -> "result-bin".equals(focused(demo)));
            demo.screen("result-to-bin");
            demo.type(KeyCode.SPACE);
            until(demo, () -> !demo.discards.binned.isEmpty());
            assertTrue(demo.discards.binned.contains(source));
        }
        assertEquals(content, hash(folder, orphan));
        assertTrue(Orphans.of(scan(folder)).stream().noneMatch(each -> each.disk().equals(orphan)));
    }

    private static void merge(DemoWindow demo, Path source) {
        Fx.run(() -> demo.window.merging().preview(source));
        Fx.run(() -> demo.window.merging().previewModel().setDepth(SampleChain.PICK_DEPTH));
        until(
                demo,
                () ->
                        demo.window
                                .merging()
                                .previewModel()
                                .preview()
                                .flatMap(shown -> shown.plan())
                                .isPresent());
        Fx.run(demo.window.merging()::begin);
        demo.settle();
        demo.type(KeyCode.TAB);
        demo.type(KeyCode.SPACE);
        until(demo, () -> demo.window.main().pageProperty().get() instanceof ResultPage);
    }

    @Test
    void aDiskStandsAloneAndItsChildIsMovedToIt(@TempDir Path temp) throws Exception {
        Path folder = temp.toRealPath().resolve("vm");
        SampleChain.make(storage, folder, new Random(1));
        Path disk = folder.resolve(SampleChain.PICK);
        Path child = scan(folder).children(disk).getFirst();
        String content = hash(folder, child);
        String whole = hash(folder, disk);
        Path out = disk.resolveSibling("whole.vhdx");
        try (ExecutorService threads = Executors.newCachedThreadPool();
                DemoWindow demo = real(threads)) {
            Fx.run(() -> demo.window.open(List.of(folder)));
            until(demo, () -> demo.window.forest().forest().disk(disk).isPresent());
            demo.pick(disk);
            Fx.run(() -> demo.window.commands().flatten.act().run());
            demo.settle();
            demo.notes.newDisk = out;
            demo.fire("flatten-choose");
            demo.fire("flatten-act");
            until(demo, () -> demo.find("work-adopt") != null);
            until(demo, () -> demo.window.forest().forest().disk(out).isPresent());
            demo.fire("work-adopt");
            until(demo, () -> demo.window.forest().forest().children(out).contains(child));
        }
        assertEquals(whole, hash(folder, out));
        assertEquals(content, hash(folder, child));
        assertEquals(List.of(child, out), chain(folder, child));
    }

    private List<Path> chain(Path folder, Path leaf) throws Exception {
        return scan(folder).chain(leaf).stream().map(disk -> disk.path()).toList();
    }

    private static String focused(DemoWindow demo) {
        Node owner = demo.window.scene().getFocusOwner();
        return owner == null ? null : owner.getId();
    }

    private static String text(DemoWindow demo, String id) {
        return demo.window.scene().lookup("#" + id) instanceof Labeled labeled
                ? labeled.getText()
                : "";
    }

    private static void until(DemoWindow demo, BooleanSupplier fact) {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!Fx.get(fact::getAsBoolean)) {
            assertTrue(System.currentTimeMillis() < end, () -> "focus is at " + focused(demo));
            demo.settle();
        }
        demo.settle();
    }

    private DemoWindow real(ExecutorService threads) {
        InstantSource clock = InstantSource.system();
        Random random = new Random(2);
        Engines engines =
                new Engines(
                        new EngineMerges(scanner, new MergeRunner(storage, random, clock)),
                        new EngineRebases(
                                scanner,
                                new RebasePlanning(storage),
                                new Rebaser(storage, random, clock)),
                        Flattening.of(scanner, new Flattener(storage, random, clock)));
        return new DemoWindow(
                Locale.ENGLISH,
                1280,
                800,
                demo ->
                        new Services(
                                (place, progress) -> scanner.scan(List.of(place), progress),
                                storage::holders,
                                new MergePreviewer.Engine(new Measurer(storage)),
                                engines,
                                demo.documents(),
                                new EngineReconnects(
                                        scanner,
                                        new CandidateSearch(storage),
                                        new ReconnectPlanning(storage),
                                        new Reconnector(storage, random, clock)),
                                demo.discards(),
                                demo.sample(),
                                demo.memory(),
                                demo.outside(),
                                threads,
                                clock,
                                demo.texts(),
                                demo.words(),
                                demo.version()));
    }
}
