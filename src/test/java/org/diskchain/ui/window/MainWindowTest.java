package org.diskchain.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;

import org.diskchain.bytes.Holder;
import org.diskchain.chain.DiskForest;
import org.diskchain.testing.DemoForests;
import org.diskchain.testing.Fx;
import org.diskchain.ui.places.OpenPlace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The window as a person meets it: over demo forests, without a screen.
final class MainWindowTest {
    private static final Path WEB01 = DemoForests.webFarmDisk("web01.avhdx");

    private DemoWindow demo;

    @BeforeEach
    void show() {
        demo = DemoWindow.english(990, 900);
    }

    @AfterEach
    void close() {
        demo.close();
    }

    @Test
    void saysWhatToDoWhereNothingIsOpen() {
        assertNotNull(demo.find("empty"));
        demo.notes.folder = Path.of("/srv/farm").toAbsolutePath();
        demo.disks.put(demo.notes.folder, DemoForests.webFarm());
        demo.fire("message-open-folder");
        assertNull(demo.find("empty"));
        assertNotNull(demo.find("picture"));
    }

    @Test
    void saysThatTheSampleCannotBeMade() {
        demo.fire("empty-sample");
        assertNotNull(demo.find("notice"));
        demo.fire("notice-close");
        assertNull(demo.find("notice"));
    }

    @Test
    void aFolderWithoutDisksAndOneThatIsGoneSayWhatToDoNext() {
        demo.open("/srv/nothing", DiskForest.EMPTY);
        assertNotNull(demo.find("no-disks"));
        Fx.run(() -> demo.window.places().open(Path.of("/srv/gone")));
        demo.settle();
        assertNotNull(demo.find("failed"));
        demo.disks.put(Path.of("/srv/gone").toAbsolutePath(), DemoForests.single());
        demo.fire("message-again");
        assertNotNull(demo.find("picture"));
    }

    @Test
    void ofWhatIsNamedOrDroppedFoldersAreOpenedAndDisksArePicked(@TempDir Path folder)
            throws IOException {
        Path disk = Files.createFile(Files.createDirectory(folder.resolve("vm")).resolve("a.vhd"));
        demo.disks.put(folder, DemoForests.webFarm());
        demo.disks.put(disk.getParent(), DemoForests.single());
        Fx.run(() -> demo.window.open(List.of(disk, folder)));
        demo.settle();
        var places = demo.window.places();
        assertEquals(
                List.of(disk.getParent(), folder),
                places.open().stream().map(OpenPlace::path).toList());
        assertEquals(disk, places.open().getFirst().pickedProperty().get());
    }

    @Test
    void aPageGivesWayToWhatIsHandedOver(@TempDir Path folder) throws IOException {
        Path disk = Files.createFile(folder.resolve("a.vhd"));
        demo.disks.put(folder, DemoForests.webFarm());
        for (int times = 0; times < 2; times++) { // the second time its place is open already
            Fx.run(() -> demo.window.main().pageProperty().set(new Label("a result")));
            Fx.run(() -> demo.window.open(List.of(disk)));
            demo.settle();
            assertNull(demo.window.main().pageProperty().get());
            assertTrue(demo.window.main().centreProperty().get().isVisible());
        }
    }

    @Test
    void aPickedDiskIsInspectedAndItsPathCopied() {
        open();
        demo.pick(WEB01);
        assertEquals("web01.avhdx", text("inspector-name"));
        assertEquals("web01.avhdx picked", text("status-picked"));
        demo.fire("inspector-copy-path");
        demo.fire("inspector-show-in-files");
        assertEquals(List.of("copy " + WEB01, "show " + WEB01), demo.notes.said);
    }

    @Test
    void theTableShowsAndPicksTheSameDisks() {
        open();
        demo.fire("mode-table");
        TreeTableView<?> table = demo.find("table");
        demo.pick(WEB01);
        String selected =
                Fx.get(() -> table.getSelectionModel().getSelectedItem().getValue().toString());
        assertTrue(selected.contains("web01.avhdx"), selected);
        Fx.run(() -> table.getSelectionModel().select(0));
        demo.settle();
        assertEquals(18, Fx.get(table::getExpandedItemCount));
        assertFalse(WEB01.equals(demo.window.forest().pickedProperty().get()));
    }

