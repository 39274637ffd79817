package org.diskchain.ui.window;

import org.diskchain.testing.DemoForests;
import org.diskchain.testing.Fx;
import org.diskchain.ui.theme.Theme;
import org.junit.jupiter.api.Test;

import java.util.Locale;

final class ScreensTest {
    @Test
    void pictures() {
        try (DemoWindow demo = DemoWindow.english(1440, 900)) {
            demo.screen("empty");
            demo.open("/srv/none", DemoForests.single());
            demo.screen("single");
            demo.open("/srv/Hyper-V", DemoForests.hyperV());
            demo.pick(DemoForests.disk(DemoForests.hyperV(), "fs-archive-2025.vhd"));
            demo.screen("browse");
            demo.resize(1280, 800);
            demo.screen("browse-1280");
            demo.resize(1024, 680);
            demo.screen("browse-1024");
            demo.resize(1440, 900);
            Fx.run(() -> demo.theme.choiceProperty().set(Theme.Choice.DARK));
            demo.screen("browse-dark");
            Fx.run(() -> demo.theme.choiceProperty().set(Theme.Choice.LIGHT));
            demo.fire("mode-table");
            demo.screen("table");
        }
        try (DemoWindow demo = new DemoWindow(Locale.of("pt", "BR"), 1280, 800)) {
            demo.open("/srv/Hyper-V", DemoForests.hyperV());
            demo.pick(DemoForests.disk(DemoForests.hyperV(), "fs-archive-2025.vhd"));
            demo.screen("browse-pt");
        }
    }
}
