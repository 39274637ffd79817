package org.diskchain.ui.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.diskchain.bytes.Holder;
import org.diskchain.chain.DiskForest;
import org.diskchain.journal.Verify;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Refusal;
import org.diskchain.plan.Warning;
import org.diskchain.testing.DemoForests;
import org.diskchain.testing.Fx;
import org.diskchain.testing.ScriptedPreviewer;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.merge.MergeModel.Threads;
import org.diskchain.ui.theme.Theme;
import org.diskchain.ui.work.MergeTexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The preview's panel on the headless platform: what it says, and what its controls do.
final class MergePanelTest {
    private static final Locale BRAZIL = Locale.of("pt", "BR");

    private final ForestModel forest = new ForestModel();
    private final ScriptedPreviewer engine = new ScriptedPreviewer();
    private final MergeModel model =
            new MergeModel(forest, engine, new Threads(Runnable::run, Runnable::run));
    private final List<MergePreview> begun = new ArrayList<>();
    private final List<Path> shown = new ArrayList<>();
    private MergeModel panelOf = model;
    private Stage stage;
    private MergePanel panel;

    @AfterEach
    void close() {
        if (stage != null) Fx.close(stage);
    }

    @Test
    void saysWhatTheMergeDoesBeforeItIsBegun() {
        open(DemoForests.webFarm(), "ws22-2026-09.avhdx", 2, Look.ENGLISH);
        assertEquals("Merge 2 disks into ws22-2026-03.avhdx…", button("merge").getText());
        assertFalse(button("merge").isDisabled());
        assertTrue(texts().contains("4 disks become invalid"), texts()::toString);
        assertTrue(texts().contains("2 to reconnect afterwards"), texts()::toString);
        assertEquals("2 of 3", label("depth-of").getText());
        assertEquals("6.3 GB", label("bytes-copied").getText());
        Fx.screen(panel, "preview-light");
    }

