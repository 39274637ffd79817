package org.diskchain.ui.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import org.diskchain.chain.DiskForest;
import org.diskchain.journal.Verify;
import org.diskchain.plan.Effects;
import org.diskchain.plan.MergePlanner;
import org.diskchain.run.MergeResult;
import org.diskchain.run.MergeResult.StartedOver;
import org.diskchain.run.MergeResult.Verified;
import org.diskchain.testing.DemoForests;
import org.diskchain.testing.Fx;
import org.diskchain.testing.NotedDiscards;
import org.diskchain.testing.WideForest;
import org.diskchain.ui.merge.MergeFlow;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.theme.Theme;
import org.diskchain.ui.work.MergeTexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

final class ResultPageTest {
    private static final Locale BRAZIL = Locale.of("pt", "BR");

    private static final String SHA =
            "9f4c1d07a6e23b58c0d94f7712ab8e305d6617fc2a90b4e1837cd5509ef2a6b1";

    private final List<String> copied = new ArrayList<>();
    private final List<String> saved = new ArrayList<>();
    private boolean failing;
    private int back;
    private final NotedDiscards discards = new NotedDiscards();
    private Stage stage;
    private ResultPage page;

    @AfterEach
    void close() {
        if (stage != null) Fx.close(stage);
    }

    @Test
    void tellsWhatIsLeftToDo() {
        open(webFarm(), false, Locale.ENGLISH, 1256, 833);
        assertEquals("Merged 2 disks into ws22-2026-03.avhdx", text("result-title"));
        assertTrue(texts().contains("2 orphaned disks to reconnect"), texts()::toString);
        assertTrue(
                texts().contains("New parent: ws22-2026-03.avhdx. 1 disk follows"),
                texts()::toString);
        assertTrue(texts().contains("Built on ws22-2026-06, which is merged"), texts()::toString);
        Fx.screen(page, "result-light");
        Fx.run(() -> ((Button) page.lookup("#result-merged-copy")).fire());
        assertEquals(
                DemoForests.webFarmDisk("ws22-2026-09.avhdx")
                        + "\n"
                        + DemoForests.webFarmDisk("ws22-2026-06.avhdx"),
                copied.getFirst());
        Fx.run(() -> ((Button) page.lookup("#result-back")).fire());
        assertEquals(1, back);
    }

    @Test
    void theReportTellsWhatWasDoneAndWhatIsLeft() {
        open(
                rescued(Optional.of(new Verified(Verify.FULL, 127L << 30, SHA, true))),
                false,
                Locale.ENGLISH,
                1256,
                833);
        Fx.run(() -> page.tell(Icons.BACKUP, new Region(), List.of("Next backup: all of it")));

        Fx.run(() -> button("result-save").fire());

        assertEquals("merge-ws22-2026-03.txt", saved.getFirst());
        String report = saved.getLast();
        for (String part :
                List.of(
                        "Merged 2 disks into " + DemoForests.webFarmDisk("ws22-2026-03.avhdx"),
                        "Now reads as: " + DemoForests.webFarmDisk("ws22-2026-09.avhdx"),
                        SHA,
                        "Rescued (1)",
                        "Invalidated (",
                        DemoForests.webFarmDisk("web-staging.avhdx").toString(),
                        "2 orphaned disks to reconnect",
                        "2 merged files can be removed",
                        "The merge cannot be undone",
                        "Next backup: all of it")) {
            assertTrue(report.contains(part), part + " in: " + report);
        }
    }

    @Test
    void aReportThatCannotBeSavedIsSaid() {
        open(webFarm(), false, Locale.ENGLISH, 1256, 833);
        failing = true;

        Fx.run(() -> button("result-save").fire());

        assertTrue(text("result-not-saved").contains("No room. Choose another folder"));
        failing = false;
        Fx.run(() -> button("result-save").fire());
        assertFalse(Fx.get(() -> page.lookup("#result-not-saved").isVisible()));
    }

    private void save(String title, String name, String text) throws IOException {
        if (failing) throw new IOException("No room");
        saved.addAll(List.of(name, text));
    }

