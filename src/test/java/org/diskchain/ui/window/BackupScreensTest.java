package org.diskchain.ui.window;

import static org.diskchain.testing.VssDocuments.ABLE;
import static org.diskchain.testing.VssDocuments.component;
import static org.diskchain.testing.VssDocuments.components;
import static org.diskchain.testing.VssDocuments.differenced;
import static org.diskchain.testing.VssDocuments.file;
import static org.diskchain.testing.VssDocuments.files;
import static org.diskchain.testing.VssDocuments.group;
import static org.diskchain.testing.VssDocuments.metadata;
import static org.diskchain.testing.VssDocuments.partial;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.diskchain.backup.LastBackup;
import org.diskchain.testing.DemoForests;
import org.diskchain.testing.Fx;
import org.diskchain.testing.WideForest;
import org.diskchain.ui.backup.RuleLine;
import org.diskchain.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Pictures of backup documents in the window for the eye, and that they take no room while none
/// are open.
final class BackupScreensTest {
    private static final String DISKS = "D:\\Hyper-V\\web-farm\\Virtual Hard Disks";
    private static final int WITHOUT_INCREMENTAL = 0xF0F & ~0x4;
    private static final int MANY = 200;

    @TempDir Path folder;

    @Test
    void nothingIsThereWithoutDocuments() {
        try (DemoWindow demo = opened(1440, 900)) {
            assertNull(demo.find("tab-backup"));
            assertNull(demo.find("place-backup"));
            preview(demo);
            assertNull(demo.find("backup-summary"));
        }
    }

    @Test
    void inAllSizesAndColours() throws IOException {
        try (DemoWindow demo = opened(1440, 900)) {
            open(demo);
            Label counts = demo.find("backup-counts");
            assertEquals(
                    "Whole: 1 · Unknown: 1 · Partial: 1 · Left out: 7 · Not covered: 8",
                    Fx.get(counts::getText));
            Label note = demo.find("backup-block-tracking");
            assertTrue(Fx.get(note::getText).contains("track changed blocks"));
            Hyperlink guess = demo.find("last-guess");
            assertTrue(Fx.get(guess::getText).contains("for the last incremental backup"));
            Fx.run(guess::fire);
            assertInstanceOf(
                    LastBackup.At.class,
                    Fx.get(demo.window.backup().model().lastIncrementalProperty()::get));
            Fx.run(
                    () ->
                            demo.window
                                    .backup()
                                    .model()
                                    .lastIncrementalProperty()
                                    .set(LastBackup.UNKNOWN));
            settle(demo);
            demo.screen("backup-page");
            dark(demo, "backup-page-dark");
            demo.fire("page-components");
            demo.fire("components-raw");
            demo.screen("backup-components");
            demo.fire("page-documents");
            demo.screen("backup-documents");
            demo.fire("page-disks");
            demo.resize(1024, 680);
            demo.screen("backup-page-1024");
            demo.type(KeyCode.ESCAPE);
            assertNull(demo.window.main().pageProperty().get());
            settle(demo);
            assertEquals(
                    demo.find("picture"),
                    Fx.get(() -> demo.window.scene().getFocusOwner()),
                    "the keyboard goes back to the disks");
            demo.resize(1440, 900);
            demo.pick(DemoForests.webFarmDisk("ws22-2026-03.avhdx"));
            demo.fire("tab-backup");
            demo.screen("backup-tab");
            dark(demo, "backup-tab-dark");
            assertNotNull(demo.find("disk-verdict"));
        }
    }

    @Test
    void aPreviewTellsOfTheNextBackup() throws IOException {
        try (DemoWindow demo = opened(1440, 900)) {
            open(demo);
            demo.type(KeyCode.ESCAPE);
            preview(demo);
            Label summary = demo.find("backup-summary");
            String said = Fx.get(summary::getText);
            assertTrue(said.startsWith("Forecast, incremental: "), said);
            Label concern = demo.find("backup-concern");
            assertEquals(
                    "ws22-2026-03.avhdx may be left out although its content changes",
                    Fx.get(concern::getText));
            demo.screen("backup-preview");
            demo.resize(1280, 800);
            demo.screen("backup-preview-1280");
            demo.resize(1440, 900);
            demo.fire("backup-details");
            assertNull(demo.find("backup-older-than-chain"));
            demo.screen("backup-preview-details");
            dark(demo, "backup-preview-dark");
            demo.resize(1024, 680);
            demo.screen("backup-preview-1024");
        }
    }

    @Test
    void aPreviewTellsThatTheDocumentIsOlderThanTheChainAlready() throws IOException {
        try (DemoWindow demo = opened(1440, 900)) {
            open(demo);
            Path document = folder.resolve("web-host").resolve("BCDocument.xml");
            Files.setLastModifiedTime(document, FileTime.from(Instant.EPOCH));
            Fx.run(() -> demo.window.open(List.of(document.getParent())));
            settle(demo);
            demo.type(KeyCode.ESCAPE);
            preview(demo);
            demo.fire("backup-details");
            Label older = demo.find("backup-older-than-chain");
            String said = Fx.get(older::getText);
            assertTrue(said.contains("older than this chain"), said);
            demo.screen("backup-preview-older");
        }
    }

