package org.diskchain.ui.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Rectangle2D;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.ParentState;
import org.diskchain.disk.DiskFacts;
import org.diskchain.testing.DemoForests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class LayoutTest {
    private static Layout layout(DiskForest forest) {
        return Layout.of(new Family(forest));
    }

    private static Layout.Spot spot(Layout layout, String name) {
        return layout.spots().values().stream()
                .filter(spot -> spot.card().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void standsAt(Layout layout, String name, int column, int row) {
        Layout.Spot spot = spot(layout, name);
        assertEquals(
                List.of(column, row), List.of(spot.column(), spot.row()), () -> "place of " + name);
    }

    @Test
    void aChainIsAStraightLine() {
        Layout layout = layout(DemoForests.chain(20));
        layout.spots().values().forEach(spot -> assertEquals(0, spot.row()));
        standsAt(layout, "disk-20.avhdx", 20, 0);
    }

    @Test
    void furtherChildrenComeBelowInOrderOfTime() {
        Layout layout = layout(DemoForests.webFarm());
        standsAt(layout, "ws22-golden.vhdx", 0, 0);
        standsAt(layout, "ws22-2026-09.avhdx", 3, 0);
        standsAt(layout, "web01_7C41E0B2-93D5-4E1F.avhdx", 5, 0);
        standsAt(layout, "web02.avhdx", 4, 1);
        standsAt(layout, "web-staging.avhdx", 3, 2);
        standsAt(layout, "sql-test.avhdx", 2, 3);
        standsAt(layout, "iis-legacy.avhdx", 2, 4);
        standsAt(layout, "app01.avhdx", 1, 5);
    }

    @Test
    void smallTreesShareARowWhereTheyFit() {
        List<Layout.Tree> trees = layout(DemoForests.webFarm()).trees();
        assertEquals(3, trees.size());
        assertEquals(new Layout.Tree(trees.get(1).root(), 0, 6, 1, 3, 1), trees.get(1));
        assertEquals(new Layout.Tree(trees.get(2).root(), 3, 6, 1, 3, 1), trees.get(2));
        assertEquals("dc01.vhdx", trees.get(2).root().getFileName().toString());
    }

    @Test
    void aMissingParentIsAGhostAndAMismatchedOneAParent() {
        Layout layout = layout(DemoForests.webFarm());
        assertEquals(19, layout.spots().size());
        assertTrue(spot(layout, "dc01.vhdx").card() instanceof Card.Ghost);
        standsAt(layout, "dc01_4F1A22C7-5D0B-49E3.avhdx", 1, 0);
        standsAt(layout, "fs-archive-2025.vhd", 1, 0);
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void cardsNeverOverlap(Orientation orientation) {
        Geometry geometry =
                new Geometry(layout(DemoForests.large(600)), Measures.at(1, orientation, false, 1));
        List<Rectangle2D> boxes = new ArrayList<>();
        geometry.layout().spots().values().forEach(spot -> boxes.add(geometry.box(spot)));
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                assertTrue(
                        !boxes.get(i).intersects(boxes.get(j)), boxes.get(i) + " " + i + " " + j);
            }
        }
    }

    @Test
    void everyCardStandsInThePicture() {
        Geometry geometry =
                new Geometry(
                        layout(DemoForests.large(600)),
                        Measures.at(0.75, Orientation.LEFT_TO_RIGHT, false, 1));
        Rectangle2D whole =
                new Rectangle2D(0, 0, geometry.size().getWidth(), geometry.size().getHeight());
        for (Layout.Spot spot : geometry.layout().spots().values()) {
            assertTrue(whole.contains(geometry.box(spot)), () -> spot.card().name());
        }
    }

    @Test
    void tenThousandDisksAndFiveThousandDeepAreLaidOutAtOnce() {
        DiskForest wide = DemoForests.large(10_000);
        DiskForest deep = DemoForests.chain(5_000);
        assertTimeout(
                Duration.ofSeconds(5), () -> assertTrue(layout(wide).spots().size() >= 10_000));
        assertTimeout(
                Duration.ofSeconds(5), () -> assertEquals(5_001, layout(deep).spots().size()));
    }

    @Test
    void aLargeForestTakesTheShapeOfAWindow() {
        Geometry geometry =
                new Geometry(
                        layout(DemoForests.large(2_000)),
                        Measures.at(0.12, Orientation.LEFT_TO_RIGHT, false, 1));
        double shape = geometry.size().getHeight() / geometry.size().getWidth();
        assertTrue(shape > 0.4 && shape < 1.2, () -> "height by width: " + shape);
    }

    @Test
    void aCircleIsCutAndDrawnOnce() {
        Path one = Path.of("/a/one.vhd").toAbsolutePath();
        Path two = Path.of("/a/two.vhd").toAbsolutePath();
        Path three = Path.of("/a/three.vhd").toAbsolutePath();
        List<Path> cycle = List.of(one, two);
        DiskForest forest =
                new DiskForest(
                        List.of(
                                node(one, new ParentState.Cycle(two, cycle)),
                                node(two, new ParentState.Mismatch(one, Guid.ZERO)),
                                node(
                                        three,
                                        new ParentState.Resolved(two, ParentState.Found.RECORDED))),
                        List.of(),
                        List.of());
        Layout layout = layout(forest);
        assertEquals(1, layout.trees().size());
        assertEquals(Set.of(one, two, three), new HashSet<>(layout.spots().keySet()));
    }

    private static DiskNode node(Path path, ParentState parent) {
        return new DiskNode(
                path,
                path.toString(),
                Instant.EPOCH,
                DiskFacts.unreadable(0),
                0,
                parent,
                List.of(),
                false);
    }
}