    @Test
    void isReadableInTheDarkInPortugueseAndInALowWindow() {
        open(webFarm(), true, BRAZIL, 1232, 733);
        assertTrue(texts().contains("Invalidados: 4 discos"), texts()::toString);
        Fx.screen(page, "result-dark-pt");
    }

    @Test
    void listsTwoHundredInvalidatedDisks() {
        DiskForest forest = WideForest.siblings(200);
        Path source = DemoForests.disk(forest, "picked.avhdx");
        open(outcome(forest, source, 1), false, Locale.ENGLISH, 976, 613);
        assertTrue(texts().contains("Invalidated: 200 disks"), texts()::toString);
        assertTrue(texts().contains("No disk needs a new parent"), texts()::toString);
        Fx.screen(page, "result-200");
    }

    @Test
    void saysVerifiedOnlyAsFarAsItWasReadBack() {
        Verified full = new Verified(Verify.FULL, 127L << 30, SHA, true);
        open(rescued(Optional.of(full)), false, Locale.ENGLISH, 1256, 833);
        assertTrue(
                texts().contains(
                                "Verified. The target reads byte for byte as ws22-2026-09.avhdx"
                                        + " did."),
                texts()::toString);
        assertEquals(SHA, text("result-sha256"));
        Fx.run(() -> ((Button) page.lookup("#result-sha256-copy")).fire());
        assertEquals(SHA, copied.getLast());
        assertTrue(texts().contains("1 rescued disk"), texts()::toString);
        assertTrue(
                texts().contains("Parent: ws22-2026-03.avhdx. 1 disk below it is untouched"),
                texts()::toString);
        Fx.screen(page, "result-rescued");
        Fx.close(stage);

        Verified some = new Verified(Verify.COPIED, 6764573491L, SHA, false);
        open(rescued(Optional.of(some)), true, BRAZIL, 1232, 733);
        assertTrue(
                texts().contains(
                                "Verificado. 6,3 GB foram lidos de volta e são o que foi"
                                        + " copiado."),
                texts()::toString);
        assertTrue(texts().stream().anyMatch(text -> text.contains("memória do sistema")));
        Fx.screen(page, "result-rescued-pt");
        Fx.close(stage);

        open(rescued(Optional.empty()), false, Locale.ENGLISH, 1256, 833);
        assertNull(page.lookup("#result-verified"));
        assertFalse(texts().stream().anyMatch(text -> text.contains("erified")));
    }

    @Test
    void tellsThatCopyingBeganAgain() {
        Outcome begun = webFarm();
        MergeResult result = begun.result();
        MergeResult again =
                new MergeResult(
                        result.source(),
                        result.target(),
                        result.depth(),
                        true,
                        result.copiedBytes(),
                        result.targetSize(),
                        result.time(),
                        Optional.empty(),
                        Optional.of(new StartedOver(result.source(), StartedOver.Cause.CONTENT)));
        open(new Outcome(again, begun.forest(), begun.effects()), false, Locale.ENGLISH, 976, 613);
        assertTrue(text("result-started-over").contains("Copying began again"));
    }

    private static Outcome rescued(Optional<Verified> verified) {
        DiskForest forest = DemoForests.webFarm();
        Effects effects = DemoForests.webFarmRescuing("sql-test.avhdx");
        return new Outcome(
                new MergeResult(
                        effects.source(),
                        effects.target(),
                        2,
                        true,
                        6764573491L,
                        9556302233L,
                        Duration.ofSeconds(67),
                        verified,
                        Optional.empty()),
                forest,
                effects);
    }

    private static Outcome webFarm() {
        return outcome(DemoForests.webFarm(), DemoForests.webFarmDisk("ws22-2026-09.avhdx"), 2);
    }

    private static Outcome outcome(DiskForest forest, Path source, int depth) {
        Effects effects = MergePlanner.effects(forest, source, depth);
        return new Outcome(
                new MergeResult(
                        source,
                        effects.target(),
                        depth,
                        true,
                        6764573491L,
                        9556302233L,
                        Duration.ofSeconds(67)),
                forest,
                effects);
    }