    @Test
    void looksRightInEverySize() {
        open(DemoForests.webFarm(), "ws22-2026-09.avhdx", 2, Look.DARK);
        Fx.screen(panel, "preview-dark");
        for (Look look : List.of(Look.LOW, Look.NARROW, Look.WIDE, Look.PORTUGUESE)) {
            Fx.close(stage);
            open(DemoForests.webFarm(), "ws22-2026-09.avhdx", 2, look);
            Fx.screen(panel, "preview-" + look.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void depthOfOneAndOfSixtyAncestorsShowNoNameUponAnother() {
        open(DemoForests.chain(1), "disk-1.avhdx", 1, Look.ENGLISH);
        Fx.screen(panel, "preview-depth-1");
        assertNamesApart();
        Fx.close(stage);
        open(DemoForests.chain(60), "disk-60.avhdx", 23, Look.LOW);
        Fx.screen(panel, "preview-depth-60");
        assertNamesApart();
    }

    @Test
    void keysAndButtonsChangeTheDepth() {
        open(DemoForests.webFarm(), "ws22-2026-09.avhdx", 1, Look.ENGLISH);
        Fx.run(() -> panel.lookup("#depth").requestFocus());
        Fx.type(KeyCode.RIGHT);
        assertEquals(2, depth());
        Fx.type(KeyCode.CLOSE_BRACKET);
        assertEquals(3, depth());
        Fx.type(KeyCode.OPEN_BRACKET);
        assertEquals(2, depth());
        Fx.run(() -> button("depth-less").fire());
        assertEquals(1, depth());
        assertEquals("Merge 1 disk into ws22-2026-06.avhdx…", button("merge").getText());
        Fx.type(KeyCode.ESCAPE);
        assertTrue(model.preview().isEmpty());
    }

    @Test
    void whileMeasuringTheRowsStandStillAndNothingCanBegin() {
        List<Runnable> waiting = new ArrayList<>();
        MergeModel slow = new MergeModel(forest, engine, new Threads(waiting::add, Runnable::run));
        panelOf = slow;
        open(DemoForests.webFarm(), "ws22-2026-09.avhdx", 2, Look.ENGLISH);
        assertTrue(button("merge").isDisabled());
        assertEquals("measuring…", label("bytes-copied").getText());
        double before = Fx.get(() -> panel.lookup("#space-bar").getLayoutY());
        Fx.screen(panel, "preview-measuring");
        Fx.run(() -> waiting.forEach(Runnable::run));
        Fx.settle();
        assertFalse(button("merge").isDisabled());
        assertEquals(before, Fx.get(() -> panel.lookup("#space-bar").getLayoutY()));
    }

    @Test
    void aRefusalSaysEveryReasonAndShowsTheDisk() {
        Path used = DemoForests.webFarmDisk("ws22-2026-06.avhdx");
        Path target = DemoForests.webFarmDisk("ws22-2026-03.avhdx");
        engine.free = (long) (3.5 * (1L << 30));
        engine.refusals.add(new Refusal.InUse(used, List.of(new Holder("vmwp.exe", 4120))));
        engine.refusals.add(new Refusal.NoSpace(target, "D:", 6227702579L, engine.free));
        open(DemoForests.webFarm(), "ws22-2026-09.avhdx", 2, Look.ENGLISH);
        assertTrue(button("merge").isDisabled());
        assertTrue(texts().contains("Refused for 2 reasons"), texts()::toString);
        assertTrue(texts().contains("ws22-2026-06.avhdx is in use"), texts()::toString);
        Fx.screen(panel, "refused-light");
        Fx.run(() -> ((Button) panel.lookup(".show-disk")).fire());
        assertEquals(List.of(used), shown);
    }

    @Test
    void fourReasonsAndWarningsFit() {
        Path used = DemoForests.webFarmDisk("ws22-2026-06.avhdx");
        Path target = DemoForests.webFarmDisk("ws22-2026-03.avhdx");
        engine.refusals.add(new Refusal.InUse(used, List.of(new Holder("vmwp.exe", 4120))));
        engine.refusals.add(new Refusal.NoSpace(target, "D:", 6227702579L, engine.free));
        engine.refusals.add(new Refusal.NotWritable(target, target.getParent()));
        engine.refusals.add(
                new Refusal.OtherMergeUnfinished(target, target.resolveSibling("x.journal")));
        engine.warnings.add(new Warning.Checkpoint(used));
        engine.warnings.add(new Warning.Checkpoint(target));
        open(DemoForests.webFarm(), "ws22-2026-09.avhdx", 2, Look.ENGLISH);
        assertTrue(texts().contains("Refused for 4 reasons"), texts()::toString);
        Fx.screen(panel, "refused-4");
        Fx.close(stage);
        open(DemoForests.webFarm(), "ws22-2026-09.avhdx", 2, Look.LOW);
        Fx.screen(panel, "refused-4-low");
    }

    @Test
    void untouchedDisksAreOneLineThatOpens() {
        open(DemoForests.webFarm(), "ws22-2026-09.avhdx", 2, Look.ENGLISH);
        ListView<?> list = (ListView<?>) panel.lookup("#effects");
        assertEquals(11, list.getItems().size());
        Fx.run(
                () -> {
                    list.requestFocus();
                    list.getSelectionModel().select(10);
                });
        Fx.type(KeyCode.ENTER);
        assertEquals(19, list.getItems().size());
        Fx.screen(panel, "preview-untouched");
        Fx.type(KeyCode.SPACE);
        assertEquals(11, list.getItems().size());
    }

    @Test
    void aBoxSaysItsPriceAndARescueKeepsItsRow() {
        Path iis = DemoForests.webFarmDisk("iis-legacy.avhdx");
        open(DemoForests.webFarm(), "ws22-2026-09.avhdx", 2, Look.ENGLISH);
        ListView<?> list = (ListView<?>) panel.lookup("#effects");
        int row = row(list, iis);
        List<CheckBox> boxes = boxes();
        assertEquals(3, boxes.size());
        assertTrue(boxes.stream().anyMatch(box -> box.getText().equals("copies 1.1 GB")));
        Fx.run(
                () -> {
                    list.requestFocus();
                    list.getSelectionModel().select(row);
                });
        Fx.type(KeyCode.SPACE);
        assertEquals(row, row(list, iis));
        assertEquals(row, list.getSelectionModel().getSelectedIndex(), "keeps the keyboard");
        assertTrue(texts().contains("3 disks become invalid"), texts()::toString);
        assertTrue(texts().contains("1 rescued"), texts()::toString);
        assertTrue(texts().contains("Rescued"), texts()::toString);
        assertEquals("2.2 GB", label("bytes-rescued").getText());
        assertEquals(1, boxes().stream().filter(CheckBox::isSelected).count());
        Fx.screen(panel, "preview-rescued");
        Fx.type(KeyCode.SPACE);
        assertTrue(texts().contains("4 disks become invalid"), texts()::toString);
        assertFalse(texts().contains("1 rescued"), texts()::toString);
    }

    @Test
    void aClickOnABoxRescuesAndWhatHangsBelowIsShownUntouched() {
        open(DemoForests.webFarm(), "ws22-2026-09.avhdx", 2, Look.ENGLISH);
        int rows = ((ListView<?>) panel.lookup("#effects")).getItems().size();
        Path sql = DemoForests.webFarmDisk("sql-test.avhdx");
        Fx.click(boxOf(sql));
        assertEquals(Effect.Kind.RESCUED, model.preview().orElseThrow().effects().of(sql).kind());
        assertEquals(rows, ((ListView<?>) panel.lookup("#effects")).getItems().size());
        assertTrue(texts().contains("Its parent sql-test is rescued"), texts()::toString);
    }

    @Test
    void eachVolumeThatFillsUpHasItsLine() {
        engine.rescuesElsewhere = true;
        open(DemoForests.webFarm(), "ws22-2026-09.avhdx", 2, Look.LOW);
        Fx.run(() -> model.toggleRescue(DemoForests.webFarmDisk("iis-legacy.avhdx")));
        Fx.settle();
        assertTrue(texts().contains("Space needed on D:"), texts()::toString);
        assertTrue(texts().contains("Space needed on E:"), texts()::toString);
        Fx.screen(panel, "preview-volumes");
    }

    @Test
    void whatIsReadBackIsChosenInAQuietMenu() {
        open(DemoForests.webFarm(), "ws22-2026-09.avhdx", 2, Look.ENGLISH);
        MenuButton verify = (MenuButton) panel.lookup("#verify");
        assertEquals("Reads back what was copied", verify.getText());
        Fx.run(() -> verify.getItems().get(Verify.FULL.ordinal()).fire());
        assertEquals("Reads back the whole disk", verify.getText());
        assertEquals(Verify.FULL, model.preview().orElseThrow().plan().orElseThrow().verify());
    }

    private List<CheckBox> boxes() {
        Fx.settle();
        return Fx.get(
                () ->
                        panel.lookupAll(".rescue-box").stream()
                                .map(CheckBox.class::cast)
                                .sorted(
                                        Comparator.comparingDouble(
                                                box -> box.localToScene(0, 0).getY()))
                                .toList());
    }

    private CheckBox boxOf(Path disk) {
        return boxes().stream()
                .filter(box -> box.getUserData().equals(disk))
                .findFirst()
                .orElseThrow();
    }

    private static int row(ListView<?> list, Path disk) {
        return list.getItems().stream()
                .map(line -> line instanceof PreviewLine.Fate fate ? fate.disk() : Path.of(""))
                .toList()
                .indexOf(disk);
    }

    @Test
    void theButtonAsksOnlyWhereTheMergeCanBegin() {
        open(DemoForests.webFarm(), "ws22-2026-09.avhdx", 2, Look.ENGLISH);
        Fx.run(() -> button("merge").fire());
        assertEquals(1, begun.size());
        Fx.run(() -> panel.lookup("#depth").requestFocus());
        Fx.run(
                () ->
                        panel.lookup("#depth")
                                .fireEvent(
                                        new KeyEvent(
                                                KeyEvent.KEY_PRESSED,
                                                "",
                                                "",
                                                KeyCode.ENTER,
                                                false,
                                                true,
                                                false,
                                                false)));
        assertEquals(2, begun.size());
    }

    private int depth() {
        return model.preview().orElseThrow().depth();
    }

    private void assertNamesApart() {
        List<double[]> spans =
                Fx.get(
                        () ->
                                panel.lookupAll(".depth-name").stream()
                                        .map(Node::getBoundsInParent)
                                        .sorted(Comparator.comparingDouble(Bounds::getMinX))
                                        .map(b -> new double[] {b.getMinX(), b.getMaxX()})
                                        .toList());
        assertTrue(spans.size() > 1, "names are shown");
        for (int i = 1; i < spans.size(); i++) {
            assertTrue(spans.get(i)[0] >= spans.get(i - 1)[1], "names apart");
        }
    }

    private enum Look {
        ENGLISH(Locale.ENGLISH, false, 1256, 337),
        DARK(Locale.ENGLISH, true, 1256, 337),
        LOW(Locale.ENGLISH, false, 1232, 241),
        NARROW(Locale.ENGLISH, false, 976, 241),
        WIDE(Locale.ENGLISH, false, 1736, 337),
        PORTUGUESE(BRAZIL, false, 1256, 337);

        final Locale locale;
        final boolean dark;
        final int width;
        final int height;

        Look(Locale locale, boolean dark, int width, int height) {
            this.locale = locale;
            this.dark = dark;
            this.width = width;
            this.height = height;
        }
    }

    private void open(DiskForest disks, String name, int depth, Look look) {
        Fx.run(
                () -> {
                    forest.forestProperty().set(disks);
                    panelOf.open(DemoForests.disk(disks, name));
                    panelOf.setDepth(depth);
                });
        stage =
                Fx.show(
                        () -> {
                            Theme theme = new Theme();
                            theme.choiceProperty()
                                    .set(look.dark ? Theme.Choice.DARK : Theme.Choice.LIGHT);
                            panel =
                                    new MergePanel(
                                            panelOf,
                                            new MergeTexts(look.locale),
                                            new MergePanel.Acts(begun::add, shown::add));
                            Scene scene = new Scene(panel, look.width, look.height);
                            theme.style(scene, MergeFlow.sheet());
                            return scene;
                        });
    }

    private Button button(String id) {
        return (Button) panel.lookup("#" + id);
    }

    private Label label(String id) {
        return (Label) panel.lookup("#" + id);
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
