package org.diskchain.ui.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.diskchain.testing.DemoForests;
import org.diskchain.testing.Fx;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The picture under a person's hands.
final class TreePictureTest {
    private final ForestModel model = DemoForests.webFarmModel();
    private TreePicture picture;
    private Stage stage;

    @BeforeEach
    void show() {
        picture = Fx.get(() -> new TreePicture(model, Locale.ENGLISH));
        stage =
                Fx.show(
                        () -> {
                            Scene scene = new Scene(new StackPane(picture), 800, 400);
                            new Theme().style(scene);
                            return scene;
                        });
        Fx.run(
                () -> {
                    picture.reducedMotionProperty().set(true);
                    picture.zoomTo(1);
                    picture.requestFocus();
                });
        Fx.settle();
    }

    @AfterEach
    void close() {
        Fx.close(stage);
    }

    private static Path disk(String stem) {
        return DemoForests.webFarmDisk(stem + ".avhdx");
    }

    private Point2D at(Path disk) {
        return Fx.get(
                () -> {
                    Rectangle2D view = picture.viewport().view();
                    return Geometry.centre(picture.viewport().geometry().box(disk).orElseThrow())
                            .subtract(view.getMinX(), view.getMinY());
                });
    }

    private void click(Path disk, MouseButton button) {
        Point2D at = at(disk);
        Fx.click(picture, at.getX(), at.getY(), button);
    }

    @Test
    void aClickPicks() {
        click(disk("ws22-2026-06"), MouseButton.PRIMARY);
        assertEquals(disk("ws22-2026-06"), model.pickedProperty().get());
        assertEquals(
                "ws22-2026-06.avhdx, VHDX diff, 4.8 GB own data, child of ws22-2026-03.avhdx,"
                        + " 2 children",
                picture.getAccessibleText());
    }

    @Test
    void altAndAClickSayHowDeep() {
        List<Path> deep = new ArrayList<>();
        picture.onDepthProperty().set(deep::add);
        Point2D at = at(disk("ws22-2026-03"));
        Fx.click(picture, at.getX(), at.getY(), MouseButton.PRIMARY, KeyCode.ALT);
        assertEquals(List.of(disk("ws22-2026-03")), deep);
    }

    @Test
    void theOtherButtonAsksForTheMenu() {
        List<Path> asked = new ArrayList<>();
        picture.onMenuProperty().set((path, _) -> asked.add(path));
        click(disk("app01"), MouseButton.SECONDARY);
        assertEquals(List.of(disk("app01")), asked);
    }

    @Test
    void arrowsWalkAndPick() {
        Fx.run(() -> model.pickedProperty().set(disk("ws22-2026-03")));
        Fx.type(KeyCode.RIGHT);
        assertEquals(disk("ws22-2026-06"), model.pickedProperty().get());
        Fx.type(KeyCode.DOWN);
        assertEquals(disk("sql-test"), model.pickedProperty().get());
        Fx.type(KeyCode.END);
        assertEquals(disk("sql-test_B9D2A6F0-0C1E-4B7A"), model.pickedProperty().get());
        Fx.type(KeyCode.HOME);
        assertEquals(DemoForests.webFarmDisk("ws22-golden.vhdx"), model.pickedProperty().get());
    }

    @Test
    void duringAPreviewTheArrowsLeaveThePickedDiskAlone() {
        Fx.run(
                () -> {
                    model.pickedProperty().set(disk("ws22-2026-09"));
                    model.effectsProperty().set(DemoForests.webFarmEffects());
                });
        Fx.type(KeyCode.LEFT);
        assertEquals(disk("ws22-2026-09"), model.pickedProperty().get());
        assertEquals(disk("ws22-2026-06"), picture.focusedDiskProperty().get());
    }

    @Test
    void enterOpensAndTheMenuKeyAsks() {
        List<String> heard = new ArrayList<>();
        picture.onOpenProperty().set(path -> heard.add("open " + path.getFileName()));
        picture.onMenuProperty().set((path, _) -> heard.add("menu " + path.getFileName()));
        Fx.run(() -> model.pickedProperty().set(disk("web02")));
        Fx.type(KeyCode.ENTER);
        Fx.type(KeyCode.CONTEXT_MENU);
        assertEquals(List.of("open web02.avhdx", "menu web02.avhdx"), heard);
    }

    @Test
    void aDragMovesThePictureAndPicksNothing() {
        double before = Fx.get(() -> picture.viewport().view().getMinX());
        Fx.drag(picture, 500, 200, 300, 150);
        assertEquals(before + 200, Fx.get(() -> picture.viewport().view().getMinX()));
        assertEquals(null, model.pickedProperty().get());
    }

    @Test
    void aDiskPickedElsewhereComesIntoView() {
        Path far = disk("dc01_90AB3E14-77F2-4D60");
        Fx.run(() -> model.pickedProperty().set(far));
        Fx.settle();
        assertTrue(Fx.get(() -> picture.viewport().isInView(far)));
    }

    @Test
    void theZoomStaysWhenTheForestChanges() {
        Fx.run(() -> picture.zoomTo(0.6));
        Fx.run(() -> model.forestProperty().set(DemoForests.hyperV()));
        Fx.settle();
        assertEquals(0.6, Fx.get(() -> picture.zoomProperty().get()));
    }

    @Test
    void zoomGoesInSteps() {
        Fx.run(picture::zoomOut);
        assertEquals(0.85, Fx.get(() -> picture.zoomProperty().get()));
        Fx.run(picture::zoomIn);
        assertEquals(1, Fx.get(() -> picture.zoomProperty().get()));
    }
}