    @Test
    void manyComponentsLongPathsAndPortuguese() throws IOException {
        try (DemoWindow demo = new DemoWindow(Locale.of("pt", "BR"), 1280, 800)) {
            demo.open("/Hyper-V/web-farm", DemoForests.webFarm());
            List<String> many = new ArrayList<>();
            String longPath = "D:\\" + "a-very-long-folder-name\\".repeat(9);
            for (int i = 0; i < MANY; i++) {
                many.add(
                        component(
                                "component-" + i + "-with-a-name-that-goes-on-and-on",
                                i % 3 == 0
                                        ? differenced(file(longPath + i, "*.vhdx", "no", "0"))
                                        : ""));
            }
            Path document =
                    Files.writeString(
                            folder.resolve("BCDocument.xml"),
                            components("full", ABLE, many.toArray(String[]::new)));
            Fx.run(() -> demo.window.open(List.of(document)));
            settle(demo);
            demo.screen("backup-many-pt");
            demo.fire("page-components");
            demo.screen("backup-many-components-pt");
            demo.fire("rules-add");
            TextField rule = demo.find("rule-0-windows");
            assertEquals(
                    rule,
                    Fx.get(() -> demo.window.scene().getFocusOwner()),
                    "the new rule waits for its folder");
        }
    }

    @Test
    void twoThousandDisks() throws IOException {
        try (DemoWindow demo = DemoWindow.english(1440, 900)) {
            demo.open("/pool", WideForest.siblings(2000));
            open(demo);
            Fx.run(
                    () ->
                            demo.window
                                    .backup()
                                    .model()
                                    .rules()
                                    .setAll(new RuleLine(DISKS, "/pool", false)));
            settle(demo);
            Label counts = demo.find("backup-counts");
            assertEquals("Not covered: 2,002", Fx.get(counts::getText));
            demo.screen("backup-page-2000");
            demo.type(KeyCode.ESCAPE);
            demo.screen("backup-picture-2000");
        }
    }

    private static DemoWindow opened(double width, double height) {
        DemoWindow demo = DemoWindow.english(width, height);
        demo.open("/Hyper-V/web-farm", DemoForests.webFarm());
        return demo;
    }

    private void open(DemoWindow demo) throws IOException {
        Path set = Files.createDirectories(folder.resolve("web-host"));
        String ofParent = "134174000000000000";
        Files.writeString(
                set.resolve("BCDocument.xml"),
                components(
                        "incremental",
                        ABLE,
                        component(
                                "4C4C4544-web01",
                                differenced(
                                        file(DISKS, "ws22-2026-03.avhdx", "no", ofParent),
                                        file(DISKS, "web*.avhdx", "no", "0"),
                                        file("C:\\Other", "*", "yes", "0"))),
                        component("4C4C4544-sql", partial(DISKS, "sql-test.avhdx")),
                        component("Host configuration", "<SOMETHING_NEW name=\"value\"/>")));
        Files.setLastModifiedTime(
                set.resolve("BCDocument.xml"), FileTime.from(DemoWindow.NOW.minusSeconds(3600)));
        Files.writeString(
                set.resolve("WM0.xml"),
                metadata(
                        ABLE,
                        group(
                                "Machines",
                                "4C4C4544-web01",
                                files(DISKS, "ws22-2026-03.avhdx"),
                                files(DISKS, "web01.avhdx"),
                                files(DISKS, "ws22-2026-0?.avhdx", "no", WITHOUT_INCREMENTAL),
                                files("D:\\Hyper-V\\web-farm\\base", "*.vhd")),
                        group("Machines", "4C4C4544-sql", files(DISKS, "sql-test*.avhdx"))));
        Fx.run(() -> demo.window.open(List.of(set)));
        settle(demo);
        Fx.run(
                () -> {
                    var model = demo.window.backup().model();
                    model.rules().setAll(new RuleLine("D:\\Hyper-V", "/Hyper-V", false));
                    model.lastFullProperty()
                            .set(LastBackup.at(Instant.parse("2026-10-01T00:00:00Z")));
                });
        settle(demo);
    }

    private static void settle(DemoWindow demo) {
        for (int i = 0; i < 3; i++) demo.settle();
    }

    private static void preview(DemoWindow demo) {
        demo.pick(DemoForests.webFarmDisk("ws22-2026-09.avhdx"));
        Fx.run(() -> demo.find("picture").requestFocus());
        demo.type(KeyCode.M);
        demo.type(KeyCode.CLOSE_BRACKET);
        settle(demo);
    }

    private static void dark(DemoWindow demo, String name) {
        Fx.run(() -> demo.theme.choiceProperty().set(Theme.Choice.DARK));
        demo.screen(name);
        Fx.run(() -> demo.theme.choiceProperty().set(Theme.Choice.LIGHT));
    }
}
