package org.diskchain.ui.window;

import static org.diskchain.testing.VssDocuments.ABLE;
import static org.diskchain.testing.VssDocuments.component;
import static org.diskchain.testing.VssDocuments.components;
import static org.diskchain.testing.VssDocuments.differenced;
import static org.diskchain.testing.VssDocuments.file;
import static org.diskchain.testing.VssDocuments.files;
import static org.diskchain.testing.VssDocuments.group;
import static org.diskchain.testing.VssDocuments.metadata;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import org.diskchain.backup.Filetime;
import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.read.Measurer;
import org.diskchain.read.SampleChain;
import org.diskchain.run.MergeRunner;
import org.diskchain.testing.Fx;
import org.diskchain.ui.merge.MergePreviewer;
import org.diskchain.ui.result.ResultPage;
import org.diskchain.ui.work.EngineMerges;
import org.diskchain.ui.work.Engines;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/// The whole way of an admin: the documents of the last backup are dropped on the window, mapped
/// onto the disks, and tell before a merge what the next backup may miss; after it they tell that
/// they have become old.
final class BackupForRealTest {
    private static final long PATIENCE_MILLIS = 30_000;
    private static final Instant DISKS_CHANGED = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant WRITERS_TIME = Instant.parse("2021-01-01T00:00:00Z");
    private static final Instant DOCUMENT = Instant.parse("2023-01-01T00:00:00Z");

    private final Storage storage = new FileStorage();

    @Test
    void fromTheDocumentsThroughTheMergeAndAfter(@TempDir Path temp) throws Exception {
        Path vm = temp.toRealPath().resolve("vm");
        SampleChain.make(storage, vm, new Random(1));
        DiskForest before = new Scanner(storage).scan(List.of(vm), Progress.NONE);
        Path source = vm.resolve(SampleChain.PICK);
        Path target = before.chain(source).get(SampleChain.PICK_DEPTH).path();
        for (var disk : before.disks()) {
            Files.setLastModifiedTime(disk.path(), FileTime.from(DISKS_CHANGED));
        }
        Path documents = documents(temp.toRealPath(), target.getFileName().toString());
        try (ExecutorService threads = Executors.newCachedThreadPool();
                DemoWindow demo = real(threads)) {
            Fx.run(() -> demo.window.open(List.of(vm, documents)));
            until(demo, () -> demo.window.backup().model().foreseenProperty().get() != null);
            map(demo, vm);
            until(demo, () -> verdictIs(demo, target, "LEFT_OUT"));
            demo.fire("backup-back");
            assertNull(demo.window.main().pageProperty().get());

            Fx.run(() -> demo.window.merging().preview(source));
            Fx.run(() -> demo.window.merging().previewModel().setDepth(SampleChain.PICK_DEPTH));
            String missed = target.getFileName() + " may be left out although its content changes";
            until(demo, () -> missed.equals(text(demo, "backup-concern")));
            assertTrue(
                    text(demo, "backup-summary")
                            .matches("Forecast, incremental: 0 bytes before, up to .*"));

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
            press(demo, "confirm-merge");
            until(demo, () -> demo.window.main().pageProperty().get() instanceof ResultPage);
            demo.screen("backup-result");
            press(demo, "result-back");

            demo.pick(target);
            press(demo, "tab-backup");
            until(demo, () -> "Depends on the backup software".equals(text(demo, "disk-verdict")));
            demo.screen("backup-after");
            Fx.run(demo.window.backup()::showPage);
            until(demo, () -> text(demo, "backup-older").contains("older than this chain"));
        }
    }

    /// A synthetic entry names the target with a time before the last full backup.
    private static Path documents(Path folder, String target) throws Exception {
        String written = Long.toUnsignedString(Filetime.of(WRITERS_TIME).ticks());
        Path set = Files.createDirectory(folder.resolve("set"));
        Path components = set.resolve("BCDocument.xml");
        Files.writeString(
                components,
                components(
                        "incremental",
                        ABLE,
                        component("vm", differenced(file("C:\\VMs", target, "no", written)))));
        Files.writeString(
                set.resolve("WM0.xml"),
                metadata(ABLE, group("Machines", "vm", files("C:\\VMs", target))));
        Files.setLastModifiedTime(components, FileTime.from(DOCUMENT));
        return set;
    }

    /// As a person does it: with the fields of the page.
    private static void map(DemoWindow demo, Path vm) {
        demo.fire("rules-add");
        int last = Fx.get(() -> demo.window.backup().model().rules().size() - 1);
        type(demo, "rule-" + last + "-windows", "C:\\VMs");
        type(demo, "rule-" + last + "-local", vm.toString());
        last(demo, "last-full", "2022-01-01 00:00");
        last(demo, "last-incremental", "2022-01-02 00:00");
    }

    private static void last(DemoWindow demo, String id, String time) {
        ChoiceBox<?> kind = demo.find(id + "-kind");
        Fx.run(() -> kind.getSelectionModel().selectLast());
        type(demo, id + "-time", time);
    }

    private static void type(DemoWindow demo, String id, String text) {
        TextField field = demo.find(id);
        Fx.run(
                () -> {
                    field.setText(text);
                    field.fireEvent(new javafx.event.ActionEvent());
                });
        demo.settle();
    }

    private static boolean verdictIs(DemoWindow demo, Path disk, String verdict) {
        var forecast = demo.window.forest().backupProperty().get();
        return forecast != null
                && forecast.disks().containsKey(disk)
                && forecast.of(disk).verdict().name().equals(verdict);
    }

    private static String text(DemoWindow demo, String id) {
        Node node = demo.window.scene().lookup("#" + id);
        return node instanceof Label label ? label.getText() : "";
    }

    private static void press(DemoWindow demo, String id) {
        until(demo, () -> demo.window.scene().lookup("#" + id) != null);
        ButtonBase button = demo.find(id);
        Fx.run(button::fire);
        demo.settle();
    }

    private static void until(DemoWindow demo, BooleanSupplier fact) {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!Fx.get(fact::getAsBoolean)) {
            assertTrue(System.currentTimeMillis() < end, "waited in vain");
            demo.settle();
        }
        demo.settle();
    }

    private DemoWindow real(ExecutorService threads) {
        Scanner scanner = new Scanner(storage);
        MergeRunner runner = new MergeRunner(storage, new Random(2), InstantSource.system());
        return new DemoWindow(
                Locale.ENGLISH,
                1440,
                900,
                demo ->
                        new Services(
                                (place, progress) -> scanner.scan(List.of(place), progress),
                                storage::holders,
                                new MergePreviewer.Engine(new Measurer(storage)),
                                new Engines(
                                        new EngineMerges(scanner, runner),
                                        demo.work().rebases(),
                                        demo.work().flattening()),
                                demo.documents(),
                                demo.reconnects(),
                                demo.discards(),
                                demo.sample(),
                                demo.memory(),
                                demo.outside(),
                                threads,
                                InstantSource.system(),
                                demo.texts(),
                                demo.words(),
                                demo.version()));
    }

    @Test
    void whatCannotBeOpenedIsSaid(@TempDir Path temp) throws Exception {
        Path cabinet = Files.writeString(temp.resolve("set.cab"), "MSCF and more");
        try (DemoWindow demo = DemoWindow.english(1280, 800)) {
            Fx.run(() -> demo.window.open(List.of(cabinet)));
            until(demo, () -> demo.window.scene().lookup("#notice") != null);
            assertEquals(null, demo.window.main().pageProperty().get());
        }
    }
}
