package org.diskchain.ui.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.diskchain.testing.DemoForests;
import org.diskchain.testing.Fx;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.theme.Theme;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// Draws the forests of the design's pictures and keeps them in `target/screens` for the eye; that
/// something was drawn, in the theme's colours, is asserted.
final class TreePictureScreensTest {
    private static final double WIDTH = 1257;
    private static final double HEIGHT = 900;

    private static WritableImage screen(
            String name, ForestModel model, Theme.Choice theme, Consumer<TreePicture> change) {
        return screen(name, model, theme, WIDTH, HEIGHT, change);
    }

    private static WritableImage screen(
            String name,
            ForestModel model,
            Theme.Choice choice,
            double width,
            double height,
            Consumer<TreePicture> change) {
        TreePicture picture = Fx.get(() -> new TreePicture(model, Locale.ENGLISH));
        Stage stage =
                Fx.show(
                        () -> {
                            Theme theme = new Theme();
                            theme.choiceProperty().set(choice);
                            Scene scene = new Scene(new StackPane(picture), width, height);
                            theme.style(scene);
                            return scene;
                        });
        Fx.run(
                () -> {
                    picture.reducedMotionProperty().set(true);
                    change.accept(picture);
                });
        WritableImage image = Fx.screen(picture, name);
        Fx.close(stage);
        return image;
    }

    @Test
    void webFarmBrowsing() {
        ForestModel model = DemoForests.webFarmModel();
        WritableImage image =
                screen(
                        "tree-web-farm",
                        model,
                        Theme.Choice.LIGHT,
                        _ -> model.pickedProperty().set(DemoForests.webFarmDisk("web02.avhdx")));
        assertEquals(0xFFF8F9FB, image.getPixelReader().getArgb(2, 2));
        assertTrue(colours(image).contains(0xFF2A5BD7), "no ring around the picked disk");
    }

    @Test
    void webFarmPreview() {
        ForestModel model = DemoForests.webFarmModel();
        Set<Integer> colours =
                colours(screen("tree-preview", model, Theme.Choice.LIGHT, _ -> preview(model)));
        for (int effect : new int[] {0xFF2A5BD7, 0xFFC22A30, 0xFF8F5500, 0xFF1A7544}) {
            assertTrue(colours.contains(effect), () -> Integer.toHexString(effect));
        }
    }

    @Test
    void webFarmPreviewDark() {
        ForestModel model = DemoForests.webFarmModel();
        WritableImage image =
                screen("tree-preview-dark", model, Theme.Choice.DARK, _ -> preview(model));
        assertEquals(0xFF16181C, image.getPixelReader().getArgb(2, 2));
    }

    @Test
    void merging() {
        ForestModel model = DemoForests.webFarmModel();
        screen(
                "tree-merging",
                model,
                Theme.Choice.LIGHT,
                _ -> {
                    preview(model);
                    model.merging().put(DemoForests.webFarmDisk("ws22-2026-03.avhdx"), 0.41);
                });
    }

    @Test
    void compactPreview() {
        ForestModel model = DemoForests.webFarmModel();
        screen(
                "tree-preview-compact",
                model,
                Theme.Choice.LIGHT,
                picture -> {
                    preview(model);
                    picture.zoomTo(0.75);
                });
    }

    @Test
    void dotsInPreview() {
        ForestModel model = DemoForests.webFarmModel();
        screen(
                "tree-preview-dots",
                model,
                Theme.Choice.LIGHT,
                700,
                340,
                picture -> {
                    preview(model);
                    picture.zoomTo(0.45);
                });
    }

    @Test
    void hyperV() {
        ForestModel model = DemoForests.hyperVModel();
        screen(
                "tree-hyper-v",
                model,
                Theme.Choice.LIGHT,
                908,
                900,
                picture -> {
                    picture.zoomTo(0.75);
                    model.pickedProperty()
                            .set(DemoForests.disk(model.forest(), "fs-archive-2025.vhd"));
                });
    }

    @Test
    void topDown() {
        ForestModel model = DemoForests.webFarmModel();
        screen(
                "tree-top-down",
                model,
                Theme.Choice.LIGHT,
                picture -> {
                    preview(model);
                    picture.orientationProperty().set(Orientation.TOP_DOWN);
                });
    }

    @Test
    void largeAtTwelvePercent() {
        ForestModel model = DemoForests.largeModel(2000);
        screen(
                "tree-large",
                model,
                Theme.Choice.LIGHT,
                908,
                800,
                picture -> {
                    picture.zoomTo(0.12);
                    model.pickedProperty().set(model.hits().stream().sorted().toList().get(1));
                });
    }

    @Test
    void largeFitted() {
        screen("tree-large-fit", DemoForests.largeModel(2000), Theme.Choice.DARK, _ -> {});
    }

    @Test
    void oneDisk() {
        ForestModel model = new ForestModel();
        Fx.run(() -> model.forestProperty().set(DemoForests.single()));
        screen("tree-single", model, Theme.Choice.LIGHT, 500, 200, _ -> {});
    }

    @Test
    void largeText() {
        ForestModel model = DemoForests.webFarmModel();
        screen(
                "tree-large-text",
                model,
                Theme.Choice.LIGHT,
                picture -> {
                    picture.textScaleProperty().set(1.5);
                    picture.zoomTo(1);
                });
    }

    @Test
    void filtered() {
        ForestModel model = DemoForests.webFarmModel();
        screen(
                "tree-filtered",
                model,
                Theme.Choice.LIGHT,
                picture ->
                        picture.filterProperty().set(disk -> model.inUse().contains(disk.path())));
    }

    private static void preview(ForestModel model) {
        model.effectsProperty().set(DemoForests.webFarmRescuing("iis-legacy.avhdx"));
        model.pickedProperty().set(DemoForests.webFarmDisk("ws22-2026-09.avhdx"));
    }

    private static Set<Integer> colours(WritableImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getPixelReader().getArgb(x, y));
            }
        }
        return colours;
    }
}