    @Test
    void searchListsMatchesAndEnterWalksThem() {
        open();
        TextField field = demo.find("search");
        Fx.run(
                () -> {
                    field.requestFocus();
                    field.setText("web0");
                });
        demo.settle();
        ListView<?> matches = demo.find("search-matches");
        int found = Fx.get(() -> matches.getItems().size());
        assertTrue(found >= 2, "found " + found);
        assertEquals(found + " found", text("search-found"));
        demo.type(KeyCode.ENTER);
        demo.type(KeyCode.F3);
        assertEquals("Match 2 of " + found, text("status-picked"));
    }

    @Test
    void singleLettersActInThePictureAndAreTextInTheSearch() {
        open();
        demo.pick(WEB01);
        TextField field = demo.find("search");
        Fx.run(field::requestFocus);
        demo.type(KeyCode.M);
        assertNull(demo.window.main().dockProperty().get(), "a letter in the search is text");
        Fx.run(() -> field.setText(""));
        Node picture = demo.find("picture");
        Fx.run(picture::requestFocus);
        demo.type(KeyCode.M);
        assertNotNull(demo.window.main().dockProperty().get(), "M previews a merge");
        assertNotNull(demo.window.forest().effectsProperty().get());
    }

    @Test
    void problemsAndDisksInUseAreCounted() {
        Path held = DemoForests.webFarmDisk("app01.avhdx");
        demo.holders.put(held, List.of(new Holder("vmwp.exe", 4120)));
        open();
        javafx.scene.control.ToggleButton inUse = demo.find("filter-in-use");
        String said = Fx.get(() -> inUse.getText() + inUse.getAccessibleText());
        assertTrue(said.contains("1"), said);
        demo.pick(held);
        assertTrue(demo.window.forest().inUse().contains(held));
    }

    @Test
    void f1ShowsTheKeysAndEscapeTakesThemAway() {
        open();
        demo.type(KeyCode.F1);
        assertNotNull(demo.find("keys"));
        demo.type(KeyCode.ESCAPE);
        assertNull(demo.find("keys"));
    }

    @Test
    void aNarrowWindowKeepsTheInspectorUntilItIsCalled() {
        open();
        demo.pick(WEB01);
        Node inspector = demo.find("inspector");
        assertFalse(inspector.isVisible());
        Node picture = demo.find("picture");
        Fx.run(picture::requestFocus);
        demo.type(KeyCode.ENTER);
        assertTrue(inspector.isVisible(), "Enter calls it");
        Fx.run(picture::requestFocus);
        demo.type(KeyCode.ESCAPE);
        assertFalse(inspector.isVisible(), "Esc sends it away");
        assertNotNull(demo.find("rail-open"));
    }

    @Test
    void f6GoesRoundTheAreas() {
        open();
        Node picture = demo.find("picture");
        Fx.run(picture::requestFocus);
        Node owner = picture;
        for (int i = 0; i < 8; i++) {
            demo.type(KeyCode.F6);
            owner = Fx.get(() -> demo.window.scene().getFocusOwner());
            if (owner == picture) break;
        }
        assertEquals(picture, owner, "the way round leads back");
    }

    @Test
    void everythingIsThereInPortuguese() {
        try (DemoWindow outra = new DemoWindow(Locale.of("pt", "BR"), 990, 900)) {
            outra.open("/srv/web-farm", DemoForests.webFarm());
            outra.pick(WEB01);
            Label picked = outra.find("status-picked");
            assertEquals("web01.avhdx escolhido", Fx.get(picked::getText));
        }
    }

    private void open() {
        demo.open("/srv/web-farm", DemoForests.webFarm());
    }

    private String text(String id) {
        Label label = demo.find(id);
        return Fx.get(label::getText);
    }
}
