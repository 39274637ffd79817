package org.diskchain.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.input.KeyCode;

import org.diskchain.bytes.Holder;
import org.diskchain.chain.DiskForest;
import org.diskchain.plan.Effect;
import org.diskchain.testing.DemoForests;
import org.diskchain.testing.Fx;
import org.diskchain.ui.theme.Theme;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Pictures of the whole window for the eye, at the sizes and in the states that matter; and that
/// nothing of it hangs out of the window.
final class ScreensTest {
    private static final Locale BRAZILIAN = Locale.of("pt", "BR");

    @Test
    void browsingInAllSizesAndColours() {
        try (DemoWindow demo = DemoWindow.english(1440, 900)) {
            demo.screen("empty");
            DiskForest hyperV = DemoForests.hyperV();
            demo.holders.put(
                    DemoForests.disk(hyperV, "app01.avhdx"), List.of(new Holder("vmwp.exe", 4120)));
            demo.open("/srv/vm/clusters/north/Hyper-V", hyperV);
            demo.pick(DemoForests.disk(hyperV, "fs-archive-2025.vhd"));
            demo.screen("browse");
            dark(demo, "browse-dark");
            demo.fire("mode-table");
            demo.screen("table");
            demo.fire("mode-picture");
            demo.fire("filter-problems");
            demo.screen("problems");
            demo.fire("filter-all");
            for (int[] size : new int[][] {{1280, 800}, {1024, 680}, {1920, 1080}}) {
                demo.resize(size[0], size[1]);
                demo.screen("browse-" + size[0]);
                assertEquals(size[0], Fx.get(() -> demo.window.main().getWidth()));
            }
        }
    }

    @Test
    void previewInAllSizesAndColours() {
        try (DemoWindow demo = DemoWindow.english(1440, 900)) {
            demo.open("/srv/web-farm", DemoForests.webFarm());
            demo.pick(DemoForests.webFarmDisk("ws22-2026-09.avhdx"));
            Fx.run(() -> demo.find("picture").requestFocus());
            demo.type(KeyCode.M);
            demo.type(KeyCode.CLOSE_BRACKET);
            demo.screen("preview-none-rescued");
            Fx.run(() -> demo.find("picture").requestFocus());
            demo.type(KeyCode.LEFT);
            demo.type(KeyCode.DOWN);
            demo.type(KeyCode.DOWN);
            demo.type(KeyCode.SPACE);
            demo.screen("preview");
            assertEquals(
                    1,
                    demo.window.forest().effectsProperty().get().disks(Effect.Kind.RESCUED).size());
            dark(demo, "preview-dark");
            demo.resize(1280, 800);
            demo.screen("preview-1280");
        }
    }

    @Test
    void manyDisksAndASearch() {
        try (DemoWindow demo = DemoWindow.english(1440, 900)) {
            demo.open("/srv/rds-profiles", DemoForests.large(2000));
            Fx.run(() -> demo.<javafx.scene.control.TextField>find("search").setText("e3f7"));
            demo.type(KeyCode.F3);
            demo.screen("large");
        }
    }

    @Test
    void portugueseAndTheKeys() {
        try (DemoWindow demo = new DemoWindow(BRAZILIAN, 1280, 800)) {
            demo.screen("empty-pt");
            demo.open("/srv/Hyper-V", DemoForests.hyperV());
            demo.pick(DemoForests.disk(DemoForests.hyperV(), "fs-archive-2025.vhd"));
            demo.screen("browse-pt");
            demo.type(KeyCode.F1);
            demo.screen("keys-pt");
        }
    }

    @Test
    void messagesAndASingleDisk() {
        try (DemoWindow demo = DemoWindow.english(1280, 800)) {
            demo.open("/srv/single", DemoForests.single());
            demo.screen("single");
            demo.open("/srv/nothing", DiskForest.EMPTY);
            demo.screen("no-disks");
            Fx.run(() -> demo.window.places().open(Path.of("/srv/gone/with/a/long/way/to/it")));
            demo.settle();
            demo.screen("failed");
        }
    }

    private static void dark(DemoWindow demo, String name) {
        Fx.run(() -> demo.theme.choiceProperty().set(Theme.Choice.DARK));
        demo.screen(name);
        Fx.run(() -> demo.theme.choiceProperty().set(Theme.Choice.LIGHT));
    }
}
