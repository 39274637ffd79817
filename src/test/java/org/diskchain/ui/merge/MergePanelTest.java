package org.diskchain.ui.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;

import org.diskchain.chain.DiskForest;
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
                    model.open(DemoForests.disk(disks, name));
                    model.setDepth(depth);
                });
        stage =
                Fx.show(
                        () -> {
                            Theme theme = new Theme();
                            theme.choiceProperty()
                                    .set(look.dark ? Theme.Choice.DARK : Theme.Choice.LIGHT);
                            panel =
                                    new MergePanel(
                                            model,
                                            new MergeTexts(look.locale),
                                            new MergePanel.Acts(begun::add, shown::add));
                            Scene scene = new Scene(panel, look.width, look.height);
                            theme.style(scene);
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
