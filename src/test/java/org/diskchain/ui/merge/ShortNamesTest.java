package org.diskchain.ui.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.testing.DemoForests;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Short names stay clear, and the depth's labels never meet.
final class ShortNamesTest {
    @Test
    void aSharedStartIsLeftOut() {
        ShortNames names =
                new ShortNames(
                        DemoForests.webFarm().chain(DemoForests.webFarmDisk("ws22-2026-09.avhdx")));
        assertEquals("2026-06", names.of(DemoForests.webFarmDisk("ws22-2026-06.avhdx")));
        assertEquals("golden", names.of(DemoForests.webFarmDisk("ws22-golden.vhdx")));
        assertEquals("sql-test", names.of(DemoForests.webFarmDisk("sql-test.avhdx")));
    }

    @Test
    void aBareNumberIsNoName() {
        var forest = DemoForests.chain(3);
        var leaf = DemoForests.disk(forest, "disk-3.avhdx");
        assertEquals("disk-3", new ShortNames(forest.chain(leaf)).of(leaf));
    }

    @Test
    void labelsNeverMeetAndTheTargetAlwaysHasOne() {
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            int stops = 2 + random.nextInt(80);
            List<Double> widths = new ArrayList<>();
            for (int i = 0; i < stops; i++) widths.add(10 + random.nextDouble() * 120);
            int target = 1 + random.nextInt(stops - 1);
            List<DepthLabels.Label> labels = DepthLabels.place(widths, target, 303, 38);
            assertTrue(labels.stream().anyMatch(label -> label.stop() == target));
            for (DepthLabels.Label one : labels) {
                assertTrue(one.x() >= 0 && one.end() <= 303 + 1e-9);
                for (DepthLabels.Label other : labels) {
                    assertTrue(
                            one == other
                                    || one.end() + DepthLabels.GAP <= other.x()
                                    || other.end() + DepthLabels.GAP <= one.x());
                }
            }
        }
    }
}
