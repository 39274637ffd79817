package org.diskchain.ui.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

import org.diskchain.chain.DiskForest;
import org.diskchain.testing.DemoForests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

final class ViewportTest {
    private static Viewport viewport(DiskForest forest, double width, double height) {
        Viewport viewport = new Viewport();
        viewport.show(Layout.of(new Family(forest)));
        viewport.resize(width, height, false);
        return viewport;
    }

    @ParameterizedTest
    @CsvSource({
        "2, FULL",
        "1, FULL",
        "0.85, FULL",
        "0.84, COMPACT",
        "0.5, COMPACT",
        "0.49, DOT",
        "0.02, DOT"
    })
    void lessZoomShowsLess(double zoom, Level level) {
        assertEquals(level, Level.at(zoom));
    }

    @Test
    void cardsHaveTheDrawnSizes() {
        Measures full = Measures.at(1, Orientation.LEFT_TO_RIGHT, false, 1);
        assertEquals(new Rectangle2D(176, 48, 208, 56), drawn(full));
        Measures low = Measures.at(1, Orientation.LEFT_TO_RIGHT, true, 1);
        assertEquals(new Rectangle2D(176, 48, 208, 52), drawn(low));
        Measures compact = Measures.at(0.75, Orientation.LEFT_TO_RIGHT, false, 1);
        assertEquals(new Rectangle2D(136, 36, 148, 44), drawn(compact));
        Measures large = Measures.at(1, Orientation.LEFT_TO_RIGHT, false, 1.5);
        assertEquals(new Rectangle2D(264, 72, 312, 84), drawn(large));
    }

    private static Rectangle2D drawn(Measures measures) {
        return new Rectangle2D(
                measures.cardWidth(), measures.cardHeight(), measures.along(), measures.across());
    }

    @Test
    void aClickFindsTheCardAndTheGapNothing() {
        Viewport viewport = viewport(DemoForests.webFarm(), 1300, 500);
        Geometry geometry = viewport.geometry();
        assertEquals("ws22-golden.vhdx", geometry.at(21, 21).orElseThrow().name());
        assertEquals("ws22-2026-03.avhdx", geometry.at(228, 67).orElseThrow().name());
        assertTrue(geometry.at(210, 40).isEmpty());
    }

    @Test
    void aClickBesideADotFindsIt() {
        Viewport viewport = viewport(DemoForests.webFarm(), 1300, 500);
        viewport.zoomTo(0.3, 0, 0);
        Path disk = DemoForests.webFarmDisk("web02.avhdx");
        Point2D dot = Geometry.centre(viewport.geometry().box(disk).orElseThrow());
        assertEquals(disk, viewport.geometry().at(dot.getX() - 7, dot.getY()).orElseThrow().path());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 0.9, 1.6})
    void zoomingKeepsTheCardUnderTheMouse(double zoom) {
        Viewport viewport = viewport(DemoForests.large(300), 400, 300);
        viewport.moveTo(500, 900);
        Point2D mouse = new Point2D(200, 150);
        Card card =
                viewport.geometry().nearest(500 + mouse.getX(), 900 + mouse.getY()).orElseThrow();
        Point2D before = inView(viewport, card);
        viewport.zoomTo(zoom, mouse.getX(), mouse.getY());
        assertTrue(before.distance(inView(viewport, card)) < 2);
    }

    private static Point2D inView(Viewport viewport, Card card) {
        return Geometry.centre(viewport.geometry().box(card.path()).orElseThrow())
                .subtract(viewport.view().getMinX(), viewport.view().getMinY());
    }

    @Test
    void fitShowsEverythingButNeverLargerThanDrawn() {
        Viewport middling = viewport(DemoForests.large(300), 1200, 800);
        middling.zoomTo(middling.fitting(Viewport.LEAST_FIT), 0, 0);
        assertFalse(middling.isLargerThanView());
        assertEquals(1, viewport(DemoForests.single(), 1200, 800).fitting(0.12));
    }

    @Test
    void fitStopsWhereDotsWouldRunIntoEachOther() {
        Viewport large = viewport(DemoForests.large(2_000), 1200, 800);
        assertEquals(0.12, large.fitting(Viewport.LEAST_FIT));
        large.zoomTo(large.fitting(Viewport.LEAST_FIT), 0, 0);
        assertTrue(large.isLargerThanView());
    }

    @Test
    void fitThatIsAskedForShowsTheWholeOfAnyPicture() {
        Viewport large = viewport(DemoForests.large(2_000), 1200, 800);
        large.zoomTo(large.fitting(Viewport.SMALLEST), 0, 0);
        assertFalse(large.isLargerThanView());
    }

    @Test
    void panningStopsAtTheEdges() {
        Viewport viewport = viewport(DemoForests.webFarm(), 600, 300);
        viewport.pan(-100, -100);
        assertEquals(new Rectangle2D(0, 0, 600, 300), viewport.view());
        viewport.pan(1e9, 1e9);
        assertEquals(viewport.geometry().size().getWidth(), viewport.view().getMaxX());
        assertEquals(viewport.geometry().size().getHeight(), viewport.view().getMaxY());
    }
}