    @Test
    void mergedFilesAreOfferedToTheBinOnlyWhenTheOrphansAreSettled() {
        open(webFarm(), false, Locale.ENGLISH, 1256, 833);
        assertTrue(button("result-bin").isDisabled());
        assertTrue(button("result-folder").isDisabled());
        discards.settledByWizard = reconnected("web01.avhdx");
        Fx.run(() -> button("result-reconnect").requestFocus());
        Fx.run(() -> button("result-reconnect").fire());
        assertTrue(button("result-bin").isDisabled(), "one orphan is left");
        assertSame(button("result-reconnect"), Fx.get(() -> stage.getScene().getFocusOwner()));
        discards.settledByWizard = reconnected("web02.avhdx");
        Fx.run(() -> button("result-reconnect").fire());
        assertFalse(button("result-bin").isDisabled());
        assertSame(button("result-bin"), Fx.get(() -> stage.getScene().getFocusOwner()));
        Fx.screen(page, "result-settled");
        Fx.run(() -> button("result-bin").fire());
        Fx.settle();
        assertEquals(
                List.of(
                        DemoForests.webFarmDisk("ws22-2026-09.avhdx"),
                        DemoForests.webFarmDisk("ws22-2026-06.avhdx")),
                discards.binned);
        assertTrue(texts().contains("The merged files are moved away: 7.0 GB regained"));
    }

    private static Map<Path, Optional<Path>> reconnected(String disk) {
        Optional<Path> target = Optional.of(DemoForests.webFarmDisk("ws22-2026-03.avhdx"));
        return Map.of(DemoForests.webFarmDisk(disk), target);
    }

    @Test
    void anOrphanThatWasGivenAMergedFileAsParentIsAnOrphanStill() {
        open(webFarm(), false, Locale.ENGLISH, 1256, 833);
        discards.settledByWizard =
                Map.of(
                        DemoForests.webFarmDisk("web01.avhdx"),
                        Optional.of(DemoForests.webFarmDisk("ws22-2026-06.avhdx")),
                        DemoForests.webFarmDisk("web02.avhdx"),
                        Optional.empty());
        Fx.run(() -> button("result-reconnect").fire());
        assertTrue(button("result-bin").isDisabled());
        assertTrue(texts().contains("1 orphaned disk to reconnect"), texts()::toString);
        assertTrue(
                texts().contains(
                                "Its parent is ws22-2026-06.avhdx now, which is merged."
                                        + " New parent: ws22-2026-03.avhdx"),
                texts()::toString);
        assertTrue(
                texts().stream()
                        .anyMatch(
                                text -> text.startsWith("Still named as parent by web02.avhdx · ")),
                texts()::toString);
        Fx.screen(page, "result-linked-to-merged");
    }

    @Test
    void escGoesBackToThePicture() {
        open(webFarm(), false, Locale.ENGLISH, 1256, 833);
        Fx.run(() -> button("result-back").requestFocus());
        Fx.type(KeyCode.ESCAPE);
        assertEquals(1, back);
    }

    private Button button(String id) {
        return (Button) Fx.get(() -> page.lookup("#" + id));
    }

    private void open(Outcome outcome, boolean dark, Locale locale, int width, int height) {
        stage =
                Fx.show(
                        () -> {
                            Theme theme = new Theme();
                            theme.choiceProperty()
                                    .set(dark ? Theme.Choice.DARK : Theme.Choice.LIGHT);
                            page =
                                    new ResultPage(
                                            outcome,
                                            new MergeTexts(locale),
                                            new ResultPage.Acts(
                                                    () -> back++,
                                                    copied::add,
                                                    new ResultPage.Keeping(
                                                            this::save,
                                                            InstantSource.fixed(Instant.EPOCH)),
                                                    discards.leftToDo()));
                            Scene scene = new Scene(page, width, height);
                            theme.style(scene, MergeFlow.sheet());
                            return scene;
                        });
    }

    private String text(String id) {
        return ((Label) page.lookup("#" + id)).getText();
    }

    private List<String> texts() {
        return Fx.get(
                () ->
                        page.lookupAll(".label").stream()
                                .filter(Label.class::isInstance)
                                .map(node -> ((Label) node).getText())
                                .toList());
    }
}
