package org.diskchain.ui.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.testing.DemoForests;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Optional;

final class WalkTest {
    private static final Family FAMILY = new Family(DemoForests.webFarm());

    private static Walk walk(Orientation orientation) {
        Measures measures = Measures.at(1, orientation, false, 1);
        return new Walk(FAMILY, new Geometry(Layout.of(FAMILY), measures));
    }

    private static Path disk(String stem) {
        return DemoForests.webFarmDisk(stem + ".avhdx");
    }

    private static Path vhd(String stem) {
        return DemoForests.webFarmDisk(stem + ".vhd");
    }

    @Test
    void leftAndRightFollowTheChain() {
        Walk walk = walk(Orientation.LEFT_TO_RIGHT);
        assertEquals(Optional.of(disk("ws22-2026-06")), walk.parent(disk("web-staging")));
        assertEquals(Optional.of(disk("web01")), walk.firstChild(disk("ws22-2026-09")));
        assertEquals(Optional.empty(), walk.firstChild(disk("web02")));
    }

    @Test
    void upAndDownStayInTheColumn() {
        for (Orientation orientation : Orientation.values()) {
            Walk walk = walk(orientation);
            assertEquals(Optional.of(disk("sql-test")), walk.below(disk("ws22-2026-06")));
            assertEquals(Optional.of(disk("iis-legacy")), walk.below(disk("sql-test")));
            assertEquals(Optional.of(disk("web01")), walk.above(disk("web02")));
            assertEquals(Optional.empty(), walk.above(disk("web01")));
        }
    }

    @Test
    void homeAndEndGoToTheEndsOfTheChain() {
        Walk walk = walk(Orientation.LEFT_TO_RIGHT);
        assertEquals(DemoForests.webFarmDisk("ws22-golden.vhdx"), walk.base(disk("web-staging")));
        assertEquals(disk("web01_7C41E0B2-93D5-4E1F"), walk.end(disk("ws22-2026-03")));
        assertEquals(vhd("fs-archive"), walk.base(vhd("fs-archive-2025-w2")));
    }

    @Test
    void aGhostIsNoPlaceToGo() {
        Walk walk = walk(Orientation.LEFT_TO_RIGHT);
        Path orphan = disk("dc01_4F1A22C7-5D0B-49E3");
        assertEquals(Optional.empty(), walk.parent(orphan));
        assertEquals(orphan, walk.base(disk("dc01_90AB3E14-77F2-4D60")));
    }
}
